package org.trialgraph.store.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.store.Tasks;

/**
 * Fills one new TDB2 dataset in the way of Jena's phased bulk loader: one thread gives terms their ids, one fills the first index,
 * and once both are complete the other indexes are filled from the first. Jena's own loader prints a failure of its threads and
 * goes on, with an index that lacks statements, or waits for ever; here a failure, such as a full disk, ends the load. Terms get
 * their ids in the order in which they come, so the same statements in the same order always give the same dataset.
 */
final class DatasetLoader implements AutoCloseable {
    /** Number of statements that are remembered: those about sponsors, sites and conditions come with many trials. */
    private static final int REMEMBERED = 1 << 17;

    /** Statements that a thread takes at a time; fewer than 16 MB in the files that it writes. */
    private static final int CHUNK = 50_000;
    /** Chunks that wait for a thread. */
    private static final int WAITING = 4;

    private final Path folder;
    private final DatasetGraph dataset;
    private final NodeTable terms;
    private final List<TupleIndex> indexes;
    private final Writer ids;
    private final Writer first;
    private final Set<Node> external = new HashSet<>();
    private final Quad[] recent = new Quad[REMEMBERED];
    private List<Quad> chunk = new ArrayList<>();
    private long loaded;

    /** @param folder of the dataset; made here */
    DatasetLoader(Path folder) throws IOException {
        this.folder = folder;
        this.dataset =
                DatabaseMgr.connectDatasetGraph(Files.createDirectories(folder).toString());
        dataset.executeWrite(() -> dataset.prefixes().putAll(Prefixes.ALL));
        NodeTupleTable quads =
                TDBInternal.getDatasetGraphTDB(dataset).getQuadTable().getNodeTupleTable();
        this.terms = quads.getNodeTable();
        this.indexes = Arrays.asList(quads.getTupleTable().getIndexes());
        this.ids = new Writer(coordinator -> CoLib.add(coordinator, terms));
        this.first = new Writer(coordinator -> CoLib.add(coordinator, indexes.get(0)));
    }

    /** A thread that alone writes a part of the dataset, in one transaction. */
    private static final class Writer {
        private final ExecutorService thread = Executors.newSingleThreadExecutor(BasicThreadFactory.builder()
                .namingPattern("loader")
                .daemon(true)
                .build());
        private final Deque<Future<?>> waiting = new ArrayDeque<>();
        private final Consumer<TransactionCoordinator> part;
        private Transaction transaction;

        /** @param part names the part */
        Writer(Consumer<TransactionCoordinator> part) {
            this.part = part;
        }

        /** Hands over work, and waits while there is too much of it; a failure of earlier work is thrown. */
        void submit(Runnable work) throws IOException {
            waiting.add(thread.submit(() -> {
                if (transaction == null) {
                    transaction = begin(part, TxnType.WRITE);
                }
                work.run();
            }));
            if (waiting.size() > WAITING) {
                Tasks.result(waiting.remove());
            }
        }

        /** Ends the transaction, once all work is done. */
        void commit() throws IOException {
            submit(() -> {
                transaction.commit();
                transaction.end();
            });
            while (!waiting.isEmpty()) {
                Tasks.result(waiting.remove());
            }
        }
    }

    private static Transaction begin(Consumer<TransactionCoordinator> part, TxnType type) {
        TransactionCoordinator coordinator = CoLib.newCoordinator();
        part.accept(coordinator);
        CoLib.start(coordinator);
        return coordinator.begin(type);
    }

    /** Loads statements. */
    void add(QuadBatch batch) throws IOException {
        batch.terms().stream().filter(DatasetStatistics.LinkTarget::leadsOut).forEach(external::add);
        try {
            batch.forEach(this::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Loads a statement, unless it is one that came not long ago: the index would look for its place again. */
    private void add(Quad quad) {
        int slot = quad.hashCode() & REMEMBERED - 1;
        if (!quad.equals(recent[slot])) {
            recent[slot] = quad;
            chunk.add(quad);
            if (chunk.size() == CHUNK) {
                load();
            }
        }
    }

    private void load() {
        List<Quad> quads = chunk;
        chunk = new ArrayList<>(CHUNK);
        loaded += quads.size();
        IORunnable work = () -> {
            DurableFiles.requireRoom(folder);
            List<Tuple<NodeId>> rows = new ArrayList<>(quads.size());
            quads.forEach(quad -> rows.add(row(quad)));
            first.submit(() -> rows.forEach(indexes.get(0)::add));
        };
        try {
            ids.submit(work.asRunnable());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tuple<NodeId> row(Quad quad) {
        return TupleFactory.tuple(
                terms.getAllocateNodeId(quad.getGraph()),
                terms.getAllocateNodeId(quad.getSubject()),
                terms.getAllocateNodeId(quad.getPredicate()),
                terms.getAllocateNodeId(quad.getObject()));
    }

    /** Number of rows that {@link #complete} puts into further indexes; those of statements that came twice are counted twice. */
    long rowsToSort() {
        return (loaded + chunk.size()) * (indexes.size() - 1);
    }

    /**
     * Completes the indexes and hands over the filled dataset.
     *
     * @param sorted is told how many rows are in the further indexes
     */
    DatasetGraph complete(LongConsumer sorted) throws IOException {
        load();
        ids.commit();
        first.commit();
        AtomicLong rows = new AtomicLong();
        Tasks.run(indexes.stream()
                .skip(1)
                .<IORunnable>map(index -> () -> fill(index, more -> sorted.accept(rows.addAndGet(more))))
                .toList());
        return dataset;
    }

    /** Fills a further index from the first. */
    private void fill(TupleIndex index, LongConsumer more) throws IOException {
        Transaction reading = begin(coordinator -> CoLib.add(coordinator, indexes.get(0)), TxnType.READ);
        Transaction writing = begin(coordinator -> CoLib.add(coordinator, index), TxnType.WRITE);
        Iterator<Tuple<NodeId>> rows = indexes.get(0).all();
        for (long count = 0; rows.hasNext(); count++) {
            if (count % CHUNK == 0) {
                DurableFiles.requireRoom(folder);
                more.accept(count == 0 ? 0 : CHUNK);
            }
            index.add(rows.next());
        }
        writing.commit();
        writing.end();
        reading.end();
    }

    /** The resources of other datasets that are among the terms of the statements. */
    Set<Node> external() {
        return external;
    }

    /** Closes the dataset: its files are complete, and another process may open them. */
    @Override
    public void close() {
        Tasks.close(ids.thread);
        Tasks.close(first.thread);
        TDBInternal.expel(dataset, true);
    }
}
