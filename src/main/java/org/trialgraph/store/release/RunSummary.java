package org.trialgraph.store.release;

import org.trialgraph.store.archive.AddedRecords;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;

/** What became of the records that were read in a run. The numbers add up to {@link #read}. */
public final class RunSummary {
    private final AddedRecords records;
    private long newTrials;
    private long updates;
    private long completing;
    private long superseded;

    RunSummary(AddedRecords records) {
        this.records = records;
    }

    /** Counts those of the records that are of one trial. */
    void count(RecordSelection selection) {
        if (records.size() == 0) {
            return;
        }
        boolean isNew = records.isFirst(selection.current())
                && selection.others().stream().allMatch(records::isFirst);
        if (records.contains(selection.current())) {
            newTrials += isNew ? 1 : 0;
            updates += isNew ? 0 : 1;
        }
        for (ArchiveRecord other : selection.others()) {
            if (records.contains(other)) {
                boolean completes = selection.additions().contains(other);
                completing += completes ? 1 : 0;
                superseded += completes ? 0 : 1;
            }
        }
    }

    /** Records that trials were read from. */
    public long read() {
        return records.offered();
    }

    /** Those that speak for a trial which the store did not know. */
    public long newTrials() {
        return newTrials;
    }

    /** Those that speak for a trial which the store knew from other documents, or which they now say something else of. */
    public long updates() {
        return updates;
    }

    /** Those that complete what another document of the same trial says. */
    public long completing() {
        return completing;
    }

    /** Those that another document of the same trial stands before; they are in its history. */
    public long superseded() {
        return superseded;
    }

    /** Those of trials that are withdrawn. */
    public long withdrawn() {
        return records.size() - newTrials - updates - completing - superseded;
    }

    /** Those that the store has as they are, or that came twice. */
    public long unchanged() {
        return read() - records.size();
    }
}
