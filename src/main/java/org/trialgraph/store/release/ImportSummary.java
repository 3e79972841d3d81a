package org.trialgraph.store.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.FilledFields;
import org.trialgraph.store.archive.PackedRecord.Rejection;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;

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
    public record Key(String registry, String format) {}

    /**
     * A printed value that no code table knows.
     *
     * @param property name of the property
     * @param words what is printed
     */
    public record UnmappedValue(String property, String words) {
        /** Reads {@code property=words}. */
        private static UnmappedValue of(String value) {
            int equals = value.indexOf('=');
            return new UnmappedValue(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    /** Counts of one registry and format. */
    public static final class Counts {
        private long published;
        private long superseded;
        private long rejected;
        private final SortedMap<UnmappedValue, Long> unmapped =
                new TreeMap<>(Comparator.comparing(UnmappedValue::property).thenComparing(UnmappedValue::words));
        private final Set<String> filled = new HashSet<>();

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

        /** Values without a code, in order, with the number of records that print them. */
        public SortedMap<UnmappedValue, Long> unmapped() {
            return Collections.unmodifiableSortedMap(unmapped);
        }

        /** Of the properties that a trial can have, those that no record has a value for. */
        public List<String> neverFilled() {
            List<String> never = new ArrayList<>(FilledFields.ALL);
            never.removeAll(filled);
            return List.copyOf(never);
        }
    }

    private final SortedMap<Key, Counts> counts =
            new TreeMap<>(Comparator.comparing(Key::registry).thenComparing(Key::format));
    private final Map<String, Rejection> rejections = new HashMap<>();

    private final RunSummary run;

    ImportSummary(Archive archive) throws IOException {
        this.run = new RunSummary(archive.added());
        for (String line : archive.rejections()) {
            Rejection rejection = Rejection.of(line);
            rejections.put(rejection.identity(), rejection);
        }
    }

    /** Counts the documents of one trial. */
    void count(RecordSelection selection) {
        run.count(selection);
        count(selection.current()).published++;
        for (ArchiveRecord other : selection.others()) {
            if (selection.additions().contains(other)) {
                count(other).published++;
            } else {
                count(other).superseded++;
            }
        }
    }

    private Counts count(ArchiveRecord record) {
        Counts of = counts.computeIfAbsent(new Key(record.registry(), record.format()), k -> new Counts());
        record.unmapped().forEach(value -> of.unmapped.merge(UnmappedValue.of(value), 1L, Long::sum));
        of.filled.addAll(record.filled());
        rejections.remove(Rejection.identity(record.sha256(), ""));
        return of;
    }

    /** Closes the count: rejections whose record was never read since are rejections. */
    void finish() {
        for (Rejection rejection : rejections.values()) {
            counts.computeIfAbsent(new Key(rejection.registry(), rejection.format()), k -> new Counts()).rejected++;
        }
        rejections.clear();
    }

    /** What became of the records of the last run. */
    public RunSummary run() {
        return run;
    }

    /** Counts by registry and format, in order. */
    public SortedMap<Key, Counts> counts() {
        return Collections.unmodifiableSortedMap(counts);
    }
}
