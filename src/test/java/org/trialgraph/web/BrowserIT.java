package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Opens every kind of page in a browser: on a wide screen, on one of 360 pixels and in the dark. Each must be whole, readable
 * for everyone and silent: no script fails, no policy is broken, no other host is asked. What was drawn is left in {@code
 * target/screenshots}, to be looked at. Skipped where no Chromium is installed.
 */
class BrowserIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1200;
    private static final int NARROW = 360;

    @TempDir
    private static Path data;

    private static Browser browser;
    private static RunningSite site;
    private static Accessibility rules;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.start(data);
        Files.createDirectories(SCREENSHOTS);
        site = RunningSite.ofEveryFormat(data);
        rules = new Accessibility();
    }

    @AfterAll
    static void close() throws Exception {
        if (site != null) {
            site.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "home,/,Clinical trials as linked data",
        "search,/search?q=diabetes,Filters",
        "search-without-words,/search,Results",
        "search-in-vain,/search?q=zzzz,No trial matches all search terms",
        "match,/match,This is no medical advice",
        "trial,/trial/NCT00001962.html,Eligibility",
        "comparison,/compare?trial=NCT00001962&trial=nct00001964,Trials side by side",
        "comparison-of-one,/compare?trial=NCT00001962,Name another one",
        "arm,/trial/NCT00001964/arm/1.html,All statements",
        "registry,/registry/ctgov.html,Trials in this registry",
        "country,/country/CHN.html,Trials in this country",
        "mesh-tree,/mesh/,Diseases",
        "countries,/country/,Trials by country",
        "registries,/registry/,Latest update",
        "ontology,/ontology.html,Classes",
        "codes,/code.html,Concept schemes",
        "code-table,/code/ctgov-words.html,Concepts",
        "shapes,/shapes.html,Shapes",
        "downloads,/dumps/,SHA256SUMS",
        "dataset,/.well-known/void,registrations of clinical trials",
        "example-queries,/.well-known/sparql-examples,questions that researchers ask",
        "for-programs,/api,application/problem+json",
        "missing,/trial/NCT99999999,Nothing here has this address"
    })
    void opensEveryKindOfPage(String name, String path, String part) throws Exception {
        look(name, path, part, List.of(false, true));
    }

    @TestFactory
    Stream<DynamicTest> sharedResources_ofEachKind_open() throws Exception {
        String query = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT ?name (SAMPLE(?value) AS ?thing) {"
                + " VALUES (?name ?property) { ('condition' tg:condition) ('sponsor' tg:leadSponsor) ('site' tg:site) ('mesh' tg:mesh)"
                + " ('study' tg:study) ('document' tg:document) ('link' tg:link) ('outcome' tg:outcome)"
                + " ('criterion' tg:criterion) ('constraint' tg:constraint) } ?any ?property ?value } GROUP BY ?name";
        return things(query).entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> look(each.getKey(), page(each.getValue()), "All statements", List.of(false))));
    }

    @TestFactory
    Stream<DynamicTest> trials_ofEachFormat_open() throws Exception {
        String query = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>"
                + " SELECT ?name (SAMPLE(?trial) AS ?thing) { ?trial a tg:Trial ; tg:document/dcterms:format ?name }"
                + " GROUP BY ?name";
        Map<String, String> trials = things(query);
        assertThat(trials).hasSizeGreaterThan(20);
        return trials.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> look(
                                "trial-" + each.getKey(), page(each.getValue()), "Source documents", List.of(false))));
    }

    @Test
    void keyboard_skipsHeader() throws Exception {
        browser.show(WIDE, false);
        browser.open(site.address());
        browser.press("Tab");
        assertThat(browser.evaluate("document.activeElement.className").asText())
                .isEqualTo("skip");
        browser.press("Enter");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("main");
    }

    @ParameterizedTest
    @CsvSource({"match-trials,58,unlikely because of", "match-refused,-58,cannot be"})
    void match_sentByKeyboard_showsTrialsOrWhatIsWrong(String name, String age, String part) throws Exception {
        String fill = "for (const [id, value] of [['age', '%s'], ['sex', 'female'], ['conditions', 'asthma']])"
                + " document.getElementById(id).value = value; document.getElementById('age').focus()";
        look(
                name,
                () -> {
                    browser.open(site.address() + "match");
                    browser.evaluate(fill.formatted(age));
                    browser.press("Enter");
                    browser.until("document.querySelector('.judged, .problems') !== null");
                    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
                },
                part,
                List.of(false, true));
    }

    /** Opens a page in the browser. */
    private interface Opening {
        void open() throws Exception;
    }

    private static void look(String name, String path, String part, List<Boolean> modes) throws Exception {
        look(name, () -> browser.open(site.address() + path.substring(1)), part, modes);
    }

    private static void look(String name, Opening page, String part, List<Boolean> modes) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (boolean dark : modes) {
            browser.show(WIDE, dark);
            page.open();
            browser.screenshot(SCREENSHOTS.resolve(name + (dark ? "-dark.png" : ".png")), 4_000);
            all.assertThat(rules.violations(browser, ""))
                    .as(name + (dark ? " in the dark" : ""))
                    .isEmpty();
        }
        all.assertThat(browser.evaluate("document.body.textContent").asText()).contains(part);
        all.assertThat(browser.evaluate("document.querySelectorAll('h1').length")
                        .asInt())
                .isEqualTo(1);
        all.assertThat(browser.complaints().stream().filter(each -> !each.contains("status of 4")))
                .isEmpty();
        all.assertThat(browser.requests()).allMatch(each -> each.startsWith(site.address()));
        browser.show(NARROW, false);
        all.assertThat(browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .as(name + " is wider than a small screen by")
                .isZero();
        browser.screenshot(SCREENSHOTS.resolve(name + "-narrow.png"), 2_000);
        all.assertAll();
    }

    private static Map<String, String> things(String query) throws Exception {
        String address = "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode rows = new ObjectMapper()
                .readTree(site.get(address, "application/sparql-results+json").body())
                .at("/results/bindings");
        Map<String, String> things = new TreeMap<>();
        rows.forEach(row -> things.put(
                row.at("/name/value").asText(), row.at("/thing/value").asText()));
        return things;
    }

    private static String page(String iri) {
        return iri.replace("https://w3id.org/trialgraph", "").replace("http://id.nlm.nih.gov", "") + ".html";
    }
}
