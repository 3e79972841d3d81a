package org.trialgraph.store.release;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.Tasks;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.RecordMerge;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;

/**
 * Sends what the archived documents say into the two datasets of a release, in the order of the buckets, and counts the
 * documents. The statements of some trials are parsed on other threads while those before them are loaded.
 */
final class RecordLoader {
    /** Bytes of statements that are parsed in one go: the terms of many trials are the same. */
    private static final long BYTES_AT_ONCE = 16 << 20;

    private final Iris iris;
    private final ImportSummary summary;
    private final DatasetLoader current;
    private final DatasetLoader history;
    private final ExecutorService threads;
    private final Deque<Future<Statements>> parsing = new ArrayDeque<>();

    /** What the documents of some trials put into each dataset, and which of them speak for the trials that are published. */
    private record Statements(List<RecordSelection> published, QuadBatch current, QuadBatch history) {}

    /**
     * @param summary counts the documents
     * @param current takes the current statements
     * @param history takes what superseded and alternative documents say
     * @param threads parse
     */
    RecordLoader(
            Iris iris, ImportSummary summary, DatasetLoader current, DatasetLoader history, ExecutorService threads) {
        this.iris = iris;
        this.summary = summary;
        this.current = current;
        this.history = history;
        this.threads = threads;
    }

    /** Sends everything, a bucket and a few batches in memory at a time. What is said of withdrawn trials goes to the history alone. */
    void load(Archive archive) throws IOException {
        Set<String> withdrawn = archive.withdrawn();
        List<List<ArchiveRecord>> trials = new ArrayList<>();
        long bytes = 0;
        for (int bucket = 0; bucket < Archive.BUCKETS; bucket++) {
            for (List<ArchiveRecord> documents : archive.bucket(bucket)) {
                trials.add(documents);
                bytes += documents.stream()
                        .mapToLong(document -> document.quads().length)
                        .sum();
                if (bytes > BYTES_AT_ONCE) {
                    parse(trials, withdrawn);
                    trials = new ArrayList<>();
                    bytes = 0;
                }
            }
        }
        parse(trials, withdrawn);
        while (!parsing.isEmpty()) {
            take();
        }
    }

    private void parse(List<List<ArchiveRecord>> trials, Set<String> withdrawn) throws IOException {
        parsing.add(threads.submit(() -> statements(trials, withdrawn)));
        if (parsing.size() > Runtime.getRuntime().availableProcessors()) {
            take();
        }
    }

    private void take() throws IOException {
        Statements next = Tasks.result(parsing.remove());
        next.published().forEach(summary::count);
        current.add(next.current());
        history.add(next.history());
    }

    private Statements statements(List<List<ArchiveRecord>> trials, Set<String> withdrawn) {
        Statements statements = new Statements(new ArrayList<>(), new QuadBatch(), new QuadBatch());
        for (List<ArchiveRecord> documents : trials) {
            if (withdrawn.contains(documents.get(0).trial())) {
                documents.forEach(document -> remember(document, StreamRDFLib.sinkNull(), statements.history()));
                continue;
            }
            RecordSelection selection = RecordSelection.of(documents);
            statements.published().add(selection);
            if (selection.others().isEmpty()) {
                statements.current().add(selection.current().quads());
            } else {
                RecordMerge.current(selection, iris).forEach(statements.current()::quad);
                selection.others().forEach(other -> remember(other, statements.current(), statements.history()));
            }
        }
        return statements;
    }

    /**
     * Puts a document into the history, in a graph of its own; what is told of the document itself stays where it is.
     *
     * @param meta takes what is told of the document too
     */
    private void remember(ArchiveRecord document, StreamRDF meta, StreamRDF history) {
        Node metaGraph = iris.graph("meta");
        Node capture = iris.document(document.sha256());
        for (Quad quad : document.statements()) {
            if (quad.getGraph().equals(metaGraph)) {
                meta.quad(quad);
                history.quad(quad);
            } else {
                history.quad(Quad.create(capture, quad.asTriple()));
            }
        }
    }
}
