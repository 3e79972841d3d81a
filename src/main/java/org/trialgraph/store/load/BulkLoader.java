package org.trialgraph.store.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.progress.MonitorOutputs;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;

/** Puts statements of named graphs into an empty TDB2 dataset, on behalf of one thread. */
public interface BulkLoader {
    /** A way to load. */
    @FunctionalInterface
    interface Method {
        /**
         * Begins a load.
         *
         * @param dataset an empty one
         * @param scratch folder, not there yet, for files that nobody needs once the load is over
         * @param threads for work beside the calling thread
         */
        BulkLoader begin(DatasetGraph dataset, Path scratch, ExecutorService threads) throws IOException;
    }

    /** Sorts the statements of each index on disk and packs the index from its sorted statements. */
    Method SORTED = SortedLoader::new;

    /** Adds statement by statement to each index, by Jena's sequential loader. */
    Method JENA = (dataset, scratch, threads) -> new JenaLoader(dataset);

    /** Adds a statement; one that is added again counts once. */
    void add(Quad quad);

    /** Completes the files of the dataset. Whoever has it open has to open it again. */
    void finish() throws IOException;

    /** Ends a load that is not to be finished. */
    void cancel();

    /** Jena's loader as one of ours. */
    final class JenaLoader implements BulkLoader {
        private final DataLoader loader;
        private final StreamRDF stream;

        private JenaLoader(DatasetGraph dataset) {
            this.loader = LoaderFactory.sequentialLoader(dataset, MonitorOutputs.nullOutput());
            loader.startBulk();
            this.stream = loader.stream();
        }

        @Override
        public void add(Quad quad) {
            stream.quad(quad);
        }

        @Override
        public void finish() {
            loader.finishBulk();
        }

        @Override
        public void cancel() {
            loader.finishException(new IOException("the load was cut off"));
        }
    }
}
