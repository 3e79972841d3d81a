package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.collections4.ListUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.lang3.function.Failable;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FileSum;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import org.trialgraph.files.SparseFiles;
import org.trialgraph.linkage.ReleaseFacts;
import org.trialgraph.linkage.TrialFactsCodec;
import org.trialgraph.rdf.Iris;
import org.trialgraph.search.FacetChanges;
import org.trialgraph.search.ReleaseFacets;
import org.trialgraph.search.TrialWords;
import org.trialgraph.store.FileList;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.StoreException;
import org.trialgraph.store.Tasks;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveChanges;
import org.trialgraph.store.archive.ArchiveChanges.Change;
import org.trialgraph.store.release.Publication.Enrichment;
import org.trialgraph.store.release.TrialStatements.Terms;

/**
 * Makes a release from the one before and what was added to the archive since: its datasets and indexes are copied, and of them the
 * statements of the trials that changed are replaced, with what follows from them. It answers as one that is built whole. What grows with
 * the release is going through what it keeps of each trial, the search for studies, and copying.
 */
final class ReleaseUpdate {
    /** Statements that change at most so many blocks of all indexes as fit into the room that must be free. */
    private static final int AT_ONCE = 1000;

    private static final Stage COPYING = new Stage("Copying the store", Unit.BYTES);

    private final ReleaseBuilder builder;
    private final Archive archive;
    private final FileList earlier;
    private final ReleaseFiles from;
    private final ReleaseFiles to;
    private final Iris iris;
    private final TrialFactsCodec codec = new TrialFactsCodec();
    private final ConstraintReader constraints = new ConstraintReader();
    private final Delta current = new Delta();
    private final Delta history = new Delta();
    /** What the release before says of its imports, with the hash by which trials that say the same are found. */
    private final Map<Quad, Long> imports = new LinkedHashMap<>();
    /** The words of the trials that changed. */
    private final Map<String, Optional<TrialWords>> words = new LinkedHashMap<>();

    /** What one dataset loses and gets. Statements that other trials may make too are candidates for removal until that is known. */
    private static final class Delta {
        private final Set<Quad> removed = new LinkedHashSet<>();
        private final Set<Quad> added = new LinkedHashSet<>();
        private final Map<Quad, Long> candidates = new LinkedHashMap<>();

        /** @param own tells the statements that only this trial can make */
        static Delta of(List<Quad> before, List<Quad> after, Predicate<Quad> own, ToLongFunction<Quad> hash) {
            Delta delta = new Delta();
            delta.added.addAll(after);
            for (Quad quad : before) {
                if (!delta.added.remove(quad)) {
                    if (own.test(quad)) {
                        delta.removed.add(quad);
                    } else {
                        delta.candidates.put(quad, hash.applyAsLong(quad));
                    }
                }
            }
            return delta;
        }

        void add(Delta other) {
            removed.addAll(other.removed);
            added.addAll(other.added);
            candidates.putAll(other.candidates);
        }

        /** Decides on the candidates. */
        void settle(StatedElsewhere stated) {
            candidates.forEach((quad, hash) -> {
                if (!stated.contains(hash)) {
                    removed.add(quad);
                }
            });
        }
    }

    /**
     * What became of one trial.
     *
     * @param content what the release keeps of it from now on
     */
    private record ChangedTrial(TrialContent content, Delta current, Delta history) {}

    /** Which of some statements are made by trials of the new release. */
    private static final class StatedElsewhere {
        private final long[] hashes;
        private final boolean[] stated;

        /** @param hashes of the statements, in order */
        StatedElsewhere(long[] hashes) {
            this.hashes = hashes;
            this.stated = new boolean[hashes.length];
        }

        void mark(TrialEntry entry) {
            if (hashes.length > 0) {
                entry.sharedStatements().forEach(hash -> {
                    int at = Arrays.binarySearch(hashes, hash);
                    if (at >= 0) {
                        stated[at] = true;
                    }
                });
            }
        }

