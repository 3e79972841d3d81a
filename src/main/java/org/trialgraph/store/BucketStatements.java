package org.trialgraph.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.load.QuadBatch;

/**
 * What the documents of one bucket put into a release. Buckets are independent of each other: several are worked on at the
 * same time.
 */
final class BucketStatements {
    private static final int ROWS = 300_000;

    private final Iris iris;
    private final List<RecordSelection> selections = new ArrayList<>();
    private final List<QuadBatch> current = new ArrayList<>();
    private final List<QuadBatch> history = new ArrayList<>();

    private BucketStatements(Iris iris) {
        this.iris = iris;
    }

    /**
     * Reads a bucket.
     *
     * @param withdrawn trials of which what was said goes to the history alone
     */
    static BucketStatements read(Archive archive, int bucket, Set<String> withdrawn, Iris iris) throws IOException {
        BucketStatements statements = new BucketStatements(iris);
        for (List<ArchiveRecord> documents : archive.bucket(bucket)) {
            if (withdrawn.contains(documents.get(0).trial())) {
                documents.forEach(document -> statements.remember(document, StreamRDFLib.sinkNull()));
            } else {
                statements.add(RecordSelection.of(documents));
            }
        }
        return statements;
    }

    /** Which documents speak for the trials that are published. */
    List<RecordSelection> selections() {
        return selections;
    }

    /** The current statements. */
    List<QuadBatch> current() {
        return current;
    }

    /** What the history says. */
    List<QuadBatch> history() {
        return history;
    }

    /** The batch that takes the next statements: a large bucket gives several, which are done with one by one. */
    private static QuadBatch last(List<QuadBatch> batches) {
        if (batches.isEmpty() || batches.get(batches.size() - 1).rows() > ROWS) {
            batches.add(new QuadBatch(LinkTarget::leadsOut));
        }
        return batches.get(batches.size() - 1);
    }

    private void add(RecordSelection selection) {
        selections.add(selection.withoutStatements());
        QuadBatch current = last(this.current);
        ArchiveRecord winner = selection.current();
        if (selection.others().isEmpty()) {
            current.add(winner.quads());
            return;
        }
        RecordMerge trial = new RecordMerge(
                winner.trial(),
                iris.graph(winner.registry()).getURI(),
                iris.graph("meta").getURI(),
                Quads.of(winner));
        selection.additions().forEach(addition -> trial.add(Quads.of(addition)));
        trial.statements().forEach(current::quad);
        selection.others().forEach(other -> remember(other, current));
    }

    /**
     * Puts a document into the history, in a graph of its own; what is told of the document itself stays where it is.
     *
     * @param meta takes what is told of the document too
     */
    private void remember(ArchiveRecord document, StreamRDF meta) {
        Node metaGraph = iris.graph("meta");
        Node capture = iris.document(document.sha256());
        QuadBatch history = last(this.history);
        for (Quad quad : Quads.of(document)) {
            if (quad.getGraph().equals(metaGraph)) {
                meta.quad(quad);
                history.quad(quad);
            } else {
                history.quad(Quad.create(capture, quad.asTriple()));
            }
        }
    }
}
