package org.trialgraph.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.progress.MonitorOutput;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.trialgraph.rdf.Prefixes;

/**
 * Fills one new TDB2 dataset with quads in one go. The loader works on the caller's thread: those with threads of their own
 * gain a tenth and leave them behind when a load is cut off.
 */
final class BulkLoad implements AutoCloseable {
    private static final MonitorOutput SILENT = (format, arguments) -> {};

    private final DatasetGraph dataset;
    private final DataLoader loader;
    private boolean loading = true;

    BulkLoad(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.dataset = DatabaseMgr.connectDatasetGraph(folder.toString());
        dataset.executeWrite(() -> Prefixes.addTo(dataset.prefixes()));
        this.loader = LoaderFactory.sequentialLoader(dataset, SILENT);
        loader.startBulk();
    }

    /** Takes quads; they are to be read only after {@link #finish}. */
    StreamRDF stream() {
        return new QuadsOnly(loader.stream());
    }

    /** Completes the indexes and hands over the filled dataset. */
    DatasetGraph finish() {
        loader.finishBulk();
        loading = false;
        return dataset;
    }

    /** Closes the dataset: its files are complete, and another process may open them. */
    @Override
    public void close() {
        if (loading) {
            loader.finishException(new StoreException("the load was cut off"));
        }
        TDBInternal.expel(dataset, true);
    }

    /** Passes on quads alone: the loader is started and finished once, whatever number of documents goes through it. */
    private static final class QuadsOnly extends StreamRDFWrapper {
        QuadsOnly(StreamRDF other) {
            super(other);
        }

        @Override
        public void triple(Triple triple) {
            throw new IllegalArgumentException("every statement of a store is in a named graph: " + triple);
        }

        @Override
        public void start() {
            // the loader is started by whoever opens it
        }

        @Override
        public void finish() {
            // the loader is finished by whoever opens it
        }
    }
}
