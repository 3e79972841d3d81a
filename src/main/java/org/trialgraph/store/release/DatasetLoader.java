package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.store.load.BulkLoader;

/** Fills one new TDB2 dataset. The same statements in the same order always give the same dataset. */
final class DatasetLoader extends StreamRDFBase implements AutoCloseable {
    /** Number of statements that are remembered: those about sponsors, sites and conditions come with many trials. */
    private static final int REMEMBERED = 1 << 17;

    private final Path folder;
    private final BulkLoader loader;
    private final Set<Node> external = new HashSet<>();
    private final Quad[] recent = new Quad[REMEMBERED];
    private DatasetGraph dataset;
    private boolean loading = true;

    /**
     * @param folder of the dataset; made here
     * @param scratch folder, not there yet, for files that nobody needs once the load is over
     * @param threads for work beside the calling thread
     */
    DatasetLoader(Path folder, BulkLoader.Method method, Path scratch, ExecutorService threads) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        dataset.executeWrite(() -> dataset.prefixes().putAll(Prefixes.ALL));
        this.loader = method.begin(dataset, scratch, threads);
    }

    @Override
    public void triple(Triple triple) {
        throw new IllegalArgumentException("every statement of a store is in a named graph: " + triple);
    }

    /** Loads a statement, unless it is one that came not long ago. */
    @Override
    public void quad(Quad quad) {
        int slot = quad.hashCode() & REMEMBERED - 1;
        if (quad.equals(recent[slot])) {
            return;
        }
        recent[slot] = quad;
        if (LinkTarget.leadsOut(quad.getObject())) {
            external.add(quad.getObject());
        }
        loader.add(quad);
    }

    /** Completes the indexes and hands over the filled dataset. */
    DatasetGraph complete() throws IOException {
        loader.finish();
        loading = false;
        TDBInternal.expel(dataset, true);
        dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        return dataset;
    }

    /** The resources of other datasets that statements lead to. */
    Set<Node> external() {
        return external;
    }

    /** Closes the dataset: its files are complete, and another process may open them. */
    @Override
    public void close() {
        if (loading) {
            loader.cancel();
        }
        TDBInternal.expel(dataset, true);
    }
}
