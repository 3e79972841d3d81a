package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.cli.Main;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.FileList;
import org.trialgraph.store.ReleaseFiles;

/** Trials for a patient by a form and by records over HTTP. */
class MatchPagesIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String WOMAN = """
            {"age": 58, "sex": "female", "conditions": ["scleroderma, systemic"], "measures": {"LVEF": 35}}""";

    private static final List<String> WOMAN_AS_FORM = List.of(
            "age",
            "58",
            "ageUnit",
            "a",
            "sex",
            "female",
            "conditions",
            "scleroderma, systemic\r\n",
            "measure",
            "LVEF",
            "value",
            "35",
            "unit",
            "");

    @TempDir
    private static Path data;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        assertThat(Main.run("publish", "examples/ctgov-api-v2-stream.jsonl", "--data", data.toString()))
                .isZero();
        site = RunningSite.of(Server.start(ServerOptions.usual(data).onPort(0)));
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @Test
    void record_asJson_isAnsweredWithEveryTrialCounted() throws Exception {
        HttpResponse<String> answer = post("/match?limit=100", JSON, WOMAN, "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(JSON);
        JsonNode report = new ObjectMapper().readTree(answer.body());
        assertThat(report.path("warning").asText()).startsWith("This is no medical advice");
        assertThat(report.path("mesh").asText()).contains("the starter of");
        assertThat(report.path("matches"))
                .hasSize(report.path("trials").path("all").asInt())
                .hasSizeGreaterThan(3);
    }

    @Test
    void bundle_ofFhir_isTaken() throws Exception {
        String bundle = Files.readString(Path.of("src/docs/match-bundle.json"));

        HttpResponse<String> answer = post("/match", "application/fhir+json", bundle, JSON);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).at("/patient/sex").asText())
                .isEqualTo("Male");
    }

    @Test
    void form_filledIn_showsTrialsWithVerdictsAndReadings() throws Exception {
        HttpResponse<String> answer = post("/match", FORM, form(WOMAN_AS_FORM), "text/html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(words(answer))
                .contains("This is no medical advice")
                .contains("the starter of")
                .contains("unlikely because of criterion NCT00501995")
                .contains("left ventricular ejection fraction < 40% excluded")
                .contains("condition: ");
    }

    @Test
    void form_asJson_saysTheSameAsTheRecord() throws Exception {
        assertThat(post("/match", FORM, form(WOMAN_AS_FORM), JSON).body().replaceAll("\"35[^\"]*\"", ""))
                .isEqualTo(post("/match", JSON, WOMAN, JSON).body().replaceAll("\"35[^\"]*\"", ""));
    }

    @Test
    void form_pages_continueEachOther() throws Exception {
        String all = post("/match?limit=4", JSON, WOMAN, JSON).body();
        List<String> two = new ObjectMapper().readTree(all).findValuesAsText("number");

        JsonNode next = new ObjectMapper()
                .readTree(post("/match?limit=2&page=2", JSON, WOMAN, JSON).body());

        assertThat(next.path("matches").findValuesAsText("number")).isEqualTo(two.subList(2, 4));
    }

    @Test
    void form_notUnderstood_isShownAgainWithWhatToDo() throws Exception {
        List<String> fields = Stream.concat(
                        WOMAN_AS_FORM.stream(), Stream.of("measure", "Hb", "value", "12", "unit", "ells"))
                .toList();

        HttpResponse<String> refused = post("/match", FORM, form(fields), "text/html");
        HttpResponse<String> partly = post("/match", FORM, form(fields) + "&leaveOut=yes", "text/html");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("value=\"58\"", "scleroderma, systemic", "value=\"ells\"");
        assertThat(words(refused)).contains("Hb: &quot;ells&quot; is no unit of haemoglobin → give it in one of");
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(words(partly)).contains("Left out Hb:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "age=-3&ageUnit=a                    | cannot be → give one from 0 to 130 years",
                "age=old                             | is no age → write",
                "age=58&record=%7B%7D                | both the fields and a whole record are filled in",
                "value=12                            | measure 1: has no name",
                "measure=Hb&value=12+g/dL&measure=Hb | Hb: is told twice",
                "event=stroke&when=soon              | history 1: tells no event with its day",
                "record=%7B                          | is no JSON",
                "limit=1000                          | limit is from 1 to 100",
                "page=-1                             | limit is from 1 to 100",
                "age=%zz                             | % stands before two hexadecimal digits"
            })
    void form_thatCannotBe_isToldInOneSentence(String form, String sentence) throws Exception {
        HttpResponse<String> answer = post("/match", FORM, form, "text/html");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(words(answer)).contains(sentence).doesNotContain("Exception", "at org.");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"age\": -1}",
                "{\"age\": 1e99}",
                "[]",
                "",
                "{\"a\":",
                "{\"resourceType\": \"Bundle\"}",
                "{\"age\": {\"value\": \"x\"}}"
            })
    void record_thatCannotBe_isToldInOneLine(String record) throws Exception {
        HttpResponse<String> answer = post("/match", JSON, record, JSON);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("detail").asText())
                .contains(" → ")
                .doesNotContain("Exception")
                .hasLineCount(1);
    }

    @Test
    @Timeout(60)
    void record_thatIsHostile_isRefused() throws Exception {
        assertThat(post("/match", JSON, "[".repeat(100_000), JSON).statusCode()).isEqualTo(400);
        assertThat(post("/match", JSON, " ".repeat(10_000_000) + "{}", JSON).statusCode())
                .isEqualTo(413);
        String many = "\"x\",".repeat(200_000);
        assertThat(post("/match", JSON, "{\"conditions\": [" + many + "\"x\"]}", JSON)
                        .body())
                .contains("more than 1000 are no patient's");
        assertThat(post("/match", JSON, "{\"measures\": {\"Hb\": \"1 10*9999/h\"}}", JSON)
                        .body())
                .contains("is no unit of haemoglobin");
    }

    @Test
    void request_thatIsNoPatient_isRefused() throws Exception {
        assertThat(post("/match", "text/csv", "58", "*/*").statusCode()).isEqualTo(415);
        assertThat(post("/match?sex=female", JSON, "{}", JSON).statusCode()).isEqualTo(400);
        assertThat(post("/search", FORM, "q=asthma", "*/*").statusCode()).isEqualTo(405);
        HttpRequest.Builder put = site.request("/match").PUT(BodyPublishers.ofString("{}"));
        assertThat(site.send(put).headers().firstValue("Allow")).hasValue("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void patients_manyAtOnce_areAnsweredOrAskedToWait() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = site.request("/match")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(WOMAN))
                .build();
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 200)
                .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList();

        for (CompletableFuture<HttpResponse<String>> each : all) {
            HttpResponse<String> answer = each.get();
            assertThat(answer.statusCode()).isIn(200, 503);
            assertThat(answer.statusCode() == 200
                            || answer.headers().firstValue("Retry-After").isPresent())
                    .isTrue();
        }
    }

    @Test
    void patient_leavesNoTrace() throws Exception {
        String output;
        try (ServeProcess server = ServeProcess.start(data)) {
            HttpClient client = HttpClient.newHttpClient();
            for (String record : List.of(
                    "{\"conditions\": [\"asthma\", \"Quillfever\"], \"measures\": {\"Quillfever\": \"Quillfever\"}}",
                    "{\"age\": \"Quillfever\"}",
                    "{\"Quillfever")) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(server.address() + "match"))
                                .header("Content-Type", JSON)
                                .POST(BodyPublishers.ofString(record))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(answer.headers().firstValue("ETag")).isEmpty();
                assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            }
            output = server.stop();
        }

        assertThat(output).doesNotContain("Quillfever");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Quillfever");
            }
        }
    }

    @Test
    void release_publishedMeanwhile_isMatchedSoon(@TempDir Path store) throws Exception {
        assertThat(Main.run("publish", "examples/ctgov-api-v2-stream.jsonl", "--data", store.toString()))
                .isZero();
        try (RunningSite running =
                RunningSite.of(Server.start(ServerOptions.usual(store).onPort(0)))) {
            int before = all(running);
            assertThat(Main.run("publish", "examples", "--data", store.toString()))
                    .isZero();
            for (int tenths = 0; tenths < 300 && all(running) == before; tenths++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(all(running)).isGreaterThan(before);
        }
    }

    private static int all(RunningSite running) throws Exception {
        String report = running.send(
                        running.request("/match").header("Content-Type", JSON).POST(BodyPublishers.ofString(WOMAN)))
                .body();
        return new ObjectMapper().readTree(report).at("/trials/all").asInt();
    }

    @Test
    void release_ofOtherVersion_isToldWithRemedy(@TempDir Path store) throws Exception {
        assertThat(Main.run("publish", "examples/ctgov-api-v2-stream.jsonl", "--data", store.toString()))
                .isZero();
        ReleaseFiles release = new ReleaseFiles(new DataFolder(store).current());
        FileList archive = FileList.read(ReleaseFiles.archive(release.folder()), "");
        Files.delete(release.criteria());
        Files.delete(release.folder().resolve(FileList.NAME));
        release.complete(archive, "");

        try (RunningSite old =
                RunningSite.of(Server.start(ServerOptions.usual(store).onPort(0)))) {
            HttpResponse<String> answer =
                    old.send(old.request("/match").header("Content-Type", JSON).POST(BodyPublishers.ofString(WOMAN)));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("no index of criteria → ").doesNotContain(store.toString());
            assertThat(old.page("/match").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> post(String path, String type, String body, String accept) throws Exception {
        return site.send(site.request(path)
                .header("Content-Type", type)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String form(List<String> namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(namesAndValues.get(i))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues.get(i + 1), StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static String words(HttpResponse<String> answer) {
        return answer.body().replaceAll("<[^>]+>", " ").replace("&lt;", "<").replaceAll("\\s+", " ");
    }
}