        boolean contains(long hash) {
            return stated[Arrays.binarySearch(hashes, hash)];
        }
    }

    /**
     * @param builder builds whole releases
     * @param archive with what was added
     * @param earlier the contents of the archive that the release before was built from
     * @param from the release before
     * @param to the new release
     */
    ReleaseUpdate(ReleaseBuilder builder, Archive archive, FileList earlier, ReleaseFiles from, ReleaseFiles to) {
        this.builder = builder;
        this.archive = archive;
        this.earlier = earlier;
        this.from = from;
        this.to = to;
        this.iris = builder.iris();
    }

    /**
     * Fills the folder of the new release and tells what went into it; nothing where the release before is damaged.
     *
     * @param contents of the release before
     */
    Optional<ImportSummary> build(FileList contents) throws IOException {
        if (!isSound(contents)) {
            return Optional.empty();
        }
        ImportSummary summary = new ImportSummary(archive);
        ReleaseFacts facts;
        ExecutorService threads = Tasks.threads();
        try {
            List<Future<Boolean>> copies = new ArrayList<>();
            copies(contents).forEach(copy -> copies.add(threads.submit(copy)));
            List<List<ChangedTrial>> changed = changes();
            try (TrialFiles trials = new TrialFiles(to, Optional.of(from), summary, builder.linker())) {
                merge(trials, changed);
                facts = trials.facts();
            }
            for (Future<Boolean> copy : copies) {
                if (!Tasks.result(copy)) {
                    return Optional.empty();
                }
            }
        } finally {
            Tasks.close(threads);
        }
        summary.finish();
        Tasks.run(List.of(this::updateHistory, () -> updateCurrent(facts, summary)));
        to.bytesBuiltWhole(from.bytesBuiltWhole());
        return Optional.of(summary);
    }

    private void updateHistory() throws IOException {
        open(
                to.history(),
                dataset -> dataset.executeWrite(Failable.asRunnable(() -> {
                    apply(history.removed, dataset::delete);
                    apply(history.added, dataset::add);
                })));
    }

    private void updateCurrent(ReleaseFacts facts, ImportSummary summary) throws IOException {
        DatasetStatistics statistics = DatasetStatistics.read(from.statistics());
        open(to.store(), dataset -> {
            try (TextIndexBuilder texts = new TextIndexBuilder(to.text())) {
                Edit edit = new Edit(dataset, statistics, texts);
                dataset.executeWrite(Failable.asRunnable(() -> {
                    apply(current.removed, edit::remove);
                    apply(current.added, edit::add);
                }));
                derive(edit, facts, summary);
                dataset.executeRead(Failable.asRunnable(() -> {
                    for (Map.Entry<String, Optional<TrialWords>> trial : words.entrySet()) {
                        texts.replace(trial.getKey(), trial.getValue());
                    }
                    texts.replace(dataset, edit.changedTexts);
                    ReleaseFacets.read(from.facets())
                            .after(edit.facets, dataset)
                            .write(to.facets());
                }));
                texts.commit();
            }
        });
        statistics.write(to.statistics());
        statistics.writeStatistics(to.store());
    }

    private void apply(Collection<Quad> quads, Consumer<Quad> change) throws IOException {
        for (List<Quad> some : ListUtils.partition(List.copyOf(quads), AT_ONCE)) {
            DurableFiles.requireRoom(to.folder());
            some.forEach(change);
        }
    }

    /** Changes of the dataset of current statements, with what is counted and indexed of it. */
    private static final class Edit {
        private final DatasetGraph dataset;
        private final DatasetStatistics statistics;
        private final TextIndexBuilder texts;
        private final Set<Node> changedTexts = new LinkedHashSet<>();
        private final FacetChanges facets = new FacetChanges();

        Edit(DatasetGraph dataset, DatasetStatistics statistics, TextIndexBuilder texts) {
            this.dataset = dataset;
            this.statistics = statistics;
            this.texts = texts;
        }

