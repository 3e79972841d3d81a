package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.ServerConfiguration;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRun;
import org.trialgraph.store.archive.PackedRecord;

/**
 * One run of publishing: records are added to the archive, then a whole new release is built from it and served in one
 * step. Cut off at any moment, it leaves the release that was served before, and the next run cleans up.
 */
public final class Publication implements AutoCloseable {
    private final DataFolder data;
    private final Archive archive;
    private final AutoCloseable lock;
    private final ArchiveRun run;
    private final ReleaseBuilder builder;

    /**
     * What came of a run.
     *
     * @param added records that the archive did not hold before
     * @param summary of everything archived
     * @param release the new release
     */
    public record Result(long added, ImportSummary summary, ReleaseFiles release) {}

    private Publication(DataFolder data, Archive archive, AutoCloseable lock, ArchiveRun run, ReleaseBuilder builder) {
        this.data = data;
        this.archive = archive;
        this.lock = lock;
        this.run = run;
        this.builder = builder;
    }

    /**
     * Begins a run.
     *
     * @param folder the data folder; made where there is none
     * @param iris makes the IRIs of the store
     * @param enrichments passes over the whole release, in this order
     * @throws StoreException if another run is at work there, or the archive has another base
     */
    public static Publication begin(Path folder, Iris iris, List<Enrichment> enrichments) throws IOException {
        DataFolder data = new DataFolder(folder);
        AutoCloseable lock = data.lock();
        try {
            Archive archive = new Archive(data.archive());
            ArchiveRun run = archive.add(iris.base());
            return new Publication(
                    data, archive, lock, run, new ReleaseBuilder(iris, ServerConfiguration.textFields(), enrichments));
        } catch (IOException | RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    /** Adds what one document says of one trial, or the note of a rejected one. Not for several threads at once. */
    public void add(PackedRecord record) throws IOException {
        run.add(record);
    }

    /**
     * Withdraws trials: the next release states nothing of them, however often their documents are published, until they
     * are restored. What was said of them stays in the history.
     *
     * @param trials IRIs of trials to withdraw
     * @param restored IRIs of trials to publish again
     */
    public void withdraw(Collection<String> trials, Collection<String> restored) throws IOException {
        archive.withdraw(trials, restored);
    }

    /** Builds the release and serves it. */
    public Result finish() throws IOException {
        long added = run.finish();
        ReleaseFiles release = new ReleaseFiles(data.nextRelease());
        ImportSummary summary = builder.build(archive, release);
        data.serve(release.folder());
        return new Result(added, summary, release);
    }

    /** Ends the run; without {@link #finish} nothing of it stays. */
    @Override
    public void close() throws IOException {
        try {
            run.close();
        } finally {
            close(lock);
        }
    }

    private static void close(AutoCloseable lock) throws IOException {
        try {
            lock.close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
