package org.trialgraph.store.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.jena.dboe.trans.data.TransBinaryDataFile;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.base.LoaderOps;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.rdf.Prefixes;

/**
 * Fills one new TDB2 dataset with quads in one go. Terms get their ids in the order in which they come, whatever number of
 * threads is at work, so that the same batches always give the same dataset; everything else is done beside.
 */
public final class DatasetLoad implements AutoCloseable {
    private final Path folder;
    private final ExecutorService threads;
    private final TermIds ids;
    private final ExternalSort runs;
    private final Set<NodeId> marked = new HashSet<>();
    private final Deque<Future<Void>> writing = new ArrayDeque<>();
    private final TransBinaryDataFile terms;
    private final Transaction transaction;
    private DatasetGraph dataset;
    private boolean loading = true;
    private int batches;

    /**
     * Begins a load. It is to be filled, finished and closed by the same thread.
     *
     * @param folder of the dataset; made here
     * @param scratch for files that nobody needs once the load is over; made here, and left to the caller to delete
     * @param threads sort beside the caller
     */
    public DatasetLoad(Path folder, Path scratch, ExecutorService threads) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.threads = threads;
        this.runs = new ExternalSort(Files.createDirectories(scratch));
        this.ids = new TermIds(scratch.resolve("terms"));
        this.dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        dataset.executeWrite(() -> Prefixes.addTo(dataset.prefixes()));
        this.terms = LoaderOps.ntDataFile(nodeTable());
        this.transaction = PackedIndex.begin(terms);
    }

    /** Takes a batch. It is not to be changed any more. */
    public void add(QuadBatch batch) throws IOException {
        if (batch.rows() == 0) {
            return;
        }
        long[] given = ids(batch.terms());
        int number = batches++;
        if (writing.size() >= Runtime.getRuntime().availableProcessors()) {
            Tasks.result(writing.remove());
        }
        writing.add(threads.submit(() -> {
            runs.write(number, batch, given);
            return null;
        }));
    }

    /** Takes batches; the list is emptied, so that none is kept longer than it is needed. */
    public void addAll(List<QuadBatch> batches) throws IOException {
        for (int i = 0; i < batches.size(); i++) {
            add(batches.set(i, null));
        }
        batches.clear();
    }

    private long[] ids(BatchTerms batch) throws IOException {
        long[] given = new long[batch.size()];
        for (int i = 0; i < given.length; i++) {
            int term = i;
            given[i] = batch.isInline(i)
                    ? batch.inlineId(i)
                    : ids.id(batch.high(i), batch.low(i), () -> terms.write(batch.stored(term)));
            if (batch.isMarked(i)) {
                marked.add(NodeIdFactory.createPtr(given[i]));
            }
        }
        return given;
    }

    /** Builds the indexes and hands over the filled dataset. */
    public DatasetGraph finish() throws IOException {
        while (!writing.isEmpty()) {
            Tasks.result(writing.remove());
        }
        transaction.commit();
        transaction.end();
        loading = false;
        var hashes = LoaderOps.ntBPTree(nodeTable());
        List<Tasks.Work> packing = new ArrayList<>();
        for (IndexOrder order : IndexOrder.values()) {
            packing.add(() -> pack(order));
        }
        packing.add(() -> PackedIndex.pack(hashes, ids.records(hashes.getRecordFactory())));
        Tasks.run(packing);
        // whoever had it open before still sees it empty
        TDBInternal.expel(dataset, true);
        dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        return dataset;
    }

    private void pack(IndexOrder order) throws IOException {
        try (RunMerger rows = runs.merged(order)) {
            PackedIndex.pack(LoaderOps.idxBTree(TDBInternal.findIndex(dataset, order.name())), rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The ids of the resources that batches marked. */
    public Set<NodeId> marked() {
        return Collections.unmodifiableSet(marked);
    }

    private NodeTable nodeTable() {
        return TDBInternal.getDatasetGraphTDB(dataset)
                .getQuadTable()
                .getNodeTupleTable()
                .getNodeTable();
    }

    /** Closes the dataset: its files are complete, and another process may open them. */
    @Override
    public void close() throws IOException {
        if (loading) {
            transaction.abort();
            transaction.end();
        }
        ids.close();
        TDBInternal.expel(dataset, true);
    }
}
