package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.store.Statements;
import org.trialgraph.store.StoreException;

/** Speaks the SPARQL protocol with a running server. */
class ServerIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String QUERY = "application/sparql-query";
    private static final String TITLES =
            "PREFIX tg: <https://w3id.org/trialgraph/ontology#> SELECT ?title { ?t a tg:Trial ; tg:publicTitle ?title } ORDER BY ?title";

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        Statements.publish(
                data,
                Statements.of("NCT00000001")
                        .titled("\"Metformin in heart failure\"@en")
                        .updated("2020-01-01")
                        .document("a"),
                Statements.of("NCT00000001")
                        .titled("\"Metformin, first version\"@en")
                        .updated("2019-01-01")
                        .document("b"),
                Statements.of("ChiCTR2000000002").titled("\"二甲双胍治疗心力衰竭\"@zh").document("c"));
        server = Server.start(ServerOptions.usual(data).onPort(0));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void getFormAndDirectPost_answerAlike() throws Exception {
        String expected = "title\nMetformin in heart failure\n二甲双胍治疗心力衰竭\n".replace("\n", "\r\n");
        assertThat(get("sparql", TITLES, "text/csv").body()).isEqualTo(expected);
        assertThat(post("sparql", FORM, "query=" + encoded(TITLES), "text/csv").body())
                .isEqualTo(expected);
        assertThat(post("sparql", QUERY, TITLES, "text/csv").body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, '\"bindings\"'",
        "application/sparql-results+xml, '<sparql'",
        "text/csv, 'title'",
        "text/tab-separated-values, '?title'"
    })
    void givesResultsInTheFormatAskedFor(String type, String part) throws Exception {
        HttpResponse<String> response = get("sparql", TITLES, type);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(response.body()).contains(part);
    }

    @Test
    void registryAndHistory_haveEndpoints() throws Exception {
        assertThat(get("ctgov/sparql", TITLES, "text/csv").body())
                .contains("Metformin in heart failure")
                .doesNotContain("二甲双胍")
                .doesNotContain("first version");
        assertThat(get("history/sparql", TITLES, "text/csv").body())
                .contains("first version")
                .doesNotContain("heart failure");
        assertThat(get("umin/sparql", TITLES, "text/csv").body()).isEqualTo("title\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metformin", "\"心力衰竭\""})
    void textSearch_inEnglishAndChinese(String words) throws Exception {
        String query = "PREFIX text: <http://jena.apache.org/text#> SELECT ?t { ?t text:query '" + words + "' }";
        assertThat(get("sparql", query, "text/csv").body()).contains("https://w3id.org/trialgraph/trial/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparql", "update", "data", "upload", "ctgov/update", "history/update", "ctgov", ""})
    void update_isRefused(String path) throws Exception {
        String update = "LOAD <file:///etc/passwd>";
        assertThat(post(path, "application/sparql-update", update, "*/*").statusCode())
                .isBetween(400, 499);
        assertThat(post(path, FORM, "update=" + encoded(update), "*/*").statusCode())
                .isBetween(400, 499);
        assertThat(put(path).statusCode()).isBetween(400, 499);
    }

    @Test
    void from_fetchesNothing() throws Exception {
        Path secret = Files.writeString(data.resolve("secret.ttl"), "<urn:s> <urn:p> 'secret' .");
        for (String clause : new String[] {"FROM", "FROM NAMED"}) {
            String query =
                    "SELECT * " + clause + " <" + secret.toUri() + "> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
            assertThat(get("sparql", query, "text/csv").body()).doesNotContain("secret");
        }
        String everything = "SELECT * { ?s ?p ?o }";
        for (String parameter : new String[] {"default-graph-uri", "named-graph-uri"}) {
            String path =
                    "sparql?" + parameter + "=" + encoded(secret.toUri().toString()) + "&query=" + encoded(everything);
            assertThat(send(request(path).build()).body()).doesNotContain("secret");
        }
    }

    @Test
    void serviceAndJavaFunctions_areRefused() throws Exception {
        String service = "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }";
        HttpResponse<String> refused = get("sparql", service, "text/csv");
        assertThat(refused.statusCode()).isBetween(400, 599);
        assertThat(refused.body()).doesNotContain("w3id.org");
        String function = "PREFIX f: <java:org.apache.jena.sparql.function.library.> SELECT (f:wait(1) AS ?x) {}";
        assertThat(get("sparql", function, "text/csv").statusCode()).isEqualTo(400);
    }

    @Test
    void syntaxError_namesLine() throws Exception {
        HttpResponse<String> response = get("sparql", "SELECT ?s\nWHERE { ?s ?p }", "text/csv");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("line 2").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { 试验:a ?p ?o }",
                "SELECT * { SERVICE <http://试验.example.org/> { ?s ?p ?o } }",
                "ASK { FILTER(<urn:试验>()) }"
            })
    void refusal_ofWordsInAnyScript_namesThem(String query) throws Exception {
        HttpResponse<String> answer = get("sparql", query, "text/csv");
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).contains("试验");
    }

    @Test
    void longQuery_timesOut() throws Exception {
        String endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
        HttpResponse<String> response =
                send(request("sparql?timeout=1&query=" + encoded(endless)).build());
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @Test
    void largeRequest_isRefused() throws Exception {
        String large = TITLES + " #" + "x".repeat(RequestBodies.LARGEST);
        assertThat(post("sparql", QUERY, large, "text/csv").statusCode()).isEqualTo(413);
    }

    @Test
    void endpoint_withoutQuery_hasIntroduction() throws Exception {
        HttpResponse<String> response = send(request("sparql").build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("curl http://");
    }

    @Test
    void cors_isAllowed() throws Exception {
        HttpResponse<String> response = send(request("sparql?query=" + encoded(TITLES))
                .header("Origin", "https://example.org")
                .build());
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    }

    @Test
    void gzip_onRequest() throws Exception {
        HttpResponse<String> response = send(request("sparql?query=" + encoded("SELECT * { ?s ?p ?o }"))
                .header("Accept-Encoding", "gzip")
                .build());
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void close_endsBackgroundWork() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Server.start(ServerOptions.usual(data).onPort(0)).close();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("pages") && !before.contains(thread))
                .isEmpty();
    }

    @Test
    void port_taken_isNamed() {
        assertThatThrownBy(() -> Server.start(ServerOptions.usual(data).onPort(server.port())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("--port");
    }

    @Test
    void store_empty_isNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> Server.start(ServerOptions.usual(empty).onPort(0)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("publish");
    }

    private static HttpResponse<String> get(String path, String query, String accept) throws Exception {
        return send(request(path + "?query=" + encoded(query))
                .header("Accept", accept)
                .build());
    }

    private static HttpResponse<String> post(String path, String type, String body, String accept) throws Exception {
        return send(request(path)
                .header("Content-Type", type)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> put(String path) throws Exception {
        return send(request(path + "?default")
                .header("Content-Type", "text/turtle")
                .PUT(BodyPublishers.ofString("<urn:s> <urn:p> <urn:o> ."))
                .build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
