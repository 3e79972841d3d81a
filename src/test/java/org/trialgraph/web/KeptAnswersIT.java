package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered is answered again without work, and not at all to a client that has it. */
class KeptAnswersIT {
    private static final String LABELS =
            "SELECT ?l { ?t <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?l LIMIT 5";
    private static final String CSV = "text/csv";
    private static final String KEPT = "public, no-cache";

    @TempDir
    private static Path data;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        site = RunningSite.open(data);
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @Test
    void query_askedAgain_isAnsweredWithoutWork() throws Exception {
        String numbers = IntStream.range(0, 500).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        String heavy = "SELECT (COUNT(*) AS ?n) { VALUES ?a { " + numbers + " } . VALUES ?b { " + numbers
                + " } FILTER (SHA256(STR(?a + ?b)) > \"8\") }";
        long first = nanos(heavy);
        assertThat(nanos(heavy)).isLessThan(first / 10);
        assertThat(nanos(heavy.replace(" . ", " .\n  ") + "# a remark")).isLessThan(first / 10);
        assertThat(post(heavy).body()).isEqualTo(get("/sparql", heavy).body());
    }

    private static long nanos(String query) throws Exception {
        long begin = System.nanoTime();
        assertThat(get("/sparql", query).statusCode()).isEqualTo(200);
        return System.nanoTime() - begin;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql", "/ctgov/sparql", "/history/sparql"})
    void answerOfAnEndpoint_hasATag_andIsNotSentToWhoHasIt(String endpoint) throws Exception {
        HttpResponse<String> first = get(endpoint, LABELS);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue(KEPT);
        assertThat(first.headers().firstValue("Pragma")).isEmpty();
        assertThat(first.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
        HttpResponse<String> again = get(endpoint, LABELS);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        for (String tags : List.of(
                tag, "W/" + tag, "\"other\", " + tag + " , \"more\"", tag.replaceFirst("\"$", "--gzip\""), "*")) {
            HttpResponse<String> unchanged = conditional("GET", endpoint, LABELS, tags);
            assertThat(unchanged.statusCode()).as(tags).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().firstValue("ETag")).hasValue(tag);
            assertThat(conditional("HEAD", endpoint, LABELS, tags).statusCode()).isEqualTo(304);
        }
        for (String tags : List.of("\"other\"", tag.substring(0, 20), "\"other\", \"*\"x", "")) {
            assertThat(conditional("GET", endpoint, LABELS, tags).body()).isEqualTo(first.body());
        }
    }

    @Test
    void answerThatWasNotGivenYet_isNotSentToWhoTakesAny() throws Exception {
        String query = LABELS.replace("5", "4");
        HttpResponse<String> unchanged = conditional("GET", "/sparql", query, "*");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(get("/sparql", query).body().lines()).hasSize(5);
    }

    @Test
    void forms_haveTagsOfTheirOwn() throws Exception {
        String address = address("/sparql", LABELS);
        HttpResponse<String> csv = site.get(address, CSV);
        HttpResponse<String> json = site.get(address, "application/sparql-results+json");
        HttpResponse<String> named = site.get(address + "&format=tsv", CSV);
        assertThat(List.of(csv, json, named))
                .extracting(each -> each.headers().firstValue("ETag").orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(json.body()).startsWith("{");
        assertThat(site.get(address, CSV).body()).isEqualTo(csv.body());
        assertThat(site.get(address + "&default-graph-uri=urn:x", CSV).body()).isNotEqualTo(csv.body());
        String count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        assertThat(get("/ctgov/sparql", count).body())
                .isNotEqualTo(get("/history/sparql", count).body());
    }

    @Test
    void head_hasTheHeadersOfGet() throws Exception {
        String query = LABELS.replace("5", "3");
        HttpResponse<String> head = conditional("HEAD", "/sparql", query, "\"none\"");
        HttpResponse<String> get = get("/sparql", query);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (NOW() AS ?x) {}",
                "SELECT (RAND() AS ?x) {}",
                "SELECT (UUID() AS ?x) {}",
                "SELECT (STRUUID() AS ?x) {}",
                "SELECT (BNODE() AS ?x) {}",
                "SELECT (BNODE(\"a\") AS ?x) {}",
                "SELECT (<http://www.w3.org/ns/sparql#uuid>() AS ?x) {}",
                "SELECT (CALL(IRI(CONCAT(\"http://www.w3.org/ns/sparql#\", \"uuid\"))) AS ?x) {}",
                "SELECT (SAMPLE(STRUUID()) AS ?x) { ?s ?p ?o } GROUP BY ?p",
                "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r FILTER (RAND() >= 0) } }",
                "SELECT * { { SELECT ?s { ?s ?p ?o } ORDER BY RAND() LIMIT 1 } }",
                "CONSTRUCT { [] <urn:p> ?l } { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }",
                "SELECT * { SERVICE <https://w3id.org/trialgraph/ctgov/sparql> { SELECT * { ?s ?p ?o } LIMIT 1 } }",
                "SELECT * { BIND (1 AS ?x) FILTER NOT EXISTS { SERVICE <https://w3id.org/trialgraph/ctgov/sparql> { ?s <urn:none> ?o } } }",
            })
    void answer_thatIsAnotherTheNextTime_isNeverKept(String query) throws Exception {
        HttpResponse<String> answer = site.get(address("/sparql", query), "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        if (query.contains("UUID") || query.contains("uuid")) {
            assertThat(site.get(address("/sparql", query), "*/*").body()).isNotEqualTo(answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p",
                "SELECT (<urn:unknown>(1) AS ?x) {}",
                "SELECT * { ?s <http://jena.apache.org/text#query> \"(((\" }",
            })
    void fault_isNeverKept(String query) throws Exception {
        HttpResponse<String> answer = get("/sparql", query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void faultAfterTheFirstRow_isNeverKept() throws Exception {
        String query =
                "SELECT ?n ?x { VALUES ?n { 2 200000 } BIND (REPLACE(\"" + "a".repeat(60) + "\", \"a\", SUBSTR(\""
                        + "b".repeat(30_000 / 3) + "\", 1, ?n)) AS ?y) BIND (CONCAT(?y, ?y, ?y) AS ?x) }";
        HttpResponse<String> answer = post(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(get("/sparql", query).headers().firstValue("ETag")).isEmpty();
        assertThat(get("/sparql", query).statusCode()).isEqualTo(400);
    }

    @Test
    void answerToABody_isStoredByNobodyElse() throws Exception {
        HttpResponse<String> answer = post(LABELS);
        assertThat(answer.body()).isEqualTo(get("/sparql", LABELS).body());
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(post(LABELS).headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/trial/NCT00000001.html",
                "/trial/NCT00000001.ttl",
                "/search?q=metformin",
                "/search.json?q=metformin"
            })
    void page_askedAgain_isTheSame_andNotSentToWhoHasIt(String path) throws Exception {
        HttpResponse<String> first = site.page(path);
        HttpResponse<String> again = site.page(path);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().map().keySet())
                .isEqualTo(first.headers().map().keySet());
        assertThat(again.headers().firstValue("Cache-Control")).hasValue(KEPT);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        HttpResponse<String> unchanged =
                site.send(site.request(path).header("Accept", "text/html").header("If-None-Match", "\"a\", W/" + tag));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
    }

    private static HttpResponse<String> get(String endpoint, String query) throws Exception {
        return site.get(address(endpoint, query), CSV);
    }

    private static HttpResponse<String> conditional(String method, String endpoint, String query, String tags)
            throws Exception {
        return site.send(site.request(address(endpoint, query))
                .header("Accept", CSV)
                .header("If-None-Match", tags)
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<String> post(String query) throws Exception {
        return site.send(site.request("/sparql")
                .header("Content-Type", "application/sparql-query")
                .header("Accept", CSV)
                .POST(BodyPublishers.ofString(query)));
    }

    private static String address(String endpoint, String query) {
        return endpoint + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
