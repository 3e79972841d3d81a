package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The query editor as a person uses it in a browser. Skipped where no Chromium is installed. */
class QueryPageIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String TABLE = "document.querySelector('.yasr table')";

    private static final Duration LONGEST_QUERY = Duration.ofSeconds(3);
    private static final List<String> WANTED_COMPLAINTS =
            List.of("400", "Parse error", "Failed to fetch", "ERR_INCOMPLETE_CHUNKED_ENCODING");

    @TempDir
    private static Path data;

    private static Browser browser;
    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.start(data);
        Files.createDirectories(SCREENSHOTS);
        site = RunningSite.open(data, new ClientTimeouts(Duration.ofSeconds(30), 4096, LONGEST_QUERY));
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

    @BeforeEach
    void openTheEditor() throws Exception {
        browser.show(1200, false);
        browser.open(site.address() + "query");
        browser.evaluate("localStorage.clear()");
        browser.open(site.address() + "query");
        browser.until("document.documentElement.dataset.ready === 'yes'");
    }

    @AfterEach
    void askedNobodyElseAndBrokeNoPolicy() throws Exception {
        assertThat(browser.requests())
                .allMatch(address -> address.startsWith(site.address()) || address.startsWith("data:"));
        assertThat(browser.complaints().stream()
                        .filter(each -> WANTED_COMPLAINTS.stream().noneMatch(each::contains)))
                .isEmpty();
    }

    @Test
    void example_clicked_showsRows() throws Exception {
        click("How many trials are in each phase");
        browser.until(TABLE + "?.textContent.includes('Phase3')");
        browser.screenshot(SCREENSHOTS.resolve("query.png"), 3_000);
        browser.show(360, false);
        browser.screenshot(SCREENSHOTS.resolve("query-narrow.png"), 3_000);
        browser.show(1200, true);
        browser.screenshot(SCREENSHOTS.resolve("query-dark.png"), 3_000);
    }

    @Test
    void rows_areOfferedAsCsv() throws Exception {
        click("How many trials are in each phase");
        browser.until(TABLE + " !== null");
        browser.until("!document.querySelector('#rows').hidden");
        String csv = browser.evaluate("fetch(document.querySelector('#rows a').href).then(answer => answer.text())")
                .asText();
        assertThat(csv).startsWith("phase,").contains("Phase3");
    }

    @Test
    void row_linksToResource() throws Exception {
        type("SELECT ?trial { ?trial a <https://w3id.org/trialgraph/ontology#Trial> } ORDER BY ?trial LIMIT 1");
        browser.until("!!" + TABLE + "?.querySelector('a[href]')");
        browser.evaluate(TABLE + ".querySelector('a[href]').click()");
        browser.until("location.pathname.startsWith('/trial/') && document.querySelector('#statements') !== null");
    }

    @Test
    void syntaxError_marksLine() throws Exception {
        type("SELECT ?trial {\\n  ?trial a tg:Trial .\\n}");
        browser.until("document.querySelector('.yasr').textContent.includes('Unresolved prefixed name')");
        browser.until("document.querySelector('.CodeMirror .mistake')?.textContent.includes('tg:Trial')");
        assertThat(browser.evaluate("document.querySelector('#mistake').textContent")
                        .asText())
                .contains("Line 2");
        browser.screenshot(SCREENSHOTS.resolve("query-mistake.png"), 2_000);
    }

    @Test
    void answer_thatBreaksOff_isNotShownAsWhole() throws Exception {
        type("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
        browser.until("document.querySelector('#mistake').textContent.includes('The answer broke off')");
        assertThat(browser.evaluate(TABLE + " === null && document.querySelector('#rows').hidden")
                        .asBoolean())
                .isTrue();
        browser.screenshot(SCREENSHOTS.resolve("query-broken-off.png"), 2_000);
    }

    @Test
    void terms_areCompleted() throws Exception {
        String begun = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT * { ?t tg:overallSt";
        browser.evaluate(EDITOR + ".setValue('" + begun + "')");
        browser.evaluate(EDITOR + ".focus(); " + EDITOR + ".setCursor({line: 0, ch: " + begun.length() + "});" + EDITOR
                + ".autocomplete(false)");
        browser.until("document.querySelector('.CodeMirror-hints')?.textContent.includes('tg:overallStatus')");
    }

    @Test
    void queryPage_isAccessible() throws Exception {
        Accessibility rules = new Accessibility();
        assertThat(rules.violations(browser, "#yasgui")).isEmpty();
        Files.write(Path.of("target", "accessibility-of-the-editor.txt"), rules.violationsWithin(browser, "#yasgui"));
    }

    private static final String EDITOR = "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror";

    private static void click(String example) throws Exception {
        browser.evaluate("[...document.querySelectorAll('#examples button')].find(each => each.textContent === '"
                + example + "').click()");
    }

    private static void type(String query) throws Exception {
        browser.evaluate(EDITOR + ".setValue('" + query + "'); " + EDITOR + ".query(); 0");
    }
}
