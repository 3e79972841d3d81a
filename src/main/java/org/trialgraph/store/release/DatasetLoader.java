package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.progress.MonitorOutputs;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.rdf.Prefixes;

/**
 * Fills one new TDB2 dataset by Jena's phased bulk loader. Terms get their ids in the order in which they come, so the same
 * statements in the same order always give the same dataset.
 */
final class DatasetLoader implements AutoCloseable {
    /** Number of statements that are remembered: those about sponsors, sites and conditions come with many trials. */
    private static final int REMEMBERED = 1 << 17;

    private final DatasetGraph dataset;
    private final DataLoader loader;
    private final StreamRDF stream;
    private final Set<Node> external = new HashSet<>();
    private final Quad[] recent = new Quad[REMEMBERED];
    private boolean loading = true;

    /** @param folder of the dataset; made here */
    DatasetLoader(Path folder) throws IOException {
        this.dataset =
                DatabaseMgr.connectDatasetGraph(Files.createDirectories(folder).toString());
        dataset.executeWrite(() -> dataset.prefixes().putAll(Prefixes.ALL));
        this.loader = LoaderFactory.phasedLoader(dataset, MonitorOutputs.nullOutput());
        loader.startBulk();
        this.stream = loader.stream();
    }

    /** Loads statements. */
    void add(QuadBatch batch) {
        batch.terms().stream().filter(DatasetStatistics.LinkTarget::leadsOut).forEach(external::add);
        batch.forEach(this::add);
    }

    /** Loads a statement, unless it is one that came not long ago: the loader would look for its place in every index. */
    private void add(Quad quad) {
        int slot = quad.hashCode() & REMEMBERED - 1;
        if (!quad.equals(recent[slot])) {
            recent[slot] = quad;
            stream.quad(quad);
        }
    }

    /** Completes the indexes and hands over the filled dataset. */
    DatasetGraph complete() {
        loader.finishBulk();
        loading = false;
        return dataset;
    }

    /** The resources of other datasets that are among the terms of the statements. */
    Set<Node> external() {
        return external;
    }

    /** Closes the dataset: its files are complete, and another process may open them. */
    @Override
    public void close() {
        if (loading) {
            loader.finishException(new IOException("the load was cut off"));
        }
        TDBInternal.expel(dataset, true);
    }
}
