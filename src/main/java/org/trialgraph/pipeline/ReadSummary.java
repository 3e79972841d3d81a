package org.trialgraph.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;

/** Counts what came of the records of a run, or of a part of one. */
public final class ReadSummary implements Serializable {
    /** How many problems of each kind are kept. */
    public static final int FIRST = 20;

    private final Map<Severity, Long> findings = new EnumMap<>(Severity.class);
    private final SortedMap<String, Long> byFormat = new TreeMap<>();
    private final List<Finding> first = new ArrayList<>();
    private long known;

    /** Counts a problem; tells how many of its kind there are so far. */
    public long add(Finding finding) {
        long count = findings.merge(finding.severity(), 1L, Long::sum);
        if (count <= FIRST) {
            first.add(finding);
        }
        return count;
    }

    /** Counts a trial that was read from a format. */
    public void addTrial(String format) {
        byFormat.merge(format, 1L, Long::sum);
    }

    /** Counts a document that was not read, as the store has it. */
    public void addKnown() {
        known++;
    }

    /** Adds what another part counted. */
    public ReadSummary add(ReadSummary other) {
        Map<Severity, Long> kept = new EnumMap<>(Severity.class);
        first.forEach(finding -> kept.merge(finding.severity(), 1L, Long::sum));
        other.first.stream()
                .filter(finding -> kept.merge(finding.severity(), 1L, Long::sum) <= FIRST)
                .forEach(first::add);
        other.findings.forEach((severity, count) -> findings.merge(severity, count, Long::sum));
        other.byFormat.forEach((format, count) -> byFormat.merge(format, count, Long::sum));
        known += other.known;
        return this;
    }

    /** The first problems of each kind. */
    public List<Finding> first() {
        return List.copyOf(first);
    }

    /** Number of problems of a kind. */
    public long count(Severity severity) {
        return findings.getOrDefault(severity, 0L);
    }

    /** Number of trials. */
    public long trials() {
        return byFormat.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Number of trials by the name of their format. */
    public SortedMap<String, Long> byFormat() {
        return Collections.unmodifiableSortedMap(byFormat);
    }

    /** One line for people. */
    @Override
    public String toString() {
        String formats = byFormat.entrySet().stream()
                .map(format -> format.getKey() + " " + format.getValue())
                .collect(Collectors.joining(", "));
        return trials()
                + (trials() == 1 ? " trial" : " trials")
                + (formats.isEmpty() ? "" : " (" + formats + ")")
                + ", " + count(Severity.REJECTED) + " rejected, "
                + count(Severity.WARNING) + " warnings"
                + (known == 0 ? "" : "; not read again, as the store has them: " + known + " documents");
    }
}
