package org.trialgraph.store.release;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.files.Progress;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import org.trialgraph.linkage.ReleaseFacts;
import org.trialgraph.model.Linker;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.FileList;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveChanges;
import org.trialgraph.store.archive.PackedRecord;
import org.trialgraph.store.archive.ReadDocuments;

/**
 * One run of publishing: records are added to the archive, then a whole new release is built from it, unless the one that is served is
 * the same already. Both become valid in one step, when the link moves to the release; a run that fails or is cut off at any moment
 * leaves archive and release as they were.
 */
public final class Publication implements AutoCloseable {
    /** The most of an archive that may be new for the next release to be made from the one before. */
    private static final double MOST_NEW = 0.2;
    /** The most that updates may have made of the size of a store. */
    private static final int MOST_GROWN = 3;

    private static final Stage CHECKING = new Stage("Writing to the disk", Unit.PIECES);

    private final DataFolder data;
    private final Archive archive;
    private final Closeable lock;
    private final Archive.Run run;
    private final ReleaseBuilder builder;
    private final ReadDocuments read;
    private final String builtWith;
    private final SortedSet<String> leftOut;
    private final Collection<String> withdrawn = new ArrayList<>();
    private final Collection<String> restored = new ArrayList<>();
    private Optional<ReleaseFiles> release = Optional.empty();

    /**
     * What came of a run.
     *
     * @param run what became of the records that were read
     * @param summary of everything archived; empty where the release is as before
     * @param release the release that is served
     * @param counts what it holds
     * @param updated whether it was made from the one before
     * @param whyWhole why it was built whole though it could have been made from the one before; empty otherwise
     */
    public record Result(
            RunSummary run,
            Optional<ImportSummary> summary,
            ReleaseFiles release,
            ReleaseCounts counts,
            boolean updated,
            String whyWhole) {}

    /**
     * What beside documents decides what is published, so that nothing need be done again while it and they stay the same. Empty for
     * what is done each time.
     *
     * @param readWith what is read of a document
     * @param builtWith what a release says beside it
     */
    public record Inputs(String readWith, String builtWith) {}

    /** Begins a run; see {@link #Publication(Path, Iris, List, Linker, Inputs, boolean, Progress)}. Nothing is left out, and everything done again. */
    public Publication(Path folder, Iris iris, List<Enrichment> enrichments) throws IOException {
        this(folder, iris, enrichments, Linker.NONE, new Inputs("", ""), false, Progress.NONE);
    }

