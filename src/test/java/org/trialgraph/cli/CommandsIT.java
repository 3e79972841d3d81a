package org.trialgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as a user runs them: a process with arguments, standard output, standard error and an exit code. */
class CommandsIT {
    @TempDir
    Path folder;

    private record Run(int exitCode, String out, String err) {}

    @Test
    void convert_standardOutput_isRdfOnly() throws Exception {
        Run run = run("convert", "examples");

        assertThat(run.exitCode()).isZero();
        DatasetGraph graph =
                RDFParser.fromString(run.out(), Lang.NQUADS).strict(true).toDatasetGraph();
        assertThat(graph.isEmpty()).isFalse();
        assertThat(run.err()).contains(" trials", "0 rejected");
    }

    @Test
    void convert_sameInput_givesSameBytes() throws Exception {
        assertThat(run("convert", "examples").out())
                .isEqualTo(run("convert", "examples").out());
    }

    @Test
    void convert_everySyntax_readsBack() throws Exception {
        for (String format : List.of("ntriples", "turtle", "trig", "jsonld")) {
            Run run = run("convert", "--format", format, "examples/ctgov-api-v2-NCT00001962.json");
            Lang lang = switch (format) {
                case "ntriples" -> Lang.NTRIPLES;
                case "turtle" -> Lang.TURTLE;
                case "trig" -> Lang.TRIG;
                default -> Lang.JSONLD;
            };
            assertThat(RDFParser.fromString(run.out(), lang).toDatasetGraph().isEmpty())
                    .as(format)
                    .isFalse();
        }
    }

