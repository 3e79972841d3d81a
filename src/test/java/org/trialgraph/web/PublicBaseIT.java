package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.cli.PublishCommand;
import picocli.CommandLine;

/**
 * A store published and served under a base of its own, {@code https://example.org/trials/}, and a trial withdrawn from it. All
 * that names a place names the public one; on the host itself the same pages answer with and without the base's path.
 */
class PublicBaseIT {
    private static final String BASE = "https://example.org/trials/";

    @TempDir
    private static Path folder;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        Path data = folder.resolve("data");
        publish(data, "examples/ctgov-api-v2-NCT00001962.json", "examples/ctgov-classic-NCT00501995.txt");
        publish(data, "--withdraw", "nct 00501995");
        ServerOptions usual = ServerOptions.usual(data);
        site = RunningSite.of(
                Server.start(new ServerOptions(data, usual.host(), 0, Optional.of(BASE), false, usual.services())));
    }

    private static void publish(Path data, String... more) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        CommandLine command =
                new CommandLine(new PublishCommand()).setErr(nowhere).setOut(nowhere);
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"--data", data.toString(), "--base", BASE}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        assertThat(command.execute(arguments)).isZero();
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trial/NCT00001962", "/trials/trial/NCT00001962"})
    void irisOfBase_areAnswered(String path) throws Exception {
        HttpResponse<String> thing = site.get(path, "text/turtle");
        assertThat(thing.statusCode()).isEqualTo(303);
        assertThat(thing.headers().firstValue("Location")).hasValue("/trials/trial/NCT00001962.ttl");
        HttpResponse<String> document = site.get("/trials/trial/NCT00001962.ttl", "*/*");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body())
                .contains("<" + BASE + "trial/NCT00001962>")
                .doesNotContain("w3id.org/trialgraph/trial");
        assertThat(document.headers().allValues("Link"))
                .contains("</trials/trial/NCT00001962.jsonld>; rel=\"alternate\"; type=\"application/ld+json\"");
    }

    @Test
    void pages_linkBelowBasePath() throws Exception {
        String page = site.page("/trials/trial/NCT00001962.html").body();
        assertThat(page)
                .contains(
                        "href=\"/trials/static/style.css?v=",
                        "action=\"/trials/search\"",
                        "href=\"/trials/registry/ctgov\"")
                .contains("rel=\"canonical\" href=\"" + BASE + "trial/NCT00001962\"")
                .doesNotContain("href=\"/trial/");
        assertThat(site.get("/trials/static/style.css", "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void publicAddress_isNamedToPrograms() throws Exception {
        assertThat(site.get("/sparql", "text/turtle").body()).contains("<" + BASE + "sparql>");
        assertThat(site.get("/.well-known/void", "text/turtle").body()).contains("<" + BASE + "sparql>");
        assertThat(site.get("/sitemap/1.xml", "*/*").body()).contains(BASE + "trial/NCT00001962.html");
        assertThat(site.get("/robots.txt", "*/*").body()).contains(BASE + "sitemap.xml");
        assertThat(site.get("/openapi.json", "*/*").body()).contains(BASE);
        String query =
                "/trials/sparql?query=ASK%20%7B%20%3Chttps://example.org/trials/trial/NCT00001962%3E%20?p%20?o%20%7D";
        assertThat(site.get(query, "application/sparql-results+json").body()).contains("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sparql", "/.well-known/void", "/sitemap.xml", "/openapi.json", "/trial/NCT00001962"})
    void hostHeader_ofOthers_isNotNamed(String path) throws Exception {
        String request = "GET " + path + " HTTP/1.1\r\nHost: other.example.org\r\nConnection: close\r\n\r\n";
        assertThat(RawRequest.send(site.port(), request)).doesNotContain("other.example.org");
    }

    @Test
    void withdrawnTrial_is410() throws Exception {
        HttpResponse<String> thing = site.page("/trial/NCT00501995");
        assertThat(thing.statusCode()).isEqualTo(410);
        assertThat(thing.body())
                .contains("https://clinicaltrials.gov/study/NCT00501995")
                .contains("/history/sparql");
        assertThat(site.get("/trial/NCT00501995.ttl", "text/turtle").statusCode())
                .isEqualTo(410);
        assertThat(site.get("/trial/NCT00501995/criterion/1", "text/turtle").statusCode())
                .isEqualTo(410);
    }

    @Test
    void withdrawnTrial_restored_isPublishedAgain() throws Exception {
        Path data = folder.resolve("other");
        publish(data, "examples/ctgov-classic-NCT00501995.txt");
        publish(data, "--withdraw", "NCT00501995");
        publish(data, "examples/ctgov-classic-NCT00501995.txt");
        assertThat(known(data)).isFalse();
        publish(data, "--restore", "NCT00501995");
        assertThat(known(data)).isTrue();
        assertThat(Files.exists(data.resolve("archive/withdrawn.next"))).isFalse();
    }

    private static boolean known(Path data) throws Exception {
        try (RunningSite other =
                RunningSite.of(Server.start(ServerOptions.usual(data).onPort(0)))) {
            return other.get("/trial/NCT00501995.ttl", "*/*").statusCode() == 200;
        }
    }
}
