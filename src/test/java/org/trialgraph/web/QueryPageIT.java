package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The query editor as a person uses it in a browser. Skipped where no Chromium is installed. */
class QueryPageIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String TABLE = "document.querySelector('#view table.rows')";
    private static final String EDITOR = "document.querySelector('#editor .CodeMirror').CodeMirror";

    private static final Duration LONGEST_QUERY = Duration.ofSeconds(3);
    private static final List<String> WANTED_COMPLAINTS =
            List.of("400", "500", "Failed to fetch", "ERR_INCOMPLETE_CHUNKED_ENCODING");

    @TempDir
    private static Path data;

    private static Browser browser;
    private static RunningSite site;
    private static Accessibility rules;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.start(data);
        rules = new Accessibility();
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

    private static void open(String path) throws Exception {
        browser.show(1280, false);
        browser.open(site.address() + path);
        browser.until("document.documentElement?.dataset.ready === 'yes'");
    }

    private static void type(String query) throws Exception {
        browser.evaluate(EDITOR + ".setValue(" + quoted(query) + "); document.querySelector('#run').click(); 0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    private static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').innerText")
                .asText();
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
    void example_chosen_hasItsAddressAndShowsRows() throws Exception {
        open("query");
        browser.evaluate("document.querySelector('a[href$=\"example=phases\"]').click()");
        browser.until(TABLE + "?.textContent.includes('phase 3')");
        assertThat(browser.evaluate("location.search").asText()).isEqualTo("?example=phases");
        assertThat(text("#example-title")).isEqualTo("How many trials are in each phase");
        assertThat(text(".subject [aria-current]")).isEqualTo("How many trials are in each phase");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "table|SELECT * { VALUES (?disease ?trials) { ('anaemia' 10) ('asthma' 3) } }|document.querySelectorAll('.rows tbody tr').length === 2",
                "chart|SELECT * { VALUES (?disease ?trials) { ('anaemia' 10) ('asthma' 3) } }|document.querySelectorAll('.bars rect').length === 2",
                "map|SELECT * { VALUES (?site ?lat ?long) { ('Oxford' 51.75 -1.26) ('合肥' 31.86 117.28) } }|document.querySelectorAll('.map circle').length === 2",
                "graph|CONSTRUCT { ?trial ?property ?thing } WHERE { ?trial a <https://w3id.org/trialgraph/ontology#Trial> ; ?property ?thing }"
                        + "|document.querySelectorAll('.network line').length > 2"
            })
    void result_inEachView_isDrawnForEveryone(String view, String query, String drawn) throws Exception {
        open("query");
        type(query);
        browser.until(TABLE + " !== null");
        browser.evaluate(
                "[...document.querySelectorAll('#views button')].find(each => each.textContent.toLowerCase() === '"
                        + view + "').click()");
        browser.until(drawn);
        assertThat(browser.evaluate("location.search").asText())
                .contains("query=")
                .matches(view.equals("table") ? ".*" : ".*view=" + view);
        for (boolean dark : List.of(false, true)) {
            browser.show(1280, dark);
            assertThat(rules.violations(browser, "#editor"))
                    .as(view + (dark ? " in the dark" : ""))
                    .isEmpty();
            browser.screenshot(SCREENSHOTS.resolve("query-" + view + (dark ? "-dark.png" : ".png")), 3_000);
        }
        browser.show(390, false);
        assertThat(rules.violations(browser, "#editor"))
                .as(view + " on a small screen")
                .isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .isZero();
        browser.screenshot(SCREENSHOTS.resolve("query-" + view + "-narrow.png"), 3_000);
        browser.open(browser.evaluate("location.href").asText());
        browser.until(drawn);
    }

    @Test
    void graph_ofManyNodes_saysThatItIsCut() throws Exception {
        open("query");
        type(
                "CONSTRUCT { ?a <urn:next> ?b } WHERE { "
                        + "VALUES ?i { 0 1 2 3 4 5 6 7 8 9 } VALUES ?j { 0 1 2 3 4 5 6 7 8 9 } VALUES ?k { 0 1 2 } "
                        + "BIND (IRI(CONCAT('urn:a', STR(?i), STR(?j), STR(?k))) AS ?a) BIND (IRI(CONCAT('urn:b', STR(?i), STR(?j), STR(?k))) AS ?b) }");
        browser.until(TABLE + " !== null");
        browser.evaluate("document.querySelectorAll('#views button')[3].click()");
        browser.until("document.querySelector('.network') !== null");
        assertThat(text("#view .tools")).contains("150 nodes, 75 lines").contains("225 lines are left out");
    }

    @ParameterizedTest
    @CsvSource({"1,1,", "500,50,The 50 longest of 500 bars."})
    void chart_ofOneOrManyBars_isBounded(int rows, int bars, String said) throws Exception {
        open("query");
        type(
                "SELECT ?name ?n { VALUES ?i { 0 1 2 3 4 } VALUES ?j { 0 1 2 3 4 5 6 7 8 9 } VALUES ?k { 0 1 2 3 4 5 6 7 8 9 }"
                        + " BIND (100 * ?i + 10 * ?j + ?k AS ?n) FILTER (?n < " + rows
                        + ") BIND (CONCAT('no. ', STR(?n)) AS ?name) }");
        browser.until(TABLE + " !== null");
        browser.evaluate("document.querySelectorAll('#views button')[1].click()");
        browser.until("document.querySelectorAll('.bars rect').length === " + bars);
        assertThat(text("#view")).contains(said == null ? "n by name" : said);
    }

    @Test
    void cell_ofGreatLength_isCut() throws Exception {
        open("query");
        type(
                "SELECT (CONCAT(?e, ?e, ?e, ?e, ?e, ?e, ?e, ?e) AS ?long) { BIND ('0123456789' AS ?a) BIND (CONCAT(?a, ?a, ?a, ?a, ?a) AS ?b)"
                        + " BIND (CONCAT(?b, ?b, ?b, ?b, ?b, ?b) AS ?c) BIND (CONCAT(?c, ?c, ?c, ?c, ?c, ?c) AS ?d)"
                        + " BIND (CONCAT(?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d) AS ?e) }");
        browser.until(TABLE + "?.querySelector('td')?.textContent.length === 5002");
    }

    @Test
    void table_ofManyRows_isPagedSortedAndFiltered() throws Exception {
        open("query");
        type(
                "SELECT ?n { VALUES ?i { 0 1 2 3 4 5 6 7 8 9 } VALUES ?j { 0 1 2 3 4 5 6 7 8 9 } VALUES ?k { 0 1 2 } BIND (100 * ?k + 10 * ?i + ?j AS ?n) }");
        browser.until(TABLE + "?.querySelectorAll('tbody tr').length === 100");
        assertThat(text("#view .tools")).contains("Rows 1 to 100 of 300");
        browser.evaluate("[1, 2].forEach(() => document.querySelector('.rows th button').click())");
        assertThat(text(".rows td")).isEqualTo("299");
        assertThat(browser.evaluate("document.querySelector('.rows th').getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("descending");
        browser.evaluate(
                "(box => { box.value = '77'; box.dispatchEvent(new Event('input')); })(document.querySelector('#rows-with'))");
        assertThat(text("#view .tools")).contains("3 rows");
    }

    @Test
    void rows_areOfferedAsCsv() throws Exception {
        open("query?example=phases");
        browser.until("!document.querySelector('#rows').hidden");
        String csv = browser.evaluate("fetch(document.querySelector('#rows a').href).then(answer => answer.text())")
                .asText();
        assertThat(csv).startsWith("phase,").contains("phase 3");
    }

    @Test
    void row_linksToResource() throws Exception {
        open("query");
        type("SELECT ?trial { ?trial a <https://w3id.org/trialgraph/ontology#Trial> } ORDER BY ?trial LIMIT 1");
        browser.until("!!" + TABLE + "?.querySelector('a[href]')");
        browser.evaluate(TABLE + ".querySelector('a[href]').click()");
        browser.until("location.pathname.startsWith('/trial/') && document.querySelector('#statements') !== null");
    }

    @Test
    void values_inTheAddress_areThoseOfTheFormAndTheQuery() throws Exception {
        open("query?example=eligible-by-age-and-sex&age=70&person=Male");
        assertThat(browser.evaluate(EDITOR + ".getValue()").asText())
                .contains("VALUES ?age { 70 }")
                .contains("VALUES ?person { tgc:Male }")
                .doesNotContain("# title");
        browser.evaluate(
                "document.querySelector('#value-age').value = '71'; document.querySelector('.parameters button').click()");
        browser.until("location.search === '?example=eligible-by-age-and-sex&age=71&person=Male'"
                + " && document.documentElement?.dataset.ready === 'yes' && " + EDITOR
                + ".getValue().includes('?age { 71 }')");
    }

    @Test
    void values_thatAreNone_areRefusedInWords() throws Exception {
        String path = "/query?example=eligible-by-age-and-sex&age=70%7D%20SERVICE%20%3Curn:x%3E%20%7B%3Cscript%3E";
        assertThat(site.get(path, "text/html").statusCode()).isEqualTo(400);
        assertThat(site.get(path, "text/html").body())
                .contains("is not a whole number from 0 to 120")
                .doesNotContain("<script>")
                .contains("VALUES ?age { 40 }");
        assertThat(site.get("/query?example=none", "text/html").statusCode()).isEqualTo(404);
        assertThat(site.get("/query?example=" + "x".repeat(10_000), "text/html").body())
                .contains("there is no example");
        assertThat(site.get("/query?query=%3C%2Ftextarea%3E%3Cscript%3E%00%E2%80%AE", "text/html")
                        .body())
                .contains("&lt;/textarea&gt;");
    }

    @Test
    void page_withoutScript_hasListFormAndText() throws Exception {
        String page =
                site.get("/query?example=changes-between-captures", "text/html").body();
        assertThat(page)
                .contains("<form id=\"ask\" action=\"/history/sparql\" method=\"get\"")
                .contains("GRAPH ?older")
                .contains("href=\"/query?example=text-search\"");
        assertThat(site.get("/query?example=text-search&words=h%C3%A9patite", "text/html")
                        .body())
                .contains("VALUES ?words { &quot;hépatite&quot; }");
    }

    @Test
    void empty_answer_saysWhatIsMissing() throws Exception {
        open("query?example=trials-near-a-place");
        browser.until("document.querySelector('#state').textContent.includes('publish records that give coordinates')");
        assertThat(browser.evaluate("document.querySelector('#view').childElementCount")
                        .asInt())
                .isZero();
    }

    @Test
    void examples_areFilteredAsOneTypes() throws Exception {
        open("query");
        browser.evaluate(
                "(box => { box.value = 'creatinine kidney'; box.dispatchEvent(new Event('input')); })(document.querySelector('#filter'))");
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('.subject li')].filter(each => each.checkVisibility()).length")
                        .asInt())
                .isEqualTo(1);
        assertThat(text("#left")).startsWith("1 of ");
    }

    @Test
    void syntaxError_isSaidOnce_atItsLine() throws Exception {
        open("query");
        type("SELECT ?trial {\n  ?trial a tg:Trial .\n}");
        browser.until("document.querySelector('.CodeMirror .wrong')?.textContent.includes('tg:Trial')");
        assertThat(text(".CodeMirror .mistake")).isEqualTo("Line 2, column 12: Unresolved prefixed name: tg:Trial");
        assertThat(browser.evaluate("document.body.innerText.split('Unresolved prefixed name').length - 1")
                        .asInt())
                .isEqualTo(1);
        browser.screenshot(SCREENSHOTS.resolve("query-mistake.png"), 2_000);
        browser.evaluate(EDITOR + ".setValue('ASK {}')");
        assertThat(browser.evaluate("document.querySelector('.CodeMirror .mistake') === null")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void answer_thatBreaksOff_isNotShownAsWhole() throws Exception {
        open("query");
        type("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
        browser.until("document.querySelector('#mistake').textContent.includes('The answer broke off')"
                + " || document.querySelector('#state').textContent.includes('too large')");
        assertThat(browser.evaluate(TABLE + " === null").asBoolean()).isTrue();
    }

    @Test
    void engineThatFails_saysSoInWords() throws Exception {
        String query = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT * { { ?a <urn:none> ?h }"
                + " { ?s a tg:Trial MINUS { ?s a tg:Arm } ?s tg:registry ?h } }";
        open("query");
        type(query);
        Predicate<String> words = said -> said.isEmpty() || said.contains("the query engine failed");
        browser.until("document.querySelector('#run').textContent === 'Run'");
        assertThat(text("#mistake")).matches(words).doesNotContain("jena");
    }

    @Test
    void terms_areCompleted() throws Exception {
        open("query");
        String begun = "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT * { ?t tg:overallSt";
        browser.evaluate(EDITOR + ".setValue('" + begun + "')");
        browser.evaluate(EDITOR + ".focus(); " + EDITOR + ".setCursor({line: 0, ch: " + begun.length() + "});" + EDITOR
                + ".autocomplete(false)");
        browser.until("document.querySelector('.CodeMirror-hints')?.textContent.includes('tg:overallStatus')");
    }

    @Test
    void keyboard_leavesTheEditor() throws Exception {
        open("query");
        browser.evaluate(EDITOR + ".focus()");
        browser.press("Tab");
        browser.press("Tab");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("run");
    }

    @Test
    void queryPage_isAccessible() throws Exception {
        open("query?example=eligible-in-a-country");
        assertThat(rules.violations(browser, "")).isEmpty();
    }
}
