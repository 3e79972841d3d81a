package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no library would send them: each gets a line that says what is wrong, and nothing is changed or fetched. */
class DamagedRequestsIT extends PagesIT {
    private static final String QUERY = "Content-Type: application/sparql-query\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String EVERYTHING = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /trial/NCT\u000000000001",
                "GET /search?q=a\u0000b",
                "GET /search?q=a\u0001b",
                "GET /search?q=%C0%AF",
                "GET /search?q=%",
                "GET /sparql?query=ASK%00%7B%7D",
                "GET /sparql?query=ASK%7B%7",
                "GET /ctgov/sparql?query=ASK%7B%7D&other=%ED%A0%80",
                "GET /trial/NCT00000001%00.html",
                "GET /trial/%1b%5b31m",
                "GET /trial/..%2f..%2fetc%2fpasswd",
                "GET /dumps/..%2f..%2fpom.xml",
                "GET /static/%2e%2e%2fServer.class",
                "GET /code/..%2f..%2fontology",
                "GET http://example.org/trial/NCT00000001",
                "G\u0000T /",
                "CONNECT localhost:1"
            })
    void answersOddCharactersWithALine(String line) throws Exception {
        refused(line, "", "", 400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Odd: a\u0000b\r\n",
                "X-Odd: a\u0001b\r\n",
                "Accept: text/\u0000html\r\n",
                "X-Folded: a\r\n b\r\n",
                "Host: example.org\r\n",
                "No colon\r\n",
                "X-Odd: a\nContent-Length: 9\r\n",
                "X-Odd: a\rContent-Length: 9\r\n",
                "Transfer-Encoding : chunked\r\n",
                ": no name\r\n"
            })
    void answersOddHeadersWithALine(String header) throws Exception {
        refused("GET /trial/NCT00000001", header, "", 400, 499);
    }

    @Test
    void headers_tooLong_getOneLine() throws Exception {
        refused("GET /", "X-Long: " + "x".repeat(100_000) + "\r\n", "", 431, 431);
        refused("GET /", "X-Many: x\r\n".repeat(10_000), "", 431, 431);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Content-Length: -3|400",
                "Content-Length: three|400",
                "Content-Length: 5\\r\\nContent-Length: 6|400",
                "Content-Length: 5\\r\\nTransfer-Encoding: chunked|400",
                "Content-Length: 99999999999|413",
                "Content-Length: 99999999999999999999|400",
                "Transfer-Encoding: gzip|400",
                "Content-Encoding: gzip\\r\\nContent-Length: 5|415"
            })
    void answersALengthThatCannotBeWithALine(String header, int status) throws Exception {
        refused("POST /sparql", QUERY + header.replace("\\r\\n", "\r\n") + "\r\n", "ASK{}", status, status);
    }

    @Test
    void form_damaged_getsOneLine() throws Exception {
        for (String form : new String[] {"query=ASK%7B%7", "query=ASK%7B%7D&other=%C0%AF", "%"}) {
            refused("POST /sparql", FORM + length(form), form, 400, 400);
        }
    }

    @Test
    void chunks_broken_getOneLine() throws Exception {
        refused("POST /sparql", QUERY + "Transfer-Encoding: chunked\r\n", "zz\r\nASK{}\r\n0\r\n\r\n", 400, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {QUERY, FORM, "Content-Type: application/sparql-update\r\n", ""})
    void body_chunkedOverLimit_isRefused(String type) throws Exception {
        int chunk = 0x10000;
        String part = "10000\r\n" + "+".repeat(chunk) + "\r\n";
        String body = "6\r\nquery=\r\n" + part.repeat(RequestBodies.LARGEST / chunk + 1) + "0\r\n\r\n";
        refused("POST /sparql", type + "Transfer-Encoding: chunked\r\n", body, 413, 413);
        refused("GET /search", "Transfer-Encoding: chunked\r\n", body, 413, 413);
    }

    @Test
    void body_longerThanLimit_isReadToItsEndAndRefused() throws Exception {
        String body = "+".repeat(4 * RequestBodies.LARGEST);
        refused("POST /sparql", QUERY + length(body), body, 413, 413);
    }

    @Test
    void chunks_withinLimit_areRead() throws Exception {
        String chunks = "3\r\nASK\r\n2\r\n{}\r\n0\r\n\r\n";
        String answer = send("POST /sparql", QUERY + "Transfer-Encoding: chunked\r\n", chunks);
        assertThat(RawRequest.status(answer)).isEqualTo(200);
        assertThat(answer).contains("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
                "DELETE WHERE { ?s ?p ?o }",
                "LOAD <file:///etc/passwd>",
                "LOAD <http://127.0.0.1:1/>",
                "CLEAR ALL",
                "DROP ALL",
                "CREATE GRAPH <urn:g>"
            })
    void takesNoUpdateThroughAnyDoor(String update) throws Exception {
        String before = count();
        for (String path : new String[] {"/sparql", "/history/sparql", "/ctgov/sparql"}) {
            for (String parameter : new String[] {"query", "update"}) {
                String named = parameter + "=" + encoded(update);
                refused("GET " + path + "?" + named, "", "", 400, 499);
                refused("POST " + path + "?" + named, "Content-Length: 0\r\n", "", 400, 499);
                refused("POST " + path, FORM + length(named), named, 400, 499);
            }
            for (String type : new String[] {"application/sparql-update", "application/sparql-query", "text/plain"}) {
                refused("POST " + path, "Content-Type: " + type + "\r\n" + length(update), update, 400, 499);
            }
        }
        String both = "query=" + encoded(EVERYTHING) + "&update=" + encoded(update);
        assertThat(RawRequest.status(send("POST /sparql", FORM + length(both), both)))
                .isLessThan(500);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void query_namingFileOrHost_readsNothing() throws Exception {
        Path secret = Files.writeString(data.resolve("secret.ttl"), "<urn:s> <urn:p> 'secret' .");
        for (String place : new String[] {"file:///etc/passwd", secret.toUri().toString(), "http://127.0.0.1:1/"}) {
            for (String query : new String[] {
                "SELECT * FROM <" + place + "> { ?s ?p ?o }",
                "SELECT * FROM NAMED <" + place + "> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT * { GRAPH <" + place + "> { ?s ?p ?o } }",
                "DESCRIBE <" + place + ">",
                "SELECT * { SERVICE <" + place + "> { ?s ?p ?o } }"
            }) {
                String answer = send("GET /sparql?query=" + encoded(query), "Accept: text/csv, text/turtle\r\n", "");
                assertThat(RawRequest.status(answer)).isIn(200, 422);
                assertThat(answer)
                        .doesNotContain("secret'")
                        .doesNotContain("root:")
                        .doesNotContain("\tat ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/sparql?query=ASK%7B%7D&query=ASK%7B%7D,400",
        "/search?q=metformin&q=zzzz&page=1&page=2,200",
        "/search?page=-1,200",
        "/search?page=99999999999999999999,404",
        "/search?=&&&%00=%00,200",
        "/trial/NCT00000001?format=ttl&format=nt,303",
        "/trial/NCT00000001?format=..%2Fetc,406",
        "/trial/NCT00000001?format=%00,406"
    })
    void answersParametersThatComeTwiceOrMakeNoSense(String path, int status) throws Exception {
        assertThat(RawRequest.status(send("GET " + path, "", ""))).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/search?q=metformin",
                "/trial/NCT00000001",
                "/trial/NCT00000001.html",
                "/trial/NCT00000001.ttl",
                "/query",
                "/dumps/",
                "/ontology.html",
                "/static/style.css",
                "/.well-known/void",
                "/resolve/NCT00000001",
                "/robots.txt",
                "/openapi.json",
                "/sparql",
                "/sparql?query=ASK%7B%7D",
                "/nothing"
            })
    void answersHeadLikeGetWithoutTheBodyAndOptionsWithTheMethods(String path) throws Exception {
        String get = send("GET " + path, "", "");
        String head = send("HEAD " + path, "", "");
        assertThat(head.lines().findFirst()).isEqualTo(get.lines().findFirst());
        assertThat(head).endsWith("\r\n\r\n").hasLineCount(head.split("\r\n\r\n", -1)[0].split("\r\n").length + 1);
        assertThat(type(head)).isEqualTo(type(get));
        String options = send("OPTIONS " + path, "", "");
        assertThat(RawRequest.status(options)).isEqualTo(204);
        assertThat(options).contains("Allow: GET, HEAD");
        refused("DELETE " + path, "", "", 405, 405);
        refused("TRACE " + path, "", "", 405, 405);
    }

    private static String type(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("Content-Type:"))
                .findFirst()
                .orElse("");
    }

    private static void refused(String line, String headers, String body, int least, int most) throws Exception {
        String answer = send(line, headers, body);
        assertThat(RawRequest.status(answer)).as(answer).isBetween(least, most);
        assertThat(answer)
                .doesNotContain("\tat ")
                .doesNotContain("java.")
                .doesNotContain("root:")
                .doesNotContain("Jetty");
        if (!line.contains("sparql")) {
            assertThat(answer).contains("X-Content-Type-Options: nosniff").contains("default-src 'none'");
        }
    }

    private static String send(String line, String headers, String body) throws Exception {
        return RawRequest.send(site.port(), RawRequest.of(line, headers, body));
    }

    private static String count() throws Exception {
        return site.get("/sparql?query=" + encoded(EVERYTHING), "text/csv").body();
    }

    private static String length(String body) {
        return "Content-Length: " + body.length() + "\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
