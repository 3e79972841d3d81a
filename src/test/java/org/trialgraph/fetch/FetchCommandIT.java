package org.trialgraph.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.cli.Main;

/** {@code fetch} as a user gives it, against a server that plays the registries. */
class FetchCommandIT {
    private static final int SOME_MISSING = 1;
    private static final int WRONG_USAGE = 2;
    private static final int FAILED = 3;

    @TempDir
    Path into;

    private StubRegistry registry;

    @BeforeEach
    void open() throws IOException {
        registry = new StubRegistry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void ctgov_search_resumes() throws IOException {
        registry.at(
                "/studies?",
                exchange -> exchange.getRequestURI().toString().endsWith("pageToken=t1")
                        ? "{\"studies\": [2]}"
                        : "{\"studies\": [1], \"nextPageToken\":\"t1\"}");
        registry.thenWell().then(429, "Retry-After", "7200");

        assertThat(fetch("ctgov", "--query", "anemia")).isEqualTo(FAILED);
        assertThat(documents()).hasSize(1);

        registry.requests().clear();
        assertThat(fetch("ctgov", "--query", "anemia")).isZero();
        assertThat(documents()).hasSize(2);
        assertThat(registry.requests()).singleElement().asString().contains("query.term=anemia", "pageToken=t1");
    }

    @Test
    void busyServer_isRetried() throws IOException {
        registry.at("/studies?", "{\"studies\": []}");
        registry.then(429, "Retry-After", "1").then(503, "Retry-After", "1");

        assertThat(fetch("ctgov", "--since", "2024-05-01")).isZero();
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void unknownIds_exitCode1() throws IOException {
        registry.at("/studies/NCT00001962", "{\"protocolSection\":{}}");

        assertThat(fetch("ctgov", "--ids", "NCT00001962,NCT09999999")).isEqualTo(SOME_MISSING);
        assertThat(documents()).hasSize(1);
    }

    @Test
    void unchangedDocument_notRefetched() throws IOException {
        registry.at(
                "/studies/NCT00001962",
                exchange -> exchange.getRequestHeaders().getFirst("If-Modified-Since") == null
                        ? "{\"protocolSection\":{}}"
                        : "");

        assertThat(fetch("ctgov", "--ids", "NCT00001962")).isZero();
        byte[] first = Files.readAllBytes(documents().get(0));
        assertThat(fetch("ctgov", "--ids", "NCT00001962")).isZero();
        assertThat(documents()).hasSize(1);
        assertThat(Files.readAllBytes(documents().get(0))).isEqualTo(first);
    }

    @Test
    void ctis_search_retrieves() throws IOException {
        registry.at("/search", exchange -> {
            assertThat(exchange.getRequestMethod()).isEqualTo("POST");
            return "{\"pagination\":{\"totalRecords\":1,\"nextPage\":false},\"data\":[{\"ctNumber\":\"2022-501549-57-00\"}]}";
        });
        registry.at("/retrieve/2022-501549-57-00", "{\"ctNumber\":\"2022-501549-57-00\"}");

        assertThat(fetch("ctis", "--query", "asthma")).isZero();
        assertThat(documents())
                .singleElement()
                .satisfies(file -> assertThat(file).content().contains("ctNumber"));
    }

    @Test
    void isrctn_ids() throws IOException {
        registry.at(
                "/",
                "<?xml version=\"1.0\"?><allTrials totalCount=\"1\"><fullTrial><trial><isrctn>10175490</isrctn></trial></fullTrial></allTrials>");

        assertThat(fetch("isrctn", "--ids", "ISRCTN10175490")).isZero();
        assertThat(documents()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctgov", "isrctn", "ctis", "anzctr", "jrct", "elsewhere"})
    void noRequest_wrongUsage(String name) throws IOException {
        assertThat(fetch(name)).isEqualTo(WRONG_USAGE);
        assertThat(registry.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "drks, DRKS00000123, /en/trial/DRKS00000123/details, .html",
        "anzctr, ACTRN12624000999561, /ACTRN12624000999561.aspx, .html",
        "jrct, jRCT2031990099, /en-latest-detail/jRCT2031990099, .html"
    })
    void pageOfTrial_ids_isStoredAsReceived(String name, String id, String path, String suffix) throws IOException {
        String page = "<!DOCTYPE html><html><body><p>" + id + "</p></body></html>\n";
        registry.at(path, page);

        assertThat(fetch(name, "--ids", id)).isZero();
        assertThat(into.resolve(id + suffix)).hasContent(page);
    }

    @Test
    void pageOfTrial_cutOff_isAskedForAgain() throws IOException {
        String page = "<!DOCTYPE html><html><body><p>DRKS00000123</p></body></html>";
        registry.at("/en/trial/", page);
        registry.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(page.substring(0, 40).getBytes(StandardCharsets.UTF_8));
        });

        assertThat(fetch("drks", "--ids", "DRKS00000123")).isZero();
        assertThat(registry.requests()).hasSize(2);
        assertThat(into.resolve("DRKS00000123.html")).hasContent(page);
    }

    @ParameterizedTest
    @CsvSource({"drks, /en/download/all-json, drks-export.zip", "umin, /ctr_csv/ctr_data_j.csv.gz, umin-export.csv.gz"})
    void export_nothingAskedFor_isFetchedOnceAndEnteredIntoManifest(String name, String path, String file)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("rows of trials".getBytes(StandardCharsets.UTF_8));
        }
        registry.atBytes(path, bytes.toByteArray());

        assertThat(fetch(name)).isZero();
        assertThat(into.resolve(file)).hasBinaryContent(bytes.toByteArray());
        List<String> manifest = Files.readAllLines(into.resolve("manifest.tsv"));
        assertThat(manifest).singleElement().asString().startsWith(file + "\t" + registry.url() + path + "\t");

        assertThat(fetch(name)).isZero();
        assertThat(Files.readAllLines(into.resolve("manifest.tsv"))).isEqualTo(manifest);
        assertThat(fetch(name, "--query", "asthma")).isEqualTo(WRONG_USAGE);
    }

    @Test
    void umin_ids_wrongUsage() {
        assertThat(fetch("umin", "--ids", "UMIN000000001")).isEqualTo(WRONG_USAGE);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void idsWithQuery_wrongUsage() {
        assertThat(fetch("ctgov", "--ids", "NCT00001962", "--query", "anemia")).isEqualTo(WRONG_USAGE);
        assertThat(fetch("ctgov", "--since", "yesterday")).isEqualTo(WRONG_USAGE);
    }

    private int fetch(String... arguments) {
        List<String> all = new ArrayList<>(List.of("fetch"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--into", into.toString(), "--delay", "0", "--endpoint", registry.url()));
        return Main.run(all.toArray(String[]::new));
    }

    /** The files that were stored, without the manifest and what the program keeps for itself. */
    private List<Path> documents() {
        try (Stream<Path> files = Files.list(into)) {
            return files.filter(file -> file.toString().matches(".*\\.(?:json|xml)"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
