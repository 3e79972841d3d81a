package org.trialgraph.store.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.dboe.transaction.txn.TransactionCoordinator;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.loader.base.LoaderOps;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.store.Tasks;

/**
 * Loads by rows of ids, which are sorted in runs on disk for each index; each index is then packed from the bottom up, its
 * blocks full. Terms get their ids on the calling thread, in the order in which they come, so that the same statements in the
 * same order always give the same dataset; everything else is done on other threads.
 */
final class SortedLoader implements BulkLoader {
    private static final int ROWS = 1 << 18;

    private final DatasetGraph dataset;
    private final ExecutorService threads;
    private final SortedRuns runs;
    private final Deque<Future<Void>> sorting = new ArrayDeque<>();
    private final NodeTable terms;
    private final TransactionCoordinator coordinator = CoLib.newCoordinator();
    private final Transaction transaction;
    private final ByteBuffer id = ByteBuffer.allocate(Long.BYTES);
    private long[] rows = new long[ROWS * SortedRuns.COLUMNS];
    private int size;

    SortedLoader(DatasetGraph dataset, Path scratch, ExecutorService threads) throws IOException {
        this.dataset = dataset;
        this.threads = threads;
        this.runs = new SortedRuns(scratch);
        this.terms = TDBInternal.getDatasetGraphTDB(dataset)
                .getQuadTable()
                .getNodeTupleTable()
                .getNodeTable();
        CoLib.add(coordinator, terms);
        CoLib.start(coordinator);
        this.transaction = coordinator.begin(TxnType.WRITE);
    }

    @Override
    public void add(Quad quad) {
        rows[size++] = id(quad.getGraph());
        rows[size++] = id(quad.getSubject());
        rows[size++] = id(quad.getPredicate());
        rows[size++] = id(quad.getObject());
        if (size == rows.length) {
            try {
                sort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private long id(Node term) {
        NodeIdFactory.set(terms.getAllocateNodeId(term), id.array());
        return id.getLong(0);
    }

    private void sort() throws IOException {
        long[] full = rows;
        int length = size;
        if (sorting.size() >= Runtime.getRuntime().availableProcessors()) {
            Tasks.result(sorting.remove());
        }
        sorting.add(threads.submit(() -> {
            runs.write(full, length);
            return null;
        }));
        rows = new long[full.length];
        size = 0;
    }

    @Override
    public void finish() throws IOException {
        if (size > 0) {
            sort();
        }
        transaction.commit();
        transaction.end();
        CoLib.finish(coordinator);
        while (!sorting.isEmpty()) {
            Tasks.result(sorting.remove());
        }
        List<Tasks.Work> packing = new ArrayList<>();
        for (String order : SortedRuns.ORDERS) {
            packing.add(() -> pack(order));
        }
        Tasks.run(packing);
    }

    private void pack(String order) throws IOException {
        BPlusTree index = LoaderOps.idxBTree(TDBInternal.findIndex(dataset, order));
        try (SortedRuns.Merger rows = runs.merged(order)) {
            if (rows.hasNext()) {
                pack(rows, index);
            }
        }
    }

    private static void pack(Iterator<Record> records, BPlusTree index) {
        TransactionCoordinator alone = CoLib.newCoordinator();
        alone.add(index);
        CoLib.start(alone);
        Transaction transaction = alone.begin(TxnType.WRITE);
        try {
            BPlusTree packed = BPlusTreeRewriter.packIntoBPlusTree(
                    records,
                    index.getParams(),
                    index.getRecordFactory(),
                    index.getStateManager().getBufferChannel(),
                    index.getNodeManager().getBlockMgr(),
                    index.getRecordsMgr().getBlockMgr());
            // a release is served only once its blocks are on disk
            packed.sync();
            transaction.commit();
        } finally {
            transaction.end();
            CoLib.finish(alone);
        }
    }

    @Override
    public void cancel() {
        transaction.abort();
        transaction.end();
        CoLib.finish(coordinator);
    }
}
