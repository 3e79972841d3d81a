package org.trialgraph.store.release;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.archive.RecordMerge;
import org.trialgraph.store.archive.RecordMerge.RecordSelection;

/**
 * What the archived documents of one trial put into a release.
 *
 * @param documents all of the trial
 * @param withdrawn whether it is published no more: then all goes to the history
 * @param current statements for the dataset of current graphs
 * @param history statements for the history
 */
record TrialStatements(List<ArchiveRecord> documents, boolean withdrawn, List<Quad> current, List<Quad> history) {
    /** What is known of the terms of a batch of trials. Not for several threads at once. */
    static final class Terms {
        private final QuadBatch current = new QuadBatch();
        private final QuadBatch history = new QuadBatch();
        private final Map<Node, Long> hashes = new HashMap<>();

        /** All current statements of the batch. */
        QuadBatch current() {
            return current;
        }

        /** All statements of the batch for the history. */
        QuadBatch history() {
            return history;
        }

        /** 64 bits of a hash of a statement in one of the two datasets. */
        long hash(Quad quad, boolean ofHistory) {
            long hash = ofHistory ? 1 : 0;
            for (Node term : List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                long next = hashes.computeIfAbsent(
                        term,
                        node -> MurmurHash3.hash128x64(NodeFmtLib.strNT(node).getBytes(StandardCharsets.UTF_8))[0]);
                hash = (Long.rotateLeft(hash, 5) ^ next) * 0x9E3779B97F4A7C15L;
            }
            return hash;
        }
    }

    /** Reads what the documents of a trial say, and which of them speaks for it. */
    static TrialStatements of(List<ArchiveRecord> documents, boolean withdrawn, Iris iris, Terms terms) {
        int current = terms.current.size();
        int history = terms.history.size();
        if (withdrawn) {
            documents.forEach(document -> remember(document, iris, StreamRDFLib.sinkNull(), terms.history));
        } else {
            RecordSelection selection = RecordSelection.of(documents);
            if (selection.others().isEmpty()) {
                terms.current.add(selection.current().quads());
            } else {
                RecordMerge.current(selection, iris).forEach(terms.current::quad);
                selection.others().forEach(other -> remember(other, iris, terms.current, terms.history));
            }
        }
        return new TrialStatements(documents, withdrawn, terms.current.from(current), terms.history.from(history));
    }

    /**
     * Puts a document into the history, in a graph of its own; what is told of the document itself stays where it is.
     *
     * @param meta takes what is told of the document too
     */
    private static void remember(ArchiveRecord document, Iris iris, StreamRDF meta, StreamRDF history) {
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

    /** IRI of the trial. */
    String trial() {
        return documents.get(0).trial();
    }

    /** Whether only this trial can make a statement: it is about the trial or a part of it. */
    boolean isOwn(Quad quad) {
        String subject = quad.getSubject().getURI();
        String trial = trial();
        return subject.startsWith(trial)
                && (subject.length() == trial.length() || subject.charAt(trial.length()) == '/');
    }

    /** Hashes of the statements that other trials may make too. */
    LongStream shared(List<Quad> quads, boolean ofHistory, Terms terms) {
        return quads.stream()
                .filter(quad -> !isOwn(quad))
                .mapToLong(quad -> terms.hash(quad, ofHistory))
                .distinct();
    }
}
