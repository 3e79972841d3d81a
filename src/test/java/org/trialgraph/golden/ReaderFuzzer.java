package org.trialgraph.golden;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.trialgraph.format.Format;
import org.trialgraph.pipeline.Converter.Converted;

/**
 * Reads bytes of Jazzer's making as what they look like and as a given format, over every format for an equal time with its
 * golden documents to begin with. What Jazzer finds is written to {@code src/test/resources/fuzz}, where each build reads it again
 * ({@link FuzzedDocumentsIT}); what it learns about a format is kept in {@code target/fuzz} for the next run.
 */
public final class ReaderFuzzer {
    static final Path FOUND = Path.of("src/test/resources/fuzz");
    /** Far above what a document of a few kilobytes takes, also where Jazzer counts each branch. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String READERS =
            "org.trialgraph.format.**:org.trialgraph.text.**:org.trialgraph.criteria.**:org.trialgraph.eligibility.**:"
                    + "org.trialgraph.pipeline.**:org.trialgraph.rdf.**";

    private static Optional<Format> given = Optional.empty();

    private ReaderFuzzer() {}

    /**
     * Runs Jazzer, which is on the class path in the profile {@code fuzz}.
     *
     * @param arguments minutes for all formats together, then the names of the formats; without names all of them
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> names = List.of(arguments).subList(1, arguments.length);
        List<Format> formats = GoldenDocuments.FORMATS.all().stream()
                .filter(format -> names.isEmpty() || names.contains(format.name()))
                .toList();
        long seconds = Math.max(1, Math.round(60 * Double.parseDouble(arguments[0]) / formats.size()));
        int failed = 0;
        for (Format format : formats) {
            failed += run(format, seconds) == 0 ? 0 : 1;
        }
        System.out.println(failed + " of " + formats.size() + " formats with findings, which are in " + FOUND);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static int run(Format format, long seconds) throws IOException, InterruptedException {
        Path learnt = Files.createDirectories(Path.of("target/fuzz", format.name()));
        Path found = Files.createDirectories(FOUND.resolve(format.name()));
        for (Path document : GoldenDocuments.of(format.name())) {
            Path seed = learnt.resolve(document.getFileName());
            Files.write(seed, Files.readAllBytes(document));
        }
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + ReaderFuzzer.class.getName(),
                        "--target_args=" + format.name(),
                        "--instrumentation_includes=" + READERS,
                        // Its hooks look for injections into databases, shells and the like, which readers have none
                        // of.
                        "--custom_hook_includes=none",
                        "--reproducer_path=target/fuzz",
                        "-artifact_prefix=" + found + File.separator,
                        "-max_total_time=" + seconds,
                        "-rss_limit_mb=3000",
                        "-verbosity=0",
                        learnt.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/fuzz/" + format.name() + ".log"))
                .start();
        int exit = jazzer.waitFor();
        try (var files = Files.list(found)) {
            if (files.findAny().isEmpty()) {
                Files.delete(found);
            }
        }
        System.out.println(format.name() + ": " + seconds + " s, exit code " + exit);
        return exit;
    }

    /** Called by Jazzer, with the name of the format. */
    public static void fuzzerInitialize(String[] arguments) {
        given = GoldenDocuments.FORMATS.named(arguments[0]);
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        check(bytes, Optional.empty());
        check(bytes, given);
    }

    /** Fails on whatever the reading of a document must not do. */
    static void check(byte[] bytes, Optional<Format> format) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Converted record : WholeWay.of(bytes, format)) {
            WholeWay.check(record);
        }
        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        if (took.compareTo(LONGEST) > 0) {
            throw new AssertionError("reading takes " + took);
        }
    }
}
