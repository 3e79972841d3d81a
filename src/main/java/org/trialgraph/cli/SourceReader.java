package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.ReadSummary;

/** Runs sources through the pipeline for a command, prints findings, and counts what came of the records. */
final class SourceReader {
    private final ReadOptions options;
    private final PrintWriter err;
    private final ReadSummary summary = new ReadSummary();

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
                        if (!wanted) {
                            summary.addKnown();
                        }
                        return wanted;
                    },
                    (document, format, reading) -> {
                        Converted converted = converter.make(document, format, reading);
                        return new Made<>(converted, work.apply(converted));
                    },
                    done -> {
                        done.converted().findings().forEach(this::count);
                        done.converted().quads().ifPresent(quads -> summary.addTrial(quads.format()));
                        sink.accept(done.made());
                        progress.step();
                    },
                    this::count);
        }
    }

    private void count(Finding finding) {
        print(finding, summary.add(finding));
    }

    /** @param count how many of its kind there are so far */
    private void print(Finding finding, long count) {
        if (finding.severity() == Severity.NOTE) {
            return;
        }
        if (count <= ReadSummary.FIRST) {
            err.println((finding.severity() == Severity.REJECTED ? "rejected " : "warning ") + finding);
        } else if (count == ReadSummary.FIRST + 1) {
            err.println("… more of the kind are counted below; 'inspect' lists all of one document");
        }
    }

    /** Prints and counts what was found where the documents were read elsewhere. */
    void add(ReadSummary elsewhere) {
        elsewhere.first().forEach(finding -> print(finding, 1));
        summary.add(elsewhere);
    }

    /** Prints how many records were read, rejected and warned of, and tells the exit code. */
    int finish() {
        err.println(summary);
        return summary.count(Severity.REJECTED) > 0 ? Main.SOME_REJECTED : 0;
    }
}