        void add(Quad quad) {
            if (!dataset.contains(quad)) {
                dataset.add(quad);
                statistics.added(quad);
                facets.got(quad);
                note(quad);
            }
        }

        void remove(Quad quad) {
            if (dataset.contains(quad)) {
                dataset.delete(quad);
                statistics.removed(quad);
                facets.lost(quad);
                note(quad);
            }
        }

        private void note(Quad quad) {
            if (texts.takes(quad)) {
                changedTexts.add(quad.getSubject());
            }
        }
    }

    /** Whether that of the release before which is not copied is as it was written. */
    private boolean isSound(FileList contents) throws IOException {
        try {
            contents.checkSizes(from.folder(), "");
            Tasks.run(contents.files().keySet().stream()
                    .filter(name -> !isCopied(name))
                    .<IORunnable>map(name -> () -> contents.check(from.folder(), name, ""))
                    .toList());
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private boolean isCopied(String name) {
        return Stream.of(from.store(), from.history(), from.text())
                .anyMatch(from.folder().resolve(name)::startsWith);
    }

    /** Copies the datasets and the text index, the largest files first; each tells whether what it read is as it was written. */
    private List<Callable<Boolean>> copies(FileList contents) throws IOException {
        DurableFiles.requireRoom(to.folder());
        List<Map.Entry<String, FileSum>> files = contents.files().entrySet().stream()
                .filter(file -> isCopied(file.getKey()))
                .sorted(Comparator.comparing(file -> -file.getValue().size()))
                .toList();
        long bytes = files.stream().mapToLong(file -> file.getValue().size()).sum();
        AtomicLong copied = new AtomicLong();
        List<Callable<Boolean>> copies = new ArrayList<>();
        for (Map.Entry<String, FileSum> file : files) {
            Path copy = to.folder().resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            copies.add(() -> {
                FileSum sum = SparseFiles.copy(from.folder().resolve(file.getKey()), copy);
                builder.progress().report(COPYING, copied.addAndGet(sum.size()), bytes);
                return sum.equals(file.getValue());
            });
        }
        return copies;
    }

    private static void open(Path folder, IOConsumer<DatasetGraph> work) throws IOException {
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        try {
            work.accept(dataset);
        } finally {
            TDBInternal.expel(dataset, true);
        }
    }

    /** The trials that changed, by bucket, in the order of their IRIs. */
    private List<List<ChangedTrial>> changes() throws IOException {
        ArchiveChanges changes = new ArchiveChanges(archive, earlier);
        Set<String> withdrawnBefore = new HashSet<>(earlier.withdrawn());
        Set<String> withdrawn = archive.withdrawn();
        List<List<ChangedTrial>> changed = new ArrayList<>(Collections.nCopies(Archive.BUCKETS, List.of()));
        Tasks.run(IntStream.range(0, Archive.BUCKETS)
                .<IORunnable>mapToObj(bucket -> () -> {
                    Terms terms = new Terms();
                    List<ChangedTrial> ofBucket = new ArrayList<>();
                    for (Change change : changes.of(bucket)) {
                        String trial = change.after().get(0).trial();
                        Optional<TrialStatements> before = change.before().isEmpty()
                                ? Optional.empty()
                                : Optional.of(TrialStatements.of(
                                        change.before(), withdrawnBefore.contains(trial), iris, terms));
                        TrialStatements after =
                                TrialStatements.of(change.after(), withdrawn.contains(trial), iris, terms);
                        ofBucket.add(changed(before, after, terms));
                    }
                    changed.set(bucket, ofBucket);
                })
                .toList());
        for (List<ChangedTrial> ofBucket : changed) {
            for (ChangedTrial trial : ofBucket) {
                current.add(trial.current());
                history.add(trial.history());
                words.put(trial.content().entry().trial(), trial.content().words());
            }
        }
        return changed;
    }

    private ChangedTrial changed(Optional<TrialStatements> before, TrialStatements after, Terms terms)
            throws IOException {
        return new ChangedTrial(
                TrialContent.of(after, codec, constraints, terms),
                Delta.of(
                        before.map(TrialStatements::current).orElse(List.of()),
                        after.current(),
                        after::isOwn,
                        quad -> terms.hash(quad, false)),
                Delta.of(
                        before.map(TrialStatements::history).orElse(List.of()),
                        after.history(),
                        after::isOwn,
                        quad -> terms.hash(quad, true)));
    }

    /**
     * Writes what is kept of all trials, those that have not changed as they were. On the way it is found which statements that changed
     * trials make no more others still make.
     */
    private void merge(TrialFiles trials, List<List<ChangedTrial>> changed) throws IOException {
        Terms terms = new Terms();
        new DerivedStatements(from.derived(ReleaseBuilder.IMPORTS))
                .forEach(quad -> imports.put(quad, terms.hash(quad, false)));
        StatedElsewhere stated = new StatedElsewhere(Stream.of(current.candidates, history.candidates, imports)
                .flatMap(candidates -> candidates.values().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .distinct()
                .toArray());
        Optional<TrialEntry> next = trials.next();
        for (ChangedTrial each : changed.stream().flatMap(List::stream).toList()) {
            TrialEntry entry = each.content().entry();
            while (next.isPresent() && next.get().isBefore(entry)) {
                next = keep(next.get(), trials, stated);
            }
            if (next.isPresent() && next.get().trial().equals(entry.trial())) {
                trials.leaveOut(next.get());
                next = trials.next();
            }
            trials.add(each.content());
            stated.mark(entry);
        }
        while (next.isPresent()) {
            next = keep(next.get(), trials, stated);
        }
        current.settle(stated);
        history.settle(stated);
        imports.values().removeIf(stated::contains);
    }

    /** Takes over a trial that has not changed, and gives the next one of the release before. */
    private static Optional<TrialEntry> keep(TrialEntry entry, TrialFiles trials, StatedElsewhere stated)
            throws IOException {
        trials.keep(entry);
        stated.mark(entry);
        return trials.next();
    }

    /** Replaces what follows from the trials together, and what describes the dataset. */
    private void derive(Edit edit, ReleaseFacts facts, ImportSummary summary) throws IOException {
        DatasetGraph dataset = edit.dataset;
        List<Enrichment> passes = builder.passes(summary);
        Tasks.run(builder.progress()
                .counting(
                        ReleaseBuilder.DERIVING,
                        passes.stream()
                                .<IORunnable>map(pass -> () -> new DerivedStatements(to.derived(pass.name()))
                                        .write(out -> dataset.executeRead(() -> pass.add(facts, dataset, out))))
                                .toList()));
        dataset.executeWrite(Failable.asRunnable(() -> {
            for (Enrichment pass : passes) {
                DerivedStatements before = new DerivedStatements(from.derived(pass.name()));
                DerivedStatements after = new DerivedStatements(to.derived(pass.name()));
                boolean ofImports = pass.name().equals(ReleaseBuilder.IMPORTS);
                List<Quad> gone = new ArrayList<>();
                before.forEachNotIn(after, gone::add);
                // documents too say what registries are
                gone.removeIf(quad -> ofImports && !imports.containsKey(quad));
                List<Quad> come = new ArrayList<>();
                if (ofImports) {
                    after.forEach(come::add);
                } else {
                    after.forEachNotIn(before, come::add);
                }
                apply(gone, edit::remove);
                apply(come, edit::add);
            }
        }));
        DerivedStatements before = new DerivedStatements(from.derived(ReleaseBuilder.DESCRIPTION));
        DerivedStatements after = new DerivedStatements(to.derived(ReleaseBuilder.DESCRIPTION));
        after.write(out -> new ReleaseDescription(iris, out).write(edit.statistics));
        dataset.executeWrite(Failable.asRunnable(() -> {
            before.forEachNotIn(after, dataset::delete);
            after.forEachNotIn(before, dataset::add);
        }));
    }
}
