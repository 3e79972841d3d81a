package org.trialgraph.store.archive;

import java.util.Arrays;
import java.util.Collection;

/**
 * Which records a run of publishing added to the archive.
 *
 * @param offered number of records that were read in the run, those that the archive held among them
 * @param first hashes of those of documents that were read for the first time, in order
 * @param again hashes of those that an earlier run read as something else, in order
 */
public record AddedRecords(long offered, long[] first, long[] again) {
    /** Of an archive to which no run has added anything yet. */
    static final AddedRecords NONE = new AddedRecords(0, new long[0], new long[0]);

    static AddedRecords of(long offered, Collection<long[]> first, Collection<long[]> again) {
        return new AddedRecords(offered, sorted(first), sorted(again));
    }

    private static long[] sorted(Collection<long[]> parts) {
        return parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    /** Number of records that were added. */
    public long size() {
        return (long) first.length + again.length;
    }

    /** Whether a record was added. */
    public boolean contains(ArchiveRecord record) {
        return isFirst(record)
                || Arrays.binarySearch(again, Segment.Label.of(record).identity()) >= 0;
    }

    /** Whether a record was added, and is of a document that was not read before. */
    public boolean isFirst(ArchiveRecord record) {
        return Arrays.binarySearch(first, Segment.Label.of(record).identity()) >= 0;
    }
}
