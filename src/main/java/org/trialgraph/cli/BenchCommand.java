package org.trialgraph.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.linkage.StudyBenchmark;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench}: times the stages on data that it generates or is given, and prints how they stand to one another. */
@Command(name = "bench")
final class BenchCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Parameters(arity = "0..1", paramLabel = "FILE.jsonl", description = "Studies to use instead of generated ones.")
    private Path file;

    @Option(names = "--studies", paramLabel = "N", defaultValue = "5000")
    private int studies;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3")
    private int rounds;

    @Option(names = "--generate", paramLabel = "FILE")
    private Path target;

    @Option(names = "--registrations", split = ",", paramLabel = "N")
    private List<Integer> registrations;

    private final AtomicLong quads = new AtomicLong();
    private final AtomicLong trials = new AtomicLong();

    private interface Stage {
        void run() throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        if (studies < 1 || rounds < 1) {
            throw UserError.usage("--studies and --rounds are whole numbers of at least 1");
        }
        if (file != null && !Files.isRegularFile(file)) {
            throw UserError.usage("no file \"" + file + "\" → check the path");
        }
        if (registrations != null) {
            StudyBenchmark.run(registrations, out());
        } else if (target != null) {
            generate(target);
        } else if (file != null) {
            bench(file);
        } else {
            Path generated = Files.createTempFile("trialgraph-bench", ".jsonl");
            try {
                generate(generated);
                bench(generated);
            } finally {
                Files.deleteIfExists(generated);
            }
        }
        return 0;
    }

    private void generate(Path place) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), 1 << 16)) {
            new StudyGenerator().write(studies, out);
        }
    }

    private void bench(Path input) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        out().printf(Locale.ROOT, "%d bytes, %d cores%n", Files.size(input), cores);
        double floor = median(() -> tokens(input));
        double mapped = median(() -> convert(input));
        row("JSON tokens alone, one core", floor, "", floor);
        String speed = String.format(Locale.ROOT, "%12.0f quads/s", quads.get() / mapped);
        row("documents to N-Quads, all cores", mapped, speed, floor);
    }

    private void row(String what, double seconds, String speed, double floor) {
        out().printf(
                        Locale.ROOT,
                        "%-34s %8.2f s %10.0f trials/s %-20s  %6.2f × the first%n",
                        what,
                        seconds,
                        trials.get() / seconds,
                        speed,
                        seconds / floor);
    }

    private double median(Stage stage) throws IOException {
        stage.run();
        double[] seconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            stage.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[rounds / 2];
    }

    private static void tokens(Path input) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(input.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()) {
                    parser.getText();
                }
            }
        }
    }

    private void convert(Path input) throws IOException {
        quads.set(0);
        trials.set(0);
        Function<List<Quad>, byte[]> renderer = RdfOutput.renderer(Syntax.NQUADS);
        Messages none = new Messages(new PrintWriter(OutputStream.nullOutputStream()), true);
        new SourceReader(options, none, ReportOption.none())
                .read(
                        List.of(input.toString()),
                        converted -> {
                            quads.addAndGet(converted.statements().size());
                            trials.addAndGet(converted.quads().isPresent() ? 1 : 0);
                            return renderer.apply(converted.statements());
                        },
                        rendered -> {});
    }
}
