package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Converter.Converted;

/** Runs sources through the pipeline for a command, prints findings, and counts what came of the records. */
final class SourceReader {
    private static final int PRINTED_OF_A_SEVERITY = 20;

    private final ReadOptions options;
    private final PrintWriter err;
    private final Map<Severity, Integer> findings = new EnumMap<>(Severity.class);
    private final Map<String, Integer> byFormat = new TreeMap<>();
    private int known;

    /** @param err receives findings and the closing line */
    SourceReader(ReadOptions options, PrintWriter err) {
        this.options = options;
        this.err = err;
    }

    /** What came of a record, and what a worker made of it. */
    private record Made<T>(Converted converted, T made) {}

    /**
     * Reads every document of the sources.
     *
     * @param work makes something of what came of a record, on a worker thread
     * @param sink receives what was made, in order
     */
    <T> void read(List<String> sources, Function<Converted, T> work, Consumer<T> sink) throws IOException {
        read(sources, document -> false, work, sink);
    }

    /**
     * Reads the documents of the sources that are not known.
     *
     * @param isKnown tells the documents that are counted alone
     */
    <T> void read(
            List<String> sources, Predicate<SourceDocument> isKnown, Function<Converted, T> work, Consumer<T> sink)
            throws IOException {
        Converter converter = options.converter();
        try (TerminalProgress progress = TerminalProgress.start("records")) {
            options.read(
                    sources,
                    document -> {
                        boolean wanted = !isKnown.test(document);
                        known += wanted ? 0 : 1;
                        return wanted;
                    },
                    (document, format, reading) -> {
                        Converted converted = converter.make(document, format, reading);
                        return new Made<>(converted, work.apply(converted));
                    },
                    done -> {
                        done.converted().findings().forEach(this::count);
                        done.converted().quads().ifPresent(quads -> byFormat.merge(quads.format(), 1, Integer::sum));
                        sink.accept(done.made());
                        progress.step();
                    },
                    this::count);
        }
    }

    private void count(Finding finding) {
        int count = findings.merge(finding.severity(), 1, Integer::sum);
        if (finding.severity() == Severity.NOTE) {
            return;
        }
        if (count <= PRINTED_OF_A_SEVERITY) {
            err.println((finding.severity() == Severity.REJECTED ? "rejected " : "warning ") + finding);
        } else if (count == PRINTED_OF_A_SEVERITY + 1) {
            err.println("… more of the kind are counted below; 'inspect' lists all of one document");
        }
    }

    /** Prints how many records were read, rejected and warned of, and tells the exit code. */
    int finish() {
        int published = byFormat.values().stream().mapToInt(Integer::intValue).sum();
        String formats = byFormat.entrySet().stream()
                .map(format -> format.getKey() + " " + format.getValue())
                .collect(Collectors.joining(", "));
        int rejected = findings.getOrDefault(Severity.REJECTED, 0);
        err.println(published
                + (published == 1 ? " trial" : " trials")
                + (formats.isEmpty() ? "" : " (" + formats + ")")
                + ", " + rejected + " rejected, "
                + findings.getOrDefault(Severity.WARNING, 0) + " warnings"
                + (known == 0 ? "" : "; not read again, as the store has them: " + known + " documents"));
        return rejected > 0 ? Main.SOME_REJECTED : 0;
    }
}
