package org.trialgraph.store.release;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.PackedRecord;

/**
 * One run of publishing: records are added to the archive, then a whole new release is built from it and served in one
 * step. Cut off at any moment, it leaves the release that was served before, and the next run cleans up.
 */
public final class Publication implements AutoCloseable {
    private final DataFolder data;
    private final Archive archive;
    private final Closeable lock;
    private final Archive.Run run;
    private final ReleaseBuilder builder;

    /**
     * What came of a run.
     *
     * @param added records that the archive did not hold before
     * @param summary of everything archived
     * @param release the new release
     */
    public record Result(long added, ImportSummary summary, ReleaseFiles release) {}

    /**
     * Begins a run.
     *
     * @param folder the data folder; made where there is none
     * @param iris makes the IRIs of the store
     * @param enrichments passes over the whole release, in this order
     * @throws StoreException if another run is at work there, or the archive has another base
     */
    public Publication(Path folder, Iris iris, List<Enrichment> enrichments) throws IOException {
        this.data = new DataFolder(folder);
        this.builder = new ReleaseBuilder(iris, enrichments);
        this.lock = data.lock();
        try {
            this.archive = new Archive(data.archive());
            this.run = archive.add(iris.base());
        } catch (IOException | RuntimeException e) {
            lock.close();
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
        try (lock) {
            run.close();
        }
    }

    /**
     * A pass over a whole new release that adds statements no single document can give: studies, MeSH, discrepancies. Passes look
     * at the same time, each from a thread of its own, and none sees what another adds.
     */
    @FunctionalInterface
    public interface Enrichment {
        /**
         * Writes what there is to add, the same for the same content.
         *
         * @param current what the documents say, open for reading: the registries' graphs, {@code graph/meta}, {@code
         *     graph/links}
         * @param out takes quads; they are in the dataset once all passes are over
         */
        void add(DatasetGraph current, StreamRDF out);
    }
}
