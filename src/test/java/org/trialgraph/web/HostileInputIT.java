package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.Statements;
import org.trialgraph.web.data.Links;
import org.xml.sax.InputSource;

/** Documents and requests that mean harm: the first are shown as text, the second get a clean answer. */
class HostileInputIT extends PagesIT {
    private static final String BASE = "https://w3id.org/trialgraph/";
    private static final String HOSTILE = "/trial/ChiCTR2000000002.html";

    @Test
    void markup_isShownAsText() throws Exception {
        String page = site.page(HOSTILE).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>")
                .doesNotContain("<img");
        assertThat(page).doesNotContain("</script></title>").contains("{{7*7}}");
        assertThat(page.split("</script>", -1))
                .as("the schema.org description alone is a script")
                .hasSize(2);
    }

    @Test
    void links_areWebAddressesOnly() throws Exception {
        assertThat(site.page(HOSTILE).body()).doesNotContain("href=\"javascript");
    }

    @Test
    void bidiControls_areSpelledOut() throws Exception {
        assertThat(site.page(HOSTILE).body()).doesNotContain("\u202E").contains("[U+202E]right to left");
    }

    @Test
    void longText_isCutAndSaid() throws Exception {
        String page = site.page(HOSTILE).body();
        assertThat(page.length()).isLessThan(100_000);
        assertThat(page).contains("first 20000 of ");
        assertThat(site.get("/trial/ChiCTR2000000002.nt", "*/*").body()).contains("x".repeat(1_000_000));
    }

    @Test
    void trial_ofThousandsOfSites_isOfReadableSize(@TempDir Path folder) throws Exception {
        Statements crowded = Statements.of("NCT00000005").titled("\"ط".repeat(3) + "x".repeat(500_000) + "\"@ar");
        for (int i = 0; i < 5_000; i++) {
            String site = BASE + "site/hospital-" + i;
            crowded.shares("site", site, "Hospital " + i)
                    .about(site, Vocabulary.TG + "country", "<" + Links.COUNTRY + (i % 3 == 0 ? "CHN" : "USA") + ">");
        }
        Statements.publish(folder, crowded);
        try (RunningSite other =
                RunningSite.of(Server.start(ServerOptions.usual(folder).onPort(0)))) {
            String page = other.page("/trial/NCT00000005.html").body();
            assertThat(page.length()).isLessThan(400_000);
            assertThat(page)
                    .contains("5,000 sites in 2 countries")
                    .contains("href=\"/trial/NCT00000005/sites.html\"")
                    .contains("1,667 sites");
            assertThat(other.page("/trial/NCT00000005/sites.html?page=17").body())
                    .contains("Hospital 999<");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trial=%3Cscript%3Ealert(1)%3C/script%3E",
                "trial=%00%01%E2%80%AE",
                "trial=..%2F..%2Fetc%2Fpasswd",
                "trial=*%3A*&trial=+",
                "trail=NCT00000001",
                "trial=NCT00000001&trial=" + HOSTILE
            })
    void comparison_ofAnything_isAnswered(String asked) throws Exception {
        HttpResponse<String> page = site.page("/compare?" + asked);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("<script>")
                .doesNotContain("\u202E")
                .contains("Compare trials");
    }

    @Test
    void comparison_ofHostileTrial_showsItsTextsInShort() throws Exception {
        String page =
                site.page("/compare?trial=NCT00000001&trial=ChiCTR2000000002").body();
        assertThat(page)
                .contains("Trials side by side")
                .doesNotContain("<script>")
                .doesNotContain("\u202E");
        assertThat(page.length()).isLessThan(100_000);
    }

