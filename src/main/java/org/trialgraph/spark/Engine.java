package org.trialgraph.spark;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.trialgraph.linkage.StudyGraph;
import org.trialgraph.pipeline.ReadSummary;
import org.trialgraph.store.archive.ReadDocuments;

/**
 * What spreads the work over many machines. The one there is, Apache Spark, is found where its libraries are on the class path; the rest
 * of the program is compiled and run without them.
 */
public interface Engine {
    /**
     * Begins a run.
     *
     * @param reading what documents are read with
     */
    Run start(Reading reading);

    /** A run, on this machine alone or on a cluster. */
    interface Run extends AutoCloseable {
        /**
         * Turns documents into N-Quads.
         *
         * @param sources files and folders on any file system that the engine reads
         * @param place the folder to make: {@code quads} with the statements of all documents, {@code links} with links, studies and
         *     where these disagree, {@code problems} with what is told of the documents, each sorted, and {@code summary.json}
         * @throws java.io.FileNotFoundException if there is no source of a name
         * @throws java.nio.file.FileAlreadyExistsException if there is something at the place
         */
        ReadSummary convert(List<String> sources, String place) throws IOException;

        /**
         * Reads documents.
         *
         * @param known documents that need not be read
         * @param records takes what came of each record, in no known order
         * @throws java.io.FileNotFoundException if there is no source of a name
         */
        ReadSummary read(List<String> sources, ReadDocuments known, Consumer<ReadRecord> records) throws IOException;

        /** Finds studies. */
        StudyGraph.Search search();

        @Override
        void close();
    }
}
