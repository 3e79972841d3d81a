package org.trialgraph.pipeline;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;

/** Counts what came of the records of a run, or of a part of one. */
public final class ReadSummary implements Serializable {
    /** How many kinds of problems are told apart. */
    private static final int MOST_KINDS = 1000;

    private final Map<Severity, Long> findings = new EnumMap<>(Severity.class);
    private final SortedMap<String, Kind> kinds = new TreeMap<>();
    private final SortedMap<String, Long> byFormat = new TreeMap<>();
    private long rejected;
    private long known;

    /**
     * Problems that are the same but for the values they are about.
     *
     * @param example the first of them
     * @param count how many there are
     */
    public record Kind(Finding example, long count) implements Serializable {
        private static String of(Finding finding) {
            String words = finding.what().replaceAll("\"[^\"]*+\"", "…");
            return finding.severity() + StringUtils.substringBefore(words, ": ").replaceAll("\\d++", "0");
        }

        private Kind and(Kind other) {
            return new Kind(example, count + other.count);
        }
    }

    /** Counts the problems of a record, or of a file that cannot be opened. */
    public void add(Collection<Finding> ofRecord) {
        for (Finding finding : ofRecord) {
            findings.merge(finding.severity(), 1L, Long::sum);
            add(Kind.of(finding), new Kind(finding, 1));
        }
        rejected += ofRecord.stream().anyMatch(finding -> finding.severity() == Severity.REJECTED) ? 1 : 0;
    }

    private void add(String name, Kind kind) {
        if (kinds.size() < MOST_KINDS || kinds.containsKey(name)) {
            kinds.merge(name, kind, Kind::and);
        }
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
        other.findings.forEach((severity, count) -> findings.merge(severity, count, Long::sum));
        other.kinds.forEach(this::add);
        other.byFormat.forEach((format, count) -> byFormat.merge(format, count, Long::sum));
        rejected += other.rejected;
        known += other.known;
        return this;
    }

    /** The kinds of problems of a severity, the commonest first. */
    public List<Kind> kinds(Severity severity) {
        return kinds.values().stream()
                .filter(kind -> kind.example().severity() == severity)
                .sorted(Comparator.comparingLong(Kind::count).reversed())
                .toList();
    }

    /** Number of problems of a severity. */
    public long count(Severity severity) {
        return findings.getOrDefault(severity, 0L);
    }

    /** Number of records that no trial could be read from, files that cannot be opened among them. */
    public long rejected() {
        return rejected;
    }

    /** Number of documents that were not read, as the store has them. */
    public long known() {
        return known;
    }

    /** Number of trials. */
    public long trials() {
        return byFormat.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Number of trials by the name of their format. */
    public SortedMap<String, Long> byFormat() {
        return Collections.unmodifiableSortedMap(byFormat);
    }
}