    @Test
    void comparison_ofThousandNumbers_isBounded() throws Exception {
        assertThat(site.page("/compare?" + "trial=NCT00000001&".repeat(200) + "trial=NCT00000009")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sponsor_nameOfAMegabyte_isCutInHeadingAndList() throws Exception {
        String page = site.page("/sponsor/endless.html").body();
        assertThat(page.length()).isLessThan(60_000);
        assertThat(page).contains("Trials that it takes part in").contains("Metformin in heart failure");
        assertThat(page.substring(page.indexOf("<h1>"), page.indexOf("</h1>")).length())
                .isLessThan(500);
    }

    @Test
    void heading_withoutTreeOrName_showsItsTrials() throws Exception {
        assertThat(site.page("/mesh/D006333.html").body())
                .contains("Trials with this MeSH heading or a narrower one")
                .contains("Metformin in heart failure")
                .doesNotContain("Places in MeSH");
    }

    @Test
    void overviews_ofNothing_sayThatThereIsNothing() throws Exception {
        assertThat(site.page("/country/").body()).contains("No trial of this store names a country");
        assertThat(site.page("/mesh/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOSTILE,
                "/trial/NCT00000001.html",
                "/nothing",
                "/static/style.css",
                "/sparql?query=ASK%7B%7D",
                "/sparql?query=none",
                "/$/ping",
                "/$/server"
            })
    void securityHeaders_areSet(String path) throws Exception {
        HttpResponse<String> response = site.page(path);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/static/../../../etc/passwd",
                "/static/%2e%2e/%2e%2e/pom.xml",
                "/trial%2FNCT00000001",
                "/trial/%00",
                "/trial/%C0%AF",
                "/trial/%",
                "/trial/%3Cscript%3E",
                "/trial//NCT00000001",
                "/trial/..%5c..%5cwindows",
                "/resolve/%22%3E%3Cscript%3E",
                "/trial/NCT00000001;jsessionid=1/../x"
            })
    void answersOddPathsWithAnErrorOfTheClient(String path) throws Exception {
        String response = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(RawRequest.status(response)).isBetween(400, 499);
        assertThat(response).doesNotContain("<script>").doesNotContain("\tat ").doesNotContain("root:");
    }

    @Test
    void longAddress_isRefused() throws Exception {
        String path = "/trial/" + "x".repeat(10_000);
        String response = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(RawRequest.status(response)).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "localhost:port", "..", "x/y"})
    void hostHeader_isNotTrusted(String host) throws Exception {
        String response =
                raw("GET /trial/NCT00000001.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(RawRequest.status(response)).isLessThan(500);
        assertThat(response).doesNotContain("<script>\r").doesNotContain("//" + host + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html;q=1e999", "/;/;/", "\u0001", "*/*;q=-1", "text/html;q=NaN, text/turtle;q=0.0000001"})
    void acceptHeader_random_isAnswered(String accept) throws Exception {
        String response = raw("GET /trial/NCT00000001 HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept
                + "\r\nConnection: close\r\n\r\n");
        assertThat(RawRequest.status(response)).isLessThan(500);
    }

    @Test
    void acceptHeader_ofManyRanges_isAnswered() throws Exception {
        String accept = "a/b;q=0.1,".repeat(700);
        assertThat(site.get("/trial/NCT00000001", accept).statusCode()).isBetween(300, 499);
    }

    static Stream<String> hostileSearches() {
        return Stream.of(
                "x".repeat(10_000),
                "heart ".repeat(1_700),
                "\u0000\u0001\u001B[31m\u007F\r\nSet-Cookie: a=b",
                "title:* AND NOT (a OR [b TO c}~99^1e9 /.*(a+)+$/",
                "\\\\\\\"'))) UNION { ?s ?p ?o } #",
                "\u202Eمرض السكري\u202C \u2066שלום\u2069",
                "*",
                "?",
                "-",
                "\uD800",
                "\uFFFF\uFFFE",
                "<script>alert(1)</script>",
                "=HYPERLINK(\"x\")",
                "]]>&amp;<!ENTITY x SYSTEM 'file:///etc/passwd'>");
    }

    @ParameterizedTest
    @MethodSource("hostileSearches")
    void search_hostileWords_isAnsweredInEveryForm(String words) throws Exception {
        String query = "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        String page = site.page("/search" + query).body();
        assertThat(page)
                .contains("<h1>Find trials</h1>")
                .doesNotContain("<script>alert")
                .doesNotContain("\u202E")
                .doesNotContain("\u0001")
                .doesNotContain("Exception")
                .hasSizeLessThan(100_000);
        if (words.length() > 200) {
            assertThat(page).contains("Searched for the first 200 characters.");
        }
        for (String form : List.of("json", "csv", "ris", "atom")) {
            HttpResponse<String> response = site.get("/search." + form + query, "*/*");
            assertThat(response.statusCode()).as(form).isEqualTo(200);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            if (form.equals("atom")) {
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(response.body())));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry=xyz",
                "registry=%3Cscript%3E",
                "status=Nonsense",
                "country=ZZZ",
                "mesh=D999999999",
                "phase=%00%E2%80%AE",
                "start_year=0000",
                "near=nowhere+at+all&km=99999999999",
                "near=91%2C181",
                "sort=%27%22",
                "sponsor=..%2F..%2F"
            })
    void search_unknownValue_isToldOrLeftOut(String parameter) throws Exception {
        HttpResponse<String> response = site.page("/search?" + parameter);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).doesNotContain("<script>").doesNotContain("\u202E");
        if (!parameter.startsWith("sort")) {
            assertThat(Jsoup.parse(response.body()).select("main .warning").text())
                    .startsWith("No ");
        }
    }

    private static String raw(String request) throws IOException {
        return RawRequest.send(site.port(), request);
    }
}
