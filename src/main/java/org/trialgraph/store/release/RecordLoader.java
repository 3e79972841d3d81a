package org.trialgraph.store.release;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.files.Progress;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import org.trialgraph.linkage.TrialFactsCodec;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.Tasks;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.release.TrialStatements.Terms;

/**
 * Sends what the archived documents say into the two datasets of a release, in the order of the buckets, and all that a release keeps of
 * each trial beside them. The statements of some trials are read on other threads while those before them are loaded.
 */
final class RecordLoader {
    /** Bytes of statements that are parsed in one go: the terms of many trials are the same. */
    private static final long BYTES_AT_ONCE = 16 << 20;

    private static final Stage WRITING = new Stage("Writing statements", Unit.BYTES);

    private final Iris iris;
    private final TrialFiles trials;
    private final DatasetLoader current;
    private final DatasetLoader history;
    private final TextIndexBuilder texts;
    private final ExecutorService threads;
    private final TrialFactsCodec codec = new TrialFactsCodec();
    private final ConstraintReader constraints = new ConstraintReader();
    private final Deque<Future<Batch>> reading = new ArrayDeque<>();

    /** What some trials put into each dataset, and what is kept of them. */
    private record Batch(List<TrialContent> trials, Terms terms) {}

    /**
     * @param trials takes what is kept of each trial
     * @param current takes the current statements
     * @param history takes what superseded and alternative documents say
     * @param texts takes the words of each trial
     * @param threads read
     */
    RecordLoader(
            Iris iris,
            TrialFiles trials,
            DatasetLoader current,
            DatasetLoader history,
            TextIndexBuilder texts,
            ExecutorService threads) {
        this.iris = iris;
        this.trials = trials;
        this.current = current;
        this.history = history;
        this.texts = texts;
        this.threads = threads;
    }

    /**
     * Sends everything, a bucket and a few batches in memory at a time. What is said of withdrawn trials goes to the history alone.
     *
     * @param progress is told how much of the archive has been gone through
     */
    void load(Archive archive, Progress progress) throws IOException {
        long size =
                IntStream.range(0, Archive.BUCKETS).mapToLong(archive::bytes).sum();
        long done = 0;
        Set<String> withdrawn = archive.withdrawn();
        List<List<ArchiveRecord>> batch = new ArrayList<>();
        long bytes = 0;
        for (int bucket = 0; bucket < Archive.BUCKETS; bucket++) {
            for (List<ArchiveRecord> documents : archive.bucket(bucket)) {
                batch.add(documents);
                bytes += documents.stream()
                        .mapToLong(document -> document.quads().length)
                        .sum();
                if (bytes > BYTES_AT_ONCE) {
                    read(batch, withdrawn);
                    batch = new ArrayList<>();
                    bytes = 0;
                }
            }
            done += archive.bytes(bucket);
            progress.report(WRITING, done, size);
        }
        read(batch, withdrawn);
        while (!reading.isEmpty()) {
            take();
        }
    }

    private void read(List<List<ArchiveRecord>> batch, Set<String> withdrawn) throws IOException {
        reading.add(threads.submit(() -> {
            Terms terms = new Terms();
            List<TrialContent> contents = new ArrayList<>();
            for (List<ArchiveRecord> documents : batch) {
                boolean out = withdrawn.contains(documents.get(0).trial());
                TrialContent content =
                        TrialContent.of(TrialStatements.of(documents, out, iris, terms), codec, constraints, terms);
                if (content.words().isPresent()) {
                    texts.add(content.words().get());
                }
                contents.add(content);
            }
            return new Batch(contents, terms);
        }));
        if (reading.size() > Runtime.getRuntime().availableProcessors()) {
            take();
        }
    }

    private void take() throws IOException {
        Batch next = Tasks.result(reading.remove());
        for (TrialContent trial : next.trials()) {
            trials.add(trial);
        }
        current.add(next.terms().current());
        history.add(next.terms().history());
    }
}