    /**
     * Begins a run.
     *
     * @param folder the data folder; made where there is none
     * @param iris makes the IRIs of the store
     * @param enrichments passes over the whole release, in this order
     * @param linker finds the headings of events for the index of criteria
     * @param inputs what beside documents decides what is published
     * @param leaveOutDamaged whether segments of the archive that are damaged are left out of it from now on
     * @param progress is told how far the run has come
     * @throws StoreException if another run is at work there, or the archive has another base
     * @throws org.trialgraph.files.FolderException if the folder cannot be written
     */
    public Publication(
            Path folder,
            Iris iris,
            List<Enrichment> enrichments,
            Linker linker,
            Inputs inputs,
            boolean leaveOutDamaged,
            Progress progress)
            throws IOException {
        this.data = new DataFolder(folder);
        this.builder = new ReleaseBuilder(iris, enrichments, linker, progress);
        this.builtWith = inputs.builtWith();
        this.lock = data.writing(data::lock);
        try {
            Archive found = Archive.open(data.archive(), data.release().map(ReleaseFiles::archive));
            this.archive = leaveOutDamaged ? found.withoutDamaged() : found;
            this.leftOut = new TreeSet<>(found.contents().files().keySet());
            leftOut.removeAll(archive.contents().files().keySet());
            this.read = archive.readWith(inputs.readWith());
            this.run = data.writing(() -> archive.add(iris.base()));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Segments of the archive that are left out because they are damaged. */
    public SortedSet<String> leftOut() {
        return leftOut;
    }

    /** The documents that are in the archive and need not be read. */
    public ReadDocuments read() {
        return read;
    }

    /** Adds what one document says of one trial, or the note of a rejected one. Not for several threads at once. */
    public void add(PackedRecord record) throws IOException {
        data.writing(() -> {
            run.add(record);
            return record;
        });
    }

    /**
     * Withdraws trials: the next release states nothing of them, however often their documents are published, until they
     * are restored. What was said of them stays in the history.
     *
     * @param trials IRIs of trials to withdraw
     * @param again IRIs of trials to publish again
     */
    public void withdraw(Collection<String> trials, Collection<String> again) {
        withdrawn.addAll(trials);
        restored.addAll(again);
    }

    /**
     * Builds the release and serves it.
     *
     * @param anew whether also where it would be the same as the one that is served
     * @throws StoreException if a segment of the archive is damaged
     * @throws org.trialgraph.files.FolderException if the folder does not take it
     */
    public Result finish(boolean anew) throws IOException {
        return data.writing(() -> {
            Archive next = run.finish(withdrawn, restored, read);
            Optional<ReleaseFiles> same = data.release().map(ReleaseFiles::new).filter(served -> isOf(next, served));
            if (same.isPresent() && !anew) {
                run.commit();
                return new Result(
                        new RunSummary(next.added()),
                        Optional.empty(),
                        same.get(),
                        ReleaseCounts.of(same.get(), builder.iris()),
                        false,
                        "");
            }
            Optional<Base> base = anew ? Optional.empty() : base(next);
            ReleaseFiles files = new ReleaseFiles(data.nextRelease());
            release = Optional.of(files);
            Optional<ImportSummary> update = Optional.empty();
            if (base.isPresent() && base.get().whyWhole().isEmpty()) {
                update = new ReleaseUpdate(
                                builder, next, base.get().archive(), base.get().release(), files)
                        .build(base.get().contents());
                if (update.isEmpty()) {
                    FileUtils.cleanDirectory(files.folder().toFile());
                }
            }
            ImportSummary summary = update.isPresent() ? update.get() : builder.build(next, files);
            builder.progress().report(CHECKING, 0, 1);
            files.complete(next.contents(), builtWith);
            data.serve(files.folder());
            run.commit();
            builder.progress().report(CHECKING, 1, 1);
            return new Result(
                    summary.run(),
                    Optional.of(summary),
                    files,
                    ReleaseCounts.of(files, builder.iris()),
                    update.isPresent(),
                    base.map(Base::whyWhole).orElse(""));
        });
    }

    /**
     * The release from which the next one can be made.
     *
     * @param archive what it was built from
     * @param whyWhole why building a whole one is cheaper; empty where it is not
     */
    private record Base(ReleaseFiles release, FileList contents, FileList archive, String whyWhole) {}

    private Optional<Base> base(Archive next) {
        try {
            ReleaseFiles served = new ReleaseFiles(data.current());
            FileList contents = served.contents(data.rebuild());
            FileList built = FileList.read(ReleaseFiles.archive(served.folder()), data.rebuild());
            ArchiveChanges changes = new ArchiveChanges(next, built);
            boolean fits = !builtWith.isEmpty()
                    && builtWith.equals(served.builtWith())
                    && changes.areAdditions()
                    && Files.exists(served.trials());
            if (!fits) {
                return Optional.empty();
            }
            String whyWhole = changes.share() > MOST_NEW
                    ? "much of the archive is new"
                    : served.bytes() > MOST_GROWN * served.bytesBuiltWhole() ? "many updates have made it large" : "";
            return Optional.of(new Base(served, contents, built, whyWhole));
        } catch (IOException | StoreException e) {
            return Optional.empty(); // whatever is wrong with it, a whole one is built
        }
    }

    /** Whether a release is what would be built of an archive. */
    private boolean isOf(Archive next, ReleaseFiles served) {
        try {
            return !builtWith.isEmpty()
                    && builtWith.equals(served.builtWith())
                    && next.hasSameRecords(FileList.read(ReleaseFiles.archive(served.folder()), data.rebuild()));
        } catch (IOException | StoreException e) {
            return false; // whatever is wrong with it, a new one is built
        }
    }

    /** Ends the run; without {@link #finish} nothing of it stays. */
    @Override
    public void close() throws IOException {
        try (lock;
                run) {
            if (release.isPresent() && served(release.get())) {
                run.commit();
            } else {
                release.ifPresent(
                        files -> FileUtils.deleteQuietly(files.folder().toFile()));
            }
        }
    }

    /** Whether the link has moved, after which nothing that fails undoes the run. */
    private boolean served(ReleaseFiles files) throws IOException {
        return data.release()
                .filter(files.folder().toAbsolutePath().toRealPath()::equals)
                .isPresent();
    }

    /**
     * A pass over a whole new release that adds statements no single document can give: studies, MeSH, discrepancies. Passes look
     * at the same time, each from a thread of its own, and none needs what another adds.
     *
     * @param name a word that no other pass has, for the file with what it adds
     * @param pass what it does
     */
    public record Enrichment(String name, Pass pass) {
        /** Writes what there is to add, the same for the same content. */
        @FunctionalInterface
        public interface Pass {
            /**
             * @param facts what trials say that bears on others
             * @param current what the documents say, open for reading: the registries' graphs, {@code graph/meta}, {@code
             *     graph/links}
             * @param out takes quads; they are in the dataset once all passes are over
             */
            void add(ReleaseFacts facts, DatasetGraph current, StreamRDF out);
        }

        void add(ReleaseFacts facts, DatasetGraph current, StreamRDF out) {
            pass.add(facts, current, out);
        }
    }
}
