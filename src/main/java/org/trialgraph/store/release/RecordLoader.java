package org.trialgraph.store.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.RecordMerge;
import org.trialgraph.store.archive.RecordSelection;

/** Sends what the archived documents say into the two datasets of a release, bucket by bucket, and counts the documents. */
final class RecordLoader {
    private final Iris iris;
    private final ImportSummary summary;
    private final StreamRDF current;
    private final StreamRDF history;

    /**
     * @param summary counts the documents
     * @param current takes the current statements
     * @param history takes what superseded and alternative documents say
     */
    RecordLoader(Iris iris, ImportSummary summary, StreamRDF current, StreamRDF history) {
        this.iris = iris;
        this.summary = summary;
        this.current = current;
        this.history = history;
    }

    /** Sends everything, one bucket in memory at a time. What is said of withdrawn trials goes to the history alone. */
    void load(Archive archive) throws IOException {
        Set<String> withdrawn = archive.withdrawn();
        for (int bucket = 0; bucket < Archive.BUCKETS; bucket++) {
            List<ArchiveRecord> single = new ArrayList<>();
            for (List<ArchiveRecord> documents : archive.bucket(bucket)) {
                if (withdrawn.contains(documents.get(0).trial())) {
                    documents.forEach(document -> remember(document, StreamRDFLib.sinkNull()));
                    continue;
                }
                RecordSelection selection = RecordSelection.of(documents);
                summary.count(selection);
                if (selection.others().isEmpty()) {
                    single.add(selection.current());
                } else {
                    flush(single);
                    RecordMerge.current(selection, iris).forEach(current::quad);
                    selection.others().forEach(other -> remember(other, current));
                }
            }
            flush(single);
        }
    }

    /** Trials of a single document, which are nearly all, go through the parser together. */
    private void flush(List<ArchiveRecord> single) {
        ArchiveRecord.send(single, current);
        single.clear();
    }

    /**
     * Puts a document into the history, in a graph of its own; what is told of the document itself stays where it is.
     *
     * @param meta takes what is told of the document too
     */
    private void remember(ArchiveRecord document, StreamRDF meta) {
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
