package org.trialgraph.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.pipeline.Converted;

/** Counts what came of the records of a run and prints findings and the closing summary. */
final class Tally {
    private static final int PRINTED_OF_A_KIND = 20;

    private final PrintWriter err;
    private final Map<Severity, Integer> findings = new EnumMap<>(Severity.class);
    private final Map<String, Integer> byFormat = new TreeMap<>();
    private int published;

    Tally(PrintWriter err) {
        this.err = err;
    }

    void add(Converted converted) {
        converted.findings().forEach(this::add);
        if (converted.quads().isPresent()) {
            published++;
            byFormat.merge(converted.quads().get().format(), 1, Integer::sum);
        }
    }

    void add(Finding finding) {
        int count = findings.merge(finding.severity(), 1, Integer::sum);
        if (count <= PRINTED_OF_A_KIND && finding.severity() != Severity.NOTE) {
            err.println((finding.severity() == Severity.REJECTED ? "rejected " : "warning ") + finding);
        } else if (count == PRINTED_OF_A_KIND + 1 && finding.severity() != Severity.NOTE) {
            err.println("… more of the kind are counted below; 'inspect' lists all of one document");
        }
    }

    /** Prints the summary and tells the exit code. */
    int close() {
        StringBuilder line = new StringBuilder(published + (published == 1 ? " trial" : " trials"));
        if (!byFormat.isEmpty()) {
            List<String> parts = byFormat.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue())
                    .toList();
            line.append(" (").append(String.join(", ", parts)).append(")");
        }
        line.append(", ").append(count(Severity.REJECTED)).append(" rejected, ");
        line.append(count(Severity.WARNING)).append(" warnings");
        err.println(line);
        err.flush();
        return count(Severity.REJECTED) > 0 ? Main.SOME_REJECTED : 0;
    }

    private int count(Severity severity) {
        return findings.getOrDefault(severity, 0);
    }
}
