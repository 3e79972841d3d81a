package org.trialgraph.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.trialgraph.pipeline.ReadSummary;
import org.trialgraph.store.release.ImportSummary;
import org.trialgraph.store.release.ImportSummary.UnmappedValue;
import org.trialgraph.store.release.Publication;
import org.trialgraph.store.release.ReleaseCounts;
import org.trialgraph.store.release.RunSummary;

/**
 * What a publish came to, on one screen. What became of the records adds up to their number, and the trials of the registries to that of
 * the store.
 */
final class PublishSummary {
    private static final int WIDTH = 80;
    private static final int INDENT = 34;
    private static final char NO_BREAK = '\u00a0';

    private final StringJoiner lines = new StringJoiner(System.lineSeparator());

    private PublishSummary() {}

    /**
     * @param data folder of the store
     * @param documents number of documents that were given; 0 where it is not known
     * @param seconds that it took
     */
    static String of(Path data, Publication.Result result, ReadSummary read, long documents, double seconds) {
        PublishSummary summary = new PublishSummary();
        RunSummary run = result.run();
        if (documents > 0) {
            summary.line(
                    "documents",
                    documents,
                    read.known() == 0
                            ? ""
                            : String.format(Locale.ROOT, "%,d of them not read, as they are known", read.known()));
        }
        summary.line("records in them", run.read() + read.rejected(), "");
        summary.line("  new trials", run.newTrials(), "");
        summary.line("  updates", run.updates(), "of trials that the store knew");
        summary.some("  completing", run.completing(), "what another document of the trial says");
        summary.some("  superseded", run.superseded(), "by another document of the trial: in its history");
        summary.some("  withdrawn", run.withdrawn(), "of trials that --withdraw keeps out");
        summary.line("  unchanged", run.unchanged(), "");
        summary.line("  rejected", read.rejected(), "");
        summary.store(result.counts());
        result.summary().ifPresent(summary::unmapped);
        if (!result.whyWhole().isEmpty()) {
            summary.lines.add("built whole, which is cheaper here: " + result.whyWhole());
        }
        summary.lines.add(String.format(
                Locale.ROOT,
                "%s: release %s of %s, %.1f s",
                result.summary().isPresent() ? "published" : "nothing is new",
                result.release().folder().getFileName(),
                data,
                seconds));
        return System.lineSeparator() + summary.lines;
    }

    /** A line of at most {@link #WIDTH} characters, with more of the remark below where it is longer. */
    private void line(String what, long count, String remark) {
        String line = String.format(Locale.ROOT, "%-21s %,11d ", what, count);
        for (String word : remark.split(" ")) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line);
                line = " ".repeat(INDENT);
            }
            line += " " + word.replace(NO_BREAK, ' ');
        }
        lines.add(line.stripTrailing());
    }

    private void some(String what, long count, String remark) {
        if (count > 0) {
            line(what, count, remark);
        }
    }

    private void store(ReleaseCounts counts) {
        String registries = counts.trials().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(registry ->
                        String.format(Locale.ROOT, "%s" + NO_BREAK + "%,d", registry.getKey(), registry.getValue()))
                .collect(Collectors.joining(", "));
        line(
                "trials in the store",
                counts.trials().values().stream().mapToLong(Long::longValue).sum(),
                registries);
        line("  studies", counts.studies(), "with more than one registration");
        line("  links", counts.links(), "to MeSH, organisations, other registrations");
        line("  discrepancies", counts.discrepancies(), "where registrations disagree");
        line("  statements", counts.statements(), "");
    }

    private void unmapped(ImportSummary summary) {
        Map<UnmappedValue, Long> values = summary.counts().values().stream()
                .flatMap(counts -> counts.unmapped().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        values.entrySet().stream()
                .max(Map.Entry.<UnmappedValue, Long>comparingByValue()
                        .thenComparing(value -> value.getKey().toString()))
                .ifPresent(commonest -> line(
                        "values without a code",
                        values.size(),
                        String.format(
                                Locale.ROOT,
                                "such as %s \"%s\" (%,d×)",
                                commonest.getKey().property(),
                                commonest.getKey().words(),
                                commonest.getValue())));
    }
}
