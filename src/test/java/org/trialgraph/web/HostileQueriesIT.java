package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.store.Statements;

/** Queries that mean harm: each ends within its time, with a sentence, and meanwhile everybody else is served. */
@Timeout(120)
class HostileQueriesIT {
    private static final Duration LONGEST = Duration.ofSeconds(4);
    private static final String PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    private static final String SKIPPED = PRODUCT + " OFFSET 1000000000 LIMIT 1";
    private static final String BACKTRACKING = "SELECT (REGEX(\""
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(.*.*.*.*.*.*.*.*)*b$\") AS ?x) {}";
    private static final String WAIT = "java:org.apache.jena.sparql.function.library.wait";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        Statements.publish(
                data,
                Statements.of("NCT00000001")
                        .titled("\"Metformin in heart failure\"@en")
                        .withArms(40)
                        .document("a"));
        ClientTimeouts usual = ClientTimeouts.usual();
        server = Server.start(
                ServerOptions.usual(data).onPort(0),
                new ClientTimeouts(Duration.ofSeconds(5), usual.bytesPerSecond(), LONGEST));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (<" + WAIT + ">(5000) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#wait>(5000) AS ?x) {}",
                "SELECT * { FILTER(<" + WAIT + ">(5000)) }",
                "SELECT * { FILTER EXISTS { FILTER(<" + WAIT + ">(5000)) } }",
                "SELECT * { { SELECT ?t { BIND(<" + WAIT + ">(5000) AS ?t) } } }",
                "SELECT * { ?s a ?t } ORDER BY <" + WAIT + ">(5000)",
                "SELECT (COUNT(*) AS ?n) { ?s a ?t } GROUP BY (<" + WAIT + ">(5000) AS ?x)",
                "SELECT (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t HAVING(<" + WAIT + ">(5000))",
                "SELECT (SUM(<" + WAIT + ">(5000)) AS ?n) { ?s a ?t }",
                "SELECT (AGG <" + WAIT + ">(?s) AS ?n) { ?s a ?t }"
            })
    void functions_notOffered_areRefusedByName(String query) throws Exception {
        HttpResponse<String> answer = ask(query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("wait").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (CALL(IRI(CONCAT(\"ja\", \"va:org.apache.jena.sparql.function.library.wait\")), 20000) AS ?x) {}",
                "SELECT (CALL(IRI(CONCAT(\"http://jena.apache.org/ARQ/func\", \"tion#wait\")), 20000) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(IRI(\"" + WAIT + "\"), 20000) AS ?x) {}",
                "SELECT ?x { VALUES ?f { <" + WAIT + "> } BIND(CALL(?f, 20000) AS ?x) }"
            })
    void functions_namedWhileTheQueryRuns_areUnknown(String query) throws Exception {
        HttpResponse<String> answer = ask(query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().strip()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { 1 <java:org.apache.jena.sparql.pfunction.library.versionARQ> ?x }",
                "SELECT * { 1 <http://jena.apache.org/ARQ/property#versionARQ> ?x }"
            })
    void propertyFunctions_notOffered_areProperties(String query) throws Exception {
        assertThat(ask(query).body().strip()).isEqualTo("x");
    }

    @Test
    void functions_offered_giveWhatSparqlSays() throws Exception {
        String query =
                "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX fn: <http://www.w3.org/2005/xpath-functions#> "
                        + "SELECT (REPLACE(\"abcb\", \"(b)\", \"[$1]\") AS ?a) (CONCAT(\"x\", \"y\"@en) AS ?b) (REGEX(\"ABC\", \"b\", \"i\") AS ?c) "
                        + "(LANG(REPLACE(\"ab\"@fr, \"a\", \"c\")) AS ?d) (xsd:integer(\"3\") AS ?e) (fn:matches(\"ABC\", \"b\") AS ?f) "
                        + "(REPLACE(\"ABC\", \"B\", \"\\\\$\") AS ?h) {}";
        assertThat(ask(query).body().lines().toList()).last().isEqualTo("a[b]c[b],xy,true,fr,3,false,A$C");
    }

    @ParameterizedTest
    @ValueSource(strings = {SKIPPED, BACKTRACKING})
    void query_thatIsNotDoneInTime_ends(String query) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = ask(query);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("takes longer");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST.multipliedBy(5));
    }

    @Test
    void answer_cutByTime_breaksTheConnection() {
        assertThatThrownBy(() -> ask(PRODUCT)).isInstanceOf(IOException.class);
    }

    @Test
    void text_thatDoubles_isRefused() throws Exception {
        for (String doubled : List.of(
                "CONCAT(?x%1$d, ?x%1$d)",
                "REPLACE(?x%1$d, \"(.)\", \"$1$1\")", "ENCODE_FOR_URI(CONCAT(?x%1$d, \"%%\", ?x%1$d))")) {
            String query = repeated(doubled, "\"aaaa\"");
            HttpResponse<String> answer = ask(query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("characters");
        }
    }

    @Test
    void numbers_thatDoubleTheirDigits_areRefused() throws Exception {
        String power = "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(%s) AS ?x) {}";
        for (String query : List.of(
                repeated("?x%1$d * ?x%1$d", "9999"),
                repeated("?x%1$d * ?x%1$d", "1.0001"),
                power.formatted("9999999999, 99999999"),
                "SELECT (" + "9".repeat(500_000) + " AS ?x) {}",
                "SELECT (STRDT(REPLACE(\"" + "a".repeat(200_000)
                        + "\", \"a\", \"9\"), <http://www.w3.org/2001/XMLSchema#integer>) AS ?x) {}",
                "SELECT (<http://www.w3.org/2001/XMLSchema#decimal>(REPLACE(\"" + "a".repeat(200_000)
                        + "\", \"a\", \"9\")) AS ?x) {}")) {
            HttpResponse<String> answer = ask(query);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("digits");
        }
        assertThat(ask(power.formatted("3, 4")).body().lines().toList()).last().isEqualTo("81");
    }

    /** A query whose every step applies a function to what the step before has made. */
    private static String repeated(String function, String first) {
        return IntStream.range(0, 40)
                .mapToObj(n -> ("BIND(" + function + " AS ?x%2$d)").formatted(n, n + 1))
                .collect(Collectors.joining(" ", "SELECT (STR(?x40) AS ?n) { BIND(" + first + " AS ?x0) ", " }"));
    }

    @Test
    void queries_nestedDeeply_areRefusedWithASentence() throws Exception {
        for (String query : List.of(
                "SELECT * { FILTER(" + "(".repeat(5000) + "1" + ")".repeat(5000) + ") }",
                "SELECT * { ?s " + "(".repeat(3000) + "<urn:p>" + ")*".repeat(3000) + " ?o }",
                "SELECT (" + "1+".repeat(20_000) + "1 AS ?x) {}",
                "SELECT (REGEX(\"" + "ab".repeat(200_000) + "\", \"^(a|b)*$\") AS ?x) {}")) {
            HttpResponse<String> answer = ask(query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("nested too deeply").doesNotContain("Error");
        }
    }

    @Test
    void textQuery_ofManyWords_isRefused() throws Exception {
        String query = "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query \"%s\" }";
        HttpResponse<String> answer = ask(query.formatted("word ".repeat(100_000)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("at most " + 2000 + " characters");
        assertThat(ask(query.formatted("metformin")).body()).contains("NCT00000001");
        assertThat(ask(query.formatted("(".repeat(900))).statusCode()).isEqualTo(400);
        assertThat(ask(query.formatted("/((.{0,30}a){0,30}){0,30}/")).body()).contains("text index cannot read");
    }

    /** The place of a query whose client has gone is free again long before its time. */
    @Test
    void client_thatLeaves_endsItsQuery() throws Exception {
        try (Server patient = Server.start(
                ServerOptions.usual(data).onPort(0),
                new ClientTimeouts(Duration.ofSeconds(60), 4096, Duration.ofSeconds(100)))) {
            for (int round = 0; round < 20; round++) {
                try (Socket socket = new Socket("localhost", patient.port())) {
                    socket.getOutputStream().write(request(BACKTRACKING));
                }
            }
            long begin = System.nanoTime();
            assertThat(ask(patient, "ASK {}").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void manyQueries_leaveRoomForPages() throws Exception {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        List<Socket> idle = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            answers.add(CLIENT.sendAsync(post(server, n % 2 == 0 ? SKIPPED : BACKTRACKING), BodyHandlers.ofString())
                    .thenApply(HttpResponse::statusCode));
            Socket socket = new Socket("localhost", server.port());
            socket.getOutputStream().write(request(PRODUCT));
            idle.add(socket);
        }
        for (String path : List.of("$/ping", "trial/NCT00000001.ttl", "search?q=metformin")) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
        }
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(503);
        for (Socket socket : idle) {
            socket.close();
        }
        assertThat(ask("ASK {}").statusCode()).isEqualTo(200);
    }

    /** More of them than there are threads for queries, all the time. */
    @Test
    void clientsThatDoNotRead_leaveRoomForQueries() throws Exception {
        List<Socket> unread = new ArrayList<>();
        try {
            for (int round = 0; round < 5; round++) {
                for (int n = 0; n < 20; n++) {
                    unread.add(RawRequest.send(server.port(), 4096, request(PRODUCT)));
                }
                HttpResponse<String> answer = ask("ASK {}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : unread) {
                socket.close();
            }
        }
    }

    /** A query that lent its turn while its client paused goes on, though others compute to their end meanwhile. */
    @Test
    void client_thatPauses_getsItsWholeAnswer() throws Exception {
        try (Socket socket = RawRequest.send(server.port(), 64 * 1024, request(PRODUCT + " LIMIT 30000"))) {
            socket.getInputStream().readNBytes(1000);
            List<CompletableFuture<HttpResponse<String>>> others = IntStream.range(0, 8)
                    .mapToObj(n -> CLIENT.sendAsync(post(server, BACKTRACKING), BodyHandlers.ofString()))
                    .toList();
            Thread.sleep(500);
            String answer = new String(RawRequest.rest(socket.getInputStream()), StandardCharsets.US_ASCII);
            assertThat(answer).endsWith("\r\n0\r\n\r\n");
            others.forEach(CompletableFuture::join);
        }
    }

    @Test
    void close_withQueriesRunning_isDoneWithinSeconds() throws Exception {
        Server stopped = Server.start(ServerOptions.usual(data).onPort(0));
        CompletableFuture<HttpResponse<String>> running =
                CLIENT.sendAsync(post(stopped, BACKTRACKING), BodyHandlers.ofString());
        Thread.sleep(500);
        long begin = System.nanoTime();
        stopped.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        running.handle((answer, failure) -> answer).join();
    }

    private static HttpResponse<String> ask(String query) throws Exception {
        return ask(server, query);
    }

    private static HttpResponse<String> ask(Server asked, String query) throws Exception {
        return CLIENT.send(post(asked, query), BodyHandlers.ofString());
    }

    private static HttpRequest post(Server asked, String query) {
        return HttpRequest.newBuilder(URI.create(asked.address() + "sparql"))
                .header("Content-Type", "application/sparql-query")
                .header("Accept", "text/csv")
                .POST(BodyPublishers.ofString(query))
                .build();
    }

    private static byte[] request(String query) {
        return ("GET /sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
