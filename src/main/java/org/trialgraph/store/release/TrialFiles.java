package org.trialgraph.store.release;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.trialgraph.linkage.ReleaseFacts;
import org.trialgraph.linkage.TrialFacts;
import org.trialgraph.linkage.TrialFactsCodec;
import org.trialgraph.match.TrialIndexBuilder;
import org.trialgraph.model.Linker;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;

/**
 * Writes what a release keeps of each trial, in the order of the archive's buckets and then of the trials' IRIs, and sums it up. Trials
 * come from the archive, or as they are from an earlier release, whose files are gone through at the same time.
 */
final class TrialFiles implements Closeable {
    private static final int BUFFER = 1 << 18;

    private final TrialFactsCodec codec = new TrialFactsCodec();
    private final ReleaseFacts facts = new ReleaseFacts();
    private final ImportSummary summary;
    private final DataOutputStream out;
    private final TrialIndexBuilder criteria;
    private final Optional<DataInputStream> earlier;

    /**
     * @param earlier the release whose trials may be taken over
     * @param linker finds the headings of events for the index of criteria
     */
    TrialFiles(ReleaseFiles release, Optional<ReleaseFiles> earlier, ImportSummary summary, Linker linker)
            throws IOException {
        this.summary = summary;
        this.earlier = earlier.isPresent()
                ? Optional.of(new DataInputStream(new BufferedInputStream(
                        Files.newInputStream(earlier.get().trials()), BUFFER)))
                : Optional.empty();
        this.criteria = new TrialIndexBuilder(linker, release.criteria(), earlier.map(ReleaseFiles::criteria));
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(release.trials()), BUFFER));
    }

    /** The next trial of the earlier release; empty at the end. */
    Optional<TrialEntry> next() throws IOException {
        return TrialEntry.read(earlier.orElseThrow());
    }

    /** Takes the trial that was {@link #next} over as it is. */
    void keep(TrialEntry entry) throws IOException {
        Optional<TrialFacts> known = entry.facts(codec);
        if (known.isPresent()) {
            criteria.keep();
            add(entry.records(), known.get());
        }
        entry.write(out);
    }

    /** Leaves out the trial that was {@link #next}. */
    void leaveOut(TrialEntry entry) throws IOException {
        if (entry.isPublished()) {
            criteria.skip();
        }
    }

    /** Adds what the archive says of a trial. */
    void add(TrialContent trial) throws IOException {
        if (trial.facts().isPresent()) {
            criteria.add(trial.criteria().orElseThrow());
            add(trial.documents(), trial.facts().get());
        }
        trial.entry().write(out);
    }

    private void add(List<ArchiveRecord> documents, TrialFacts known) {
        facts.add(known);
        summary.count(RecordSelection.of(documents));
    }

    /** What all trials so far say that bears on others. */
    ReleaseFacts facts() {
        return facts;
    }

    @Override
    public void close() throws IOException {
        try (criteria;
                out) {
            if (earlier.isPresent()) {
                earlier.get().close();
            }
        }
    }
}
