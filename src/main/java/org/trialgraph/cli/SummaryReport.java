package org.trialgraph.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.trialgraph.store.release.ImportSummary.Counts;
import org.trialgraph.store.release.ImportSummary.Key;
import org.trialgraph.store.release.ImportSummary.UnmappedValue;
import org.trialgraph.store.release.Publication;

/** Prints what a store holds after a run: per registry and format, and the values that no code table knows. */
final class SummaryReport {
    private static final int PRINTED_VALUES = 10;

    private SummaryReport() {}

    static void print(Publication.Result result, PrintWriter err) {
        err.printf(
                "%n%-14s %-24s %9s %9s %10s %9s%n",
                "registry", "format", "seen", "published", "superseded", "rejected");
        result.summary().counts().forEach((key, counts) -> row(key, counts, err));
        result.summary().counts().forEach((key, counts) -> details(key, counts, err));
        err.printf(
                "%n%d new, served from %s%n", result.added(), result.release().folder());
    }

    private static void row(Key key, Counts counts, PrintWriter err) {
        err.printf(
                "%-14s %-24s %9d %9d %10d %9d%n",
                key.registry(),
                key.format(),
                counts.seen(),
                counts.published(),
                counts.superseded(),
                counts.rejected());
    }

    private static void details(Key key, Counts counts, PrintWriter err) {
        String name = key.registry() + " " + key.format();
        Map<UnmappedValue, Long> unmapped = counts.unmapped();
        if (!unmapped.isEmpty()) {
            List<Map.Entry<UnmappedValue, Long>> most = unmapped.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .toList();
            err.printf("%n%s: %d values that no code table knows%n", name, most.size());
            most.stream()
                    .limit(PRINTED_VALUES)
                    .forEach(v -> err.printf(
                            "  %5d × %s \"%s\"%n",
                            v.getValue(), v.getKey().property(), v.getKey().words()));
            if (most.size() > PRINTED_VALUES) {
                err.printf("  … all %d are in graph/meta%n", most.size());
            }
        }
        if (counts.published() > 0) {
            err.printf(
                    "%n%s: %d fields never filled, which graph/meta names%n",
                    name, counts.neverFilled().size());
        }
    }
}
