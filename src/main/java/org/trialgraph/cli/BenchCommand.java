package org.trialgraph.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.trialgraph.bench.StudyGenerator;
import org.trialgraph.linkage.StudyBenchmark;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.rdf.TrialQuads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: times the stages on data that it generates or is given, and prints how they stand to one another. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Times reading, mapping and writing, each in rounds one after the other; quote the ratios, not the speeds.",
            "Peers read the same file: --generate FILE writes it and ends."
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ReadOptions options;

    @Parameters(arity = "0..1", paramLabel = "FILE.jsonl", description = "Studies to use instead of generated ones.")
    private Path file;

    @Option(names = "--studies", defaultValue = "5000", description = "Number to generate (default: ${DEFAULT-VALUE}).")
    private int studies;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds after one to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--generate", paramLabel = "FILE", description = "Only write the generated studies there.")
    private Path target;

    @Option(
            names = "--registrations",
            split = ",",
            paramLabel = "N",
            description =
                    "Time the search for studies on so many generated registrations instead; several with commas.")
    private List<Integer> registrations;

    private interface Stage {
        long run() throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        if (registrations != null) {
            StudyBenchmark.run(registrations, spec.commandLine().getOut());
            return 0;
        }
        if (target != null) {
            generate(target);
            return 0;
        }
        if (file != null) {
            bench(file);
            return 0;
        }
        Path generated = Files.createTempFile("trialgraph-bench", ".jsonl");
        try {
            generate(generated);
            bench(generated);
        } finally {
            Files.deleteIfExists(generated);
        }
        return 0;
    }

    private void generate(Path place) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), 1 << 16)) {
            new StudyGenerator().write(studies, out);
        }
    }

    private void bench(Path input) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        AtomicLong quads = new AtomicLong();
        AtomicLong trials = new AtomicLong();
        out.printf(
                Locale.ROOT,
                "%d bytes, %d cores%n",
                Files.size(input),
                Runtime.getRuntime().availableProcessors());
        double floor = median(() -> tokens(input));
        double mapped = median(() -> {
            quads.set(0);
            trials.set(0);
            return convert(input, quads, trials);
        });
        row(out, "JSON tokens alone, one core", floor, trials.get(), 0, floor);
        row(out, "documents to N-Quads, all cores", mapped, trials.get(), quads.get(), floor);
        out.flush();
    }

    private static void row(PrintWriter out, String what, double seconds, long trials, long quads, double floor) {
        out.printf(
                Locale.ROOT,
                "%-34s %8.2f s %10.0f trials/s %s  %6.2f × the first%n",
                what,
                seconds,
                trials / seconds,
                quads == 0 ? " ".repeat(20) : String.format(Locale.ROOT, "%12.0f quads/s", quads / seconds),
                seconds / floor);
    }

    private double median(Stage stage) throws IOException {
        stage.run();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            stage.run();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }

    private static long tokens(Path input) throws IOException {
        long count = 0;
        try (JsonParser parser = new JsonFactory().createParser(input.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isScalarValue()) {
                    count += parser.getText().length();
                }
            }
        }
        return count;
    }

    private long convert(Path input, AtomicLong quads, AtomicLong trials) throws IOException {
        AtomicLong bytes = new AtomicLong();
        new SourceReader(options, new PrintWriter(OutputStream.nullOutputStream()))
                .read(
                        List.of(input.toString()),
                        converted -> {
                            var list = converted.quads().map(TrialQuads::quads).orElse(List.of());
                            quads.addAndGet(list.size());
                            trials.addAndGet(list.isEmpty() ? 0 : 1);
                            return RdfOutput.render(Syntax.NQUADS, list);
                        },
                        rendered -> bytes.addAndGet(rendered.length));
        return bytes.get();
    }
}
