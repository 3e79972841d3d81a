package org.trialgraph.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.pipeline.Manifest;

class FetchTest {
    private static final Duration BETWEEN = Duration.ofMillis(7);
    private static final RegistryClient.Request ANEMIA =
            new RegistryClient.Request(Optional.of("aplastic anemia"), List.of(), Optional.empty());

    @TempDir
    Path into;

    private StubRegistry registry;
    private final List<Duration> waits = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        registry = new StubRegistry();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void ctgov_search_storesPagesAsReceived() throws Exception {
        pagesOfThree();
        FetchFolder folder = fetch("ctgov", ANEMIA);
        assertThat(folder.fetched()).isEqualTo(3);
        assertThat(registry.requests())
                .allMatch(r -> r.startsWith("GET /studies?format=json&pageSize=200&query.term=aplastic%20anemia"))
                .last()
                .asString()
                .endsWith("&pageToken=t2");
        assertThat(registry.agents()).allMatch(agent -> agent.startsWith("Trialgraph"));
        assertThat(waits).containsExactly(BETWEEN, BETWEEN);
        Path first = documents().get(0);
        assertThat(Files.readString(first)).isEqualTo("{\"studies\": [1],  \"nextPageToken\":\"t1\"}");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(first)));
        assertThat(Files.readAllLines(into.resolve(Manifest.FILE_NAME)).get(0))
                .startsWith(first.getFileName() + "\t" + registry.url() + "/studies?")
                .endsWith("\t" + sha256);
        assertThat(Manifest.entry(first)).isPresent();
    }

    @Test
    void busyServer_retriedAfterItsWait() throws IOException {
        pagesOfThree();
        registry.then(429, "Retry-After", "11").then(503, "X-Nothing", "").thenCutOff();
        assertThat(fetch("ctgov", ANEMIA).fetched()).isEqualTo(3);
        assertThat(waits).containsSubsequence(Duration.ofSeconds(11), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void truncatedAnswer_notStored() throws IOException {
        pagesOfThree();
        registry.then(exchange -> {
            byte[] half = "{\"studies\": [".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, half.length);
            exchange.getResponseBody().write(half);
        });
        assertThat(fetch("ctgov", ANEMIA).fetched()).isEqualTo(3);
    }

    @Test
    void ctgov_brokenRun_resumesAfterLastPage() throws IOException {
        pagesOfThree();
        registry.thenWell();
        for (int i = 0; i < 6; i++) {
            registry.thenCutOff();
        }
        assertThatThrownBy(() -> fetch("ctgov", ANEMIA))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("goes on where it stopped");
        assertThat(documents()).hasSize(1);
        registry.requests().clear();
        assertThat(fetch("ctgov", ANEMIA).fetched()).isEqualTo(2);
        assertThat(registry.requests()).hasSize(2).first().asString().contains("pageToken=t1");
        assertThat(documents()).hasSize(3);
        assertThat(hidden()).isEmpty();
    }

    @Test
    void ctgov_since_filtersByDate() throws IOException {
        registry.at("/studies?", "{\"studies\": []}");
        fetch(
                "ctgov",
                new RegistryClient.Request(Optional.empty(), List.of(), Optional.of(LocalDate.parse("2024-05-01"))));
        assertThat(registry.requests().get(0))
                .contains("filter.advanced=AREA%5BLastUpdatePostDate%5DRANGE%5B2024-05-01%2CMAX%5D");
    }

    @Test
    void ctgov_ids_refetchedOnlyIfChanged() throws IOException {
        List<String> asked = new ArrayList<>();
        registry.at("/studies/NCT00001962", exchange -> {
            String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
            asked.add(since);
            return since == null ? "{\"protocolSection\":{}}" : "";
        });
        RegistryClient.Request request =
                new RegistryClient.Request(Optional.empty(), List.of("NCT00001962", "NCT09999999"), Optional.empty());
        FetchFolder first = fetch("ctgov", request);
        assertThat(first.fetched()).isEqualTo(1);
        assertThat(first.missing()).containsExactly("NCT09999999");
        FetchFolder second = fetch("ctgov", request);
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(second.fetched()).isZero();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).isNull();
        assertThat(asked.get(1)).endsWith(" GMT");
    }

    @Test
    void redirect_otherHost_refused() {
        registry.then(302, "Location", "http://example.org/studies");
        assertThatThrownBy(() -> fetch("ctgov", ANEMIA)).hasMessageContaining("another host, example.org");
        registry.then(302, "Location", "https://127.0.0.2/studies");
        assertThatThrownBy(() -> fetch("ctgov", ANEMIA)).hasMessageContaining("another host");
    }

    @Test
    void redirect_sameHost_followed() throws IOException {
        pagesOfThree();
        registry.then(308, "Location", "/studies?format=json&moved");
        assertThat(fetch("ctgov", ANEMIA).fetched()).isEqualTo(3);
        assertThat(registry.requests().get(1)).contains("moved");
    }

    @Test
    void status400_fails() {
        registry.then(400, "X-Nothing", "");
        assertThatThrownBy(() -> fetch("ctgov", ANEMIA)).hasMessageContaining("answers 400 → check the query");
    }

    @Test
    void isrctn_search_asksTotalThenAll() throws IOException {
        registry.at(
                "/query/format/default?q=asthma&limit=1",
                e -> e.getRequestURI().toString().endsWith("=1")
                        ? "<allTrials totalCount=\"12\"><fullTrial/></allTrials>"
                        : "<allTrials totalCount=\"12\">twelve</allTrials>\n");
        fetch("isrctn", new RegistryClient.Request(Optional.of("asthma"), List.of(), Optional.empty()));
        assertThat(registry.requests().get(1)).endsWith("&limit=12");
        assertThat(Files.readString(documents().get(0))).contains("twelve");
    }

    @Test
    void isrctn_sinceAndIds() throws IOException {
        registry.at("/query/", "<allTrials totalCount=\"0\"></allTrials>").at("/trial/", "<fullTrial>1</fullTrial>");
        fetch(
                "isrctn",
                new RegistryClient.Request(
                        Optional.of("asthma"), List.of(), Optional.of(LocalDate.parse("2024-05-01"))));
        assertThat(registry.requests().get(0))
                .contains("q=%28asthma%29%20AND%20lastEdited%20GE%202024-05-01T00%3A00%3A00.000Z");
        fetch("isrctn", new RegistryClient.Request(Optional.empty(), List.of("ISRCTN10175490"), Optional.empty()));
        assertThat(documents()).extracting(p -> p.getFileName().toString()).containsExactly("ISRCTN10175490.xml");
    }

    @Test
    void ctis_search_retrievesEachTrial() throws IOException {
        registry.at("/search", ctisPages()).at("/retrieve/", "{\"ctNumber\":\"x\"}");
        registry.thenWell().thenWell().thenWell().then(503, "Retry-After", "1");
        FetchFolder folder = fetch(
                "ctis",
                new RegistryClient.Request(
                        Optional.of("asthma"), List.of(), Optional.of(LocalDate.parse("2024-05-01"))));
        assertThat(folder.fetched()).isEqualTo(2);
        assertThat(documents())
                .extracting(p -> p.getFileName().toString())
                .containsExactly("2022-501549-57-00.json", "2023-503698-40-00.json");
    }

    @Test
    void ctis_brokenRun_keepsDocuments() throws IOException {
        registry.at("/retrieve/", "{\"ctNumber\":\"x\"}");
        RegistryClient.Request request = new RegistryClient.Request(
                Optional.empty(), List.of("2022-501549-57-00", "2023-503698-40-00"), Optional.empty());
        registry.thenWell();
        for (int i = 0; i < 6; i++) {
            registry.then(503, "X-Nothing", "");
        }
        assertThatThrownBy(() -> fetch("ctis", request)).isInstanceOf(FetchException.class);
        registry.requests().clear();
        FetchFolder folder = fetch("ctis", request);
        assertThat(folder.fetched()).isEqualTo(1);
        assertThat(registry.requests()).containsExactly("GET /retrieve/2023-503698-40-00");
    }

    @Test
    void ctis_tooManyHits_refused() {
        registry.at("/search", "{\"pagination\":{\"totalRecords\":10001},\"data\":[]}");
        assertThatThrownBy(() -> fetch("ctis", ANEMIA)).hasMessageContaining("narrow it");
    }

    @Test
    void retryAfter_date_isWait() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        assertThat(Downloader.retryAfter("Sun, 22 Nov 2026 10:01:30 GMT", now)).isEqualTo(Duration.ofSeconds(90));
        assertThat(Downloader.retryAfter("Sun, 22 Nov 2026 09:00:00 GMT", now)).isEqualTo(Duration.ZERO);
        assertThat(Downloader.retryAfter("soon", now)).isNull();
    }

    @Test
    void retryAfter_hours_givesUp() {
        registry.then(429, "Retry-After", "7200");
        assertThatThrownBy(() -> fetch("ctgov", ANEMIA)).hasMessageContaining("120 minutes");
        assertThat(waits).isEmpty();
    }

    private void pagesOfThree() {
        registry.at("/studies?", exchange -> {
            String address = exchange.getRequestURI().toString();
            if (address.endsWith("pageToken=t1")) {
                return "{\"studies\": [2], \"nextPageToken\":\"t2\"}";
            }
            return address.endsWith("pageToken=t2")
                    ? "{\"studies\": [3]}"
                    : "{\"studies\": [1],  \"nextPageToken\":\"t1\"}";
        });
    }

    private static Function<HttpExchange, String> ctisPages() {
        return exchange -> {
            try {
                String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(question).contains("\"containAll\":\"asthma\"");
                return question.contains("\"page\":1,")
                        ? "{\"pagination\":{\"totalRecords\":3,\"nextPage\":true},\"data\":["
                                + "{\"ctNumber\":\"2022-501549-57-00\",\"lastUpdated\":\"01/05/2024\"},"
                                + "{\"ctNumber\":\"2022-500000-10-00\",\"lastUpdated\":\"30/04/2024\"}]}"
                        : "{\"pagination\":{\"totalRecords\":3,\"nextPage\":false},\"data\":[{\"ctNumber\":\"2023-503698-40-00\"}]}";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private FetchFolder fetch(String client, RegistryClient.Request request) throws IOException {
        FetchFolder folder = new FetchFolder(into);
        RegistryClient.named(client)
                .orElseThrow()
                .fetch(
                        registry.url(),
                        request,
                        folder,
                        new Downloader(BETWEEN, 6, Duration.ofSeconds(5), waits::add, line -> {}),
                        (done, total) -> {});
        return folder;
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(into)) {
            return files.filter(f -> !f.getFileName().toString().startsWith(".") && !Manifest.isManifest(f))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> hidden() throws IOException {
        try (Stream<Path> files = Files.list(into)) {
            return files.filter(f -> f.getFileName().toString().startsWith(".")).toList();
        }
    }
}