    @Test
    void convert_badDocument_isReportedAndRestConverted() throws Exception {
        Files.writeString(folder.resolve("bad.json"), "{\"protocolSection\": {\"identificationModule\": {\"nctId\"");
        Files.writeString(folder.resolve("else.csv"), "name,price\nbread,3\n");
        Files.writeString(folder.resolve("empty.txt"), "");
        Files.copy(Path.of("examples/ctgov-api-v2-NCT00001962.json"), folder.resolve("good.json"));

        Run run = run("convert", folder.toString());

        assertThat(run.exitCode()).isEqualTo(Main.SOME_REJECTED);
        assertThat(run.out()).contains("NCT00001962");
        assertThat(run.err()).contains("bad.json[line 1", "else.csv", "empty.txt", "3 rejected", " → ");
        assertThat(run.err()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void wrongUsage_isOneLineAndExitTwo() throws Exception {
        for (Run run : List.of(
                run("convert", "no-such-file"),
                run("convert", "--format", "word", "examples"),
                run("convert", "--source", "nobody", "examples"),
                run("convert", "--base", "nowhere", "examples"),
                run("no-such-command"))) {
            assertThat(run.exitCode()).isEqualTo(Main.WRONG_USAGE);
            assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void convert_folderOfThousands_isRead() throws Exception {
        for (int i = 0; i < 3000; i++) {
            Files.writeString(folder.resolve("note" + i + ".txt"), "no trial here " + i);
        }
        Run run = run("convert", folder.toString());

        assertThat(run.exitCode()).isEqualTo(Main.SOME_REJECTED);
        assertThat(run.err()).contains("3,000 rejected");
        assertThat(run.err().lines().count()).isLessThan(50);
    }

    @Test
    void convert_lineOfFiftyMegabytes_isReadOrReported() throws Exception {
        String summary = "word ".repeat(10_000_000);
        Files.writeString(
                folder.resolve("long.json"),
                "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT00001962\",\"briefTitle\":\"Long\"},"
                        + "\"eligibilityModule\":{\"eligibilityCriteria\":\"" + summary + "\"}}}");
        Run run = run("convert", folder.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("NCT00001962");
    }

    @Test
    void inspect_showsValuesAndUnmappedFields() throws Exception {
        Run run = run("inspect", "src/test/resources/golden/ctgov-api-v2/every-module.json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("ctgov-api-v2 of ClinicalTrials.gov", "NCT00001964", "UNMAPPED", "/newModule/unheardOf")
                .doesNotContain("someone@example.org  ", "Study Nurse");
    }

    @Test
    void validate_documents_reportsViolations() throws Exception {
        Path report = folder.resolve("report.ttl");
        Run run = run("validate", "--report", report.toString(), "examples");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("0 violations");
        assertThat(report).content().contains("sh:ValidationReport");
    }

    @Test
    void publish_ofWhatIsPublished_endsWithoutReadingAndBuilding() throws Exception {
        Path data = folder.resolve("data");
        Path documents = folder.resolve("documents");
        Files.createDirectory(documents);
        for (String example : List.of("ctgov-api-v2-NCT00001962.json", "chictr-ChiCTR2000030436.txt")) {
            Files.copy(Path.of("examples", example), documents.resolve(example));
        }
        Files.writeString(documents.resolve("empty.txt"), "");
        String[] publish = {"publish", documents.toString(), "--data", data.toString()};
        assertThat(run(publish).exitCode()).isEqualTo(Main.SOME_REJECTED);

        Run again = run(publish);

        assertThat(again.exitCode()).as("what was rejected is read again").isEqualTo(Main.SOME_REJECTED);
        assertThat(again.err()).contains("nothing is new: release 1 of ", "2 of them not read, as they are known");
        assertThat(figures(again.err())).containsEntry("rejected", 1L).containsEntry("new trials", 0L);
        assertThat(data.resolve("releases/2")).doesNotExist();

        Files.delete(documents.resolve("empty.txt"));
        Files.writeString(
                documents.resolve("ctgov-api-v2-NCT00001962.json"),
                Files.readString(Path.of("examples/ctgov-api-v2-NCT00001962.json")) + "\n");
        Run changed = run(publish);

        assertThat(changed.exitCode()).isZero();
        assertThat(figures(changed.err()))
                .containsEntry("records in them", 1L)
                .containsEntry("updates", 1L)
                .containsEntry("trials in the store", 2L);

        Run otherwise = run("publish", "--rebuild", "--contacts", documents.toString(), "--data", data.toString());
        assertThat(figures(otherwise.err()))
                .as("another option reads something else")
                .containsEntry("records in them", 2L)
                .containsEntry("new trials", 0L)
                .containsEntry("rejected", 0L);
        assertThat(otherwise.err()).doesNotContain("are known", "nothing is new");
    }

    @Test
    void publish_summary_addsUpAndIsWhatTheStoreHolds() throws Exception {
        String data = folder.resolve("data").toString();
        run("publish", "examples/ctgov-api-v2-NCT00001962.json", "--data", data);
        Path report = folder.resolve("report.csv");

        Run run = run(
                "publish",
                "examples",
                "src/test/resources/golden/ctgov-xml",
                "--data",
                data,
                "--report",
                report.toString());

        Map<String, Long> figures = figures(run.err());
        assertThat(Stream.of("new trials", "updates", "completing", "superseded", "unchanged", "rejected")
                        .mapToLong(name -> figures.getOrDefault(name, 0L))
                        .sum())
                .as(run.err())
                .isEqualTo(figures.get("records in them"));
        assertThat(run.err()).contains("1 of them not read, as they are known");
        assertThat(figures.get("superseded")).isPositive();
        assertThat(figures.get("trials in the store")).isEqualTo(1 + figures.get("new trials"));
        for (String name : List.of("Trial", "Study", "Link", "Discrepancy")) {
            Path query = Files.writeString(
                    folder.resolve("count.rq"),
                    "PREFIX tg: <https://w3id.org/trialgraph/ontology#>"
                            + " SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a tg:" + name + " }");
            String shown = Map.of(
                            "Trial", "trials in the store",
                            "Study", "studies",
                            "Link", "links",
                            "Discrepancy", "discrepancies")
                    .get(name);
            assertThat(run("query", query.toString(), "--data", data, "--results", "csv")
                            .out())
                    .as(shown)
                    .isEqualTo("n\r\n" + figures.get(shown) + "\r\n");
        }
        assertThat(report).content().startsWith("severity,document,place,what,remedy");
        assertThat(run.err()).contains("0:0", " Reading documents, ", " Linking, indexing words");
        assertThat(run.err()
                        .lines()
                        .dropWhile(line -> !line.startsWith("documents "))
                        .takeWhile(line -> !line.startsWith("published")))
                .hasSizeBetween(10, 24)
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void query_withAnotherValue_asksForIt_andSaysWhatIsMissing() throws Exception {
        String data = folder.resolve("data").toString();
        run("publish", "examples/ctgov-api-v2-NCT00001962.json", "--data", data);

        String[] near = {"query", "trials-near-a-place", "--data", data, "--results", "csv", "--param", "latitude=38.5"
        };
        Run wide = run(ArrayUtils.add(ArrayUtils.add(near, "--param"), "within=100"));
        Run narrow = run(near);

        assertThat(wide.out()).contains("NCT00001962,");
        assertThat(wide.err()).doesNotContain("No site");
        assertThat(narrow.exitCode()).isZero();
        assertThat(narrow.out()).isEqualTo("number,site,kilometres\r\n");
        assertThat(narrow.err()).contains("No site with coordinates is so near the place: choose a greater distance");
    }

    @Test
    void match_ofExamples_judgesEveryTrialAndWarns() throws Exception {
        String data = folder.resolve("data").toString();
        Run published = run("publish", "examples", "--data", data, "--quiet");
        assertThat(published.err())
                .startsWith(System.lineSeparator() + "documents ")
                .doesNotContain("→");

        Run run = run("match", "src/docs/match-patient.json", "--data", data, "--format", "json", "--limit", "100");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.path("warning").asText()).startsWith("This is no medical advice");
        assertThat(report.path("matches"))
                .hasSize(report.path("trials").path("all").asInt());
        JsonNode scleroderma = report.path("matches")
                .valueStream()
                .filter(trial -> trial.path("number").asText().equals("NCT00501995"))
                .findFirst()
                .orElseThrow();
        assertThat(scleroderma.path("because").asText()).isEqualTo("criterion");
        assertThat(scleroderma
                        .path("criteria")
                        .valueStream()
                        .map(criterion -> criterion.path("verdict").asText()))
                .containsExactly("unknown", "met", "not met");
    }

    @Test
    void match_ofBadRecords_isOneSentence() throws Exception {
        Path record = Files.writeString(folder.resolve("patient.json"), "{\"age\": -1}");

        Run run = run("match", record.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines().filter(line -> line.startsWith("trialgraph: ")))
                .singleElement()
                .asString()
                .contains("an age of -1 years cannot be → ");
    }

    /** The numbers of the summary of a publish, by their names. */
    private static Map<String, Long> figures(String summary) {
        return Pattern.compile("^ *([a-z ]*[a-z]) +([\\d,]+)(?:  |$)", Pattern.MULTILINE)
                .matcher(summary)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> Long.valueOf(line.group(2).replace(",", ""))));
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the command ends").isTrue();
        Run run = new Run(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return run;
    }
}
