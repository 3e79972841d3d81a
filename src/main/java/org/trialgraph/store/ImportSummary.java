package org.trialgraph.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What became of all records that were ever published, per registry and format. It is counted from the archive, so that
 * publishing the same documents again changes no figure.
 */
public final class ImportSummary {
    /**
     * Whose records in which layout.
     *
     * @param registry key of the registry; of a rejected record that of its publisher
     * @param format name of the format
     */
    public record Key(String registry, String format) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::registry)
                    .thenComparing(Key::format)
                    .compare(this, other);
        }
    }

    /**
     * A printed value that no code table knows.
     *
     * @param property name of the property
     * @param words what is printed
     */
    public record UnmappedValue(String property, String words) {}

    /** Counts of one registry and format. */
    public static final class Counts {
        private long published;
        private long superseded;
        private long rejected;
        private final SortedMap<String, Long> unmapped = new TreeMap<>();
        private final Set<String> filled = new TreeSet<>();

        /** Records read, whatever became of them. */
        public long seen() {
            return published + superseded + rejected;
        }

        /** Records whose statements are current. */
        public long published() {
            return published;
        }

        /** Records that another one of the same trial stands before. */
        public long superseded() {
            return superseded;
        }

        /** Records that no trial could be read from. */
        public long rejected() {
            return rejected;
        }

        /** Values without a code, with the number of records that print them. */
        public Map<UnmappedValue, Long> unmapped() {
            Map<UnmappedValue, Long> values = new LinkedHashMap<>();
            unmapped.forEach((value, count) -> {
                int equals = value.indexOf('=');
                values.put(new UnmappedValue(value.substring(0, equals), value.substring(equals + 1)), count);
            });
            return values;
        }

        /** Of the properties that a trial can have, those that no record has a value for. */
        public List<String> neverFilled() {
            List<String> never = new ArrayList<>(FilledFields.ALL);
            never.removeAll(filled);
            return List.copyOf(never);
        }
    }

    private final SortedMap<Key, Counts> counts = new TreeMap<>();
    private final Map<String, Rejection> rejections = new HashMap<>();

    ImportSummary(SortedSet<String> rejections) {
        for (String line : rejections) {
            Rejection rejection = Rejection.of(line);
            this.rejections.put(rejection.place(), rejection);
        }
    }

    /** Counts the documents of one trial. */
    void count(RecordSelection selection) {
        count(selection.current()).published++;
        selection.additions().forEach(addition -> count(addition).published++);
        selection.others().stream()
                .filter(other -> !selection.additions().contains(other))
                .forEach(other -> count(other).superseded++);
    }

    private Counts count(ArchiveRecord record) {
        Counts of = counts.computeIfAbsent(new Key(record.registry(), record.format()), k -> new Counts());
        record.unmapped().forEach(value -> of.unmapped.merge(value, 1L, Long::sum));
        of.filled.addAll(record.filled());
        rejections.remove(Rejection.place(record.sha256(), ""));
        return of;
    }

    /** Closes the count: rejections whose record was never read since are rejections. */
    void finish() {
        for (Rejection rejection : rejections.values()) {
            counts.computeIfAbsent(new Key(rejection.registry(), rejection.format()), k -> new Counts()).rejected++;
        }
        rejections.clear();
    }

    /** Counts by registry and format, in order. */
    public SortedMap<Key, Counts> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }
}
