package org.trialgraph.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.cli.Main;

/** The same documents through this process and through Spark on this machine, in small parts and with two tasks at a time. */
class SparkConvertIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.master", "local[2,4]",
            "spark.ui.enabled", "false",
            "spark.default.parallelism", "2",
            "spark.trialgraph.part", "400k");

    @TempDir
    Path folder;

    @BeforeEach
    void set() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterEach
    void unset() {
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("spark.extraListeners");
    }

    @Test
    void documentsOfAllFormats_giveQuadsProblemsAndStudiesOfOtherCommands() throws IOException {
        Path lines = lines(20);
        Path damaged = damaged();
        Path quads = folder.resolve("quads.nq");
        List<String> sources = List.of(GOLDEN.toString(), lines.toString(), damaged.toString());

        String told = run(1, "convert", sources, "-o", quads.toString());
        String toldBySpark = run(1, "convert", sources, "-o", place().toString(), "--engine", "spark");

        assertThat(lines(place().resolve("quads"))).isEqualTo(sorted(Files.readAllLines(quads)));
        assertThat(toldBySpark.lines().filter(line -> line.contains(" trials (")))
                .containsExactlyElementsOf(
                        told.lines().filter(line -> line.contains(" trials (")).toList());
        assertThat(lines(place().resolve("problems")))
                .anyMatch(line -> line.startsWith("rejected damaged.jsonl.gz: "))
                .containsAll(told.lines()
                        .filter(line -> line.startsWith("rejected "))
                        .toList());
        assertThat(Files.readString(place().resolve("summary.json"))).contains("\"ctgov-api-v2\"");
        assertThatStudiesAreThoseOfPublish(sources);
    }

    private void assertThatStudiesAreThoseOfPublish(List<String> sources) throws IOException {
        String data = folder.resolve("data").toString();
        String export = folder.resolve("export").toString();
        run(1, "publish", sources, "--data", data);
        run(0, "export", List.of(), "--data", data, "--to", export);
        List<String> exported;
        try (var in = new GZIPInputStream(Files.newInputStream(Path.of(export, "trialgraph.nq.gz")))) {
            exported = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        Set<String> ofDocuments = links(lines(place().resolve("quads")));
        Set<String> published = links(exported);
        Set<String> found = links(lines(place().resolve("links")));
        assertThat(published).containsAll(found);
        published.removeAll(ofDocuments);
        found.removeAll(ofDocuments);
        assertThat(found).hasSizeGreaterThan(500).isEqualTo(published);
    }

    @Test
    void publish_onSpark_exportsTheSameBytes() throws IOException {
        byte[] here = published("here");
        byte[] there = published("there", "--engine", "spark");

        assertThat(there).isEqualTo(here);
    }

    private byte[] published(String name, String... engine) throws IOException {
        String data = folder.resolve(name).toString();
        String export = folder.resolve("export-" + name).toString();
        String[] options =
                Stream.concat(Stream.of("--data", data), Stream.of(engine)).toArray(String[]::new);
        run(0, "publish", List.of("examples"), options);
        run(0, "export", List.of(), "--data", data, "--to", export);
        return Files.readAllBytes(Path.of(export, "trialgraph.nq.gz"));
    }

    @Test
    void killedTasks_changeNothing() throws IOException {
        List<String> sources = List.of(lines(60).toString());
        Path quads = folder.resolve("quads.nq");
        run(0, "convert", sources, "-o", quads.toString());
        System.setProperty("spark.extraListeners", Killer.class.getName());

        run(0, "convert", sources, "-o", place().toString(), "--engine", "spark");

        assertThat(Killer.KILLED).hasPositiveValue();
        assertThat(lines(place().resolve("quads"))).isEqualTo(sorted(Files.readAllLines(quads)));
    }

    @Test
    void runThatFails_leavesNothing() throws IOException {
        String told = run(
                2,
                "convert",
                List.of(folder.resolve("absent").toString()),
                "-o",
                place().toString(),
                "--engine",
                "spark");

        assertThat(told).contains("absent", "check the path");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** Ends the first task of each stage while it is at work. */
    public static final class Killer extends SparkListener {
        private static final AtomicInteger KILLED = new AtomicInteger();

        @Override
        public void onTaskStart(SparkListenerTaskStart start) {
            if (start.taskInfo().index() == 0 && start.taskInfo().attemptNumber() == 0) {
                SparkContext.getOrCreate().killTaskAttempt(start.taskInfo().taskId(), true, "test");
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.reason() instanceof TaskKilled) {
                KILLED.incrementAndGet();
            }
        }
    }

    /** Statements on links, decimals as the store writes them; which organisations are one is no part of the search for studies. */
    private static Set<String> links(List<String> lines) {
        return lines.stream()
                .filter(line -> line.endsWith("/graph/links> .") && !line.contains("#canonical>"))
                .map(line -> line.replaceFirst("\"(\\d+\\.\\d+?)0+\"\\^\\^", "\"$1\"^^"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Path place() {
        return folder.resolve("out");
    }

    /** A stream of records, one a line, larger than a part. */
    private Path lines(int count) throws IOException {
        String record = Files.readString(Path.of("examples/ctgov-api-v2-NCT00001962.json"))
                .replaceAll("\\R", " ");
        List<String> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record.replace("NCT00001962", String.format("NCT0100%04d", i)));
        }
        return Files.write(folder.resolve("studies.jsonl"), records);
    }

    private Path damaged() throws IOException {
        Path whole = folder.resolve("whole.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            Files.copy(lines(20), out);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.delete(whole);
        return Files.write(folder.resolve("damaged.jsonl.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** The lines of the parts, one part after the other. */
    private static List<String> lines(Path parts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (var part : FileUtils.listFiles(parts.toFile(), null, false).stream()
                .sorted()
                .toList()) {
            lines.addAll(Files.readAllLines(part.toPath()));
        }
        return lines;
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream()
                .sorted((a, b) ->
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Runs a command and gives what it tells on standard error. */
    private String run(int exitCode, String command, List<String> sources, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(sources);
        arguments.addAll(List.of(options));
        PrintStream before = System.err;
        var told = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            assertThat(Main.run(arguments.toArray(String[]::new)))
                    .as(told::toString)
                    .isEqualTo(exitCode);
        } finally {
            System.setErr(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }
}
