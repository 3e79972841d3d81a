package org.trialgraph.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.function.Failable;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.ReadSummary;
import org.trialgraph.pipeline.ReadSummary.Kind;

/** Runs sources through the pipeline for a command, and counts what came of the records and what is to be told of them. */
final class SourceReader implements AutoCloseable {
    private static final int KINDS_OF_REJECTIONS = 10;
    private static final int KINDS_OF_WARNINGS = 5;
    private static final int LONGEST = 300;

    private final ReadOptions options;
    private final Messages messages;
    private final ReportOption report;
    private final ReadSummary summary = new ReadSummary();
    private long documents;

    /**
     * @param messages receives how far the reading has come, and what there is to tell at its end
     * @param report receives everything that is found
     */
    SourceReader(ReadOptions options, Messages messages, ReportOption report) throws IOException {
        this.options = options;
        this.messages = messages;
        this.report = report;
        report.open();
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
        Converter converter = options.converter(messages);
        options.read(
                sources,
                document -> {
                    documents++;
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
                    count(done.converted().findings());
                    done.converted().quads().ifPresent(quads -> summary.addTrial(quads.format()));
                    sink.accept(done.made());
                },
                finding -> {
                    documents++;
                    count(List.of(finding));
                },
                messages);
    }

    private void count(Collection<Finding> findings) {
        summary.add(findings);
        Failable.run(() -> report.add(findings));
    }

    /** Lists what was found where a document was read elsewhere, and counted there. */
    void list(Collection<Finding> findings) throws IOException {
        report.add(findings);
    }

    /** Adds what was counted where the documents were read elsewhere. */
    void add(ReadSummary elsewhere) {
        summary.add(elsewhere);
    }

    /** What came of the records so far. */
    ReadSummary summary() {
        return summary;
    }

    /** Number of documents so far, those that could not be opened among them; 0 where they were read elsewhere. */
    long documents() {
        return documents;
    }

    /** Tells what was found, what is alike together, and the exit code. */
    int tellFindings() throws IOException {
        report.close();
        tell(Severity.REJECTED, "rejected", KINDS_OF_REJECTIONS);
        tell(Severity.WARNING, "warnings", KINDS_OF_WARNINGS);
        return summary.rejected() > 0 ? Main.SOME_REJECTED : 0;
    }

    private void tell(Severity severity, String name, int most) {
        List<Kind> kinds = summary.kinds(severity);
        if (kinds.isEmpty()) {
            return;
        }
        List<Kind> first = kinds.subList(0, Math.min(most, kinds.size()));
        long others =
                summary.count(severity) - first.stream().mapToLong(Kind::count).sum();
        messages.tell(String.format(
                "%n%,d %s%s; %s%n%s%s",
                summary.count(severity),
                name,
                kinds.size() == 1 ? "" : ", an example of each kind",
                report.place(),
                first.stream()
                        .map(kind ->
                                String.format("%7s × %s", String.format("%,d", kind.count()), shown(kind.example())))
                        .collect(Collectors.joining(System.lineSeparator())),
                others == 0
                        ? ""
                        : String.format(
                                "%n%7s more of %d other kinds",
                                String.format("%,d", others), kinds.size() - first.size())));
    }

    private static String shown(Finding finding) {
        return StringUtils.abbreviate(finding.toString(), LONGEST);
    }

    /** Tells what was found, how many records were read, rejected and warned of, and the exit code. */
    int finish() throws IOException {
        int code = tellFindings();
        String formats = summary.byFormat().entrySet().stream()
                .map(format -> String.format("%s %,d", format.getKey(), format.getValue()))
                .collect(Collectors.joining(", "));
        messages.tell(String.format(
                Locale.ROOT,
                "%,d %s%s, %,d rejected, %,d warnings",
                summary.trials(),
                summary.trials() == 1 ? "trial" : "trials",
                formats.isEmpty() ? "" : " (" + formats + ")",
                summary.rejected(),
                summary.count(Severity.WARNING)));
        return code;
    }

    @Override
    public void close() throws IOException {
        report.close();
    }
}
