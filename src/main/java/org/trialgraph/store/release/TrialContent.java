package org.trialgraph.store.release;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.linkage.TrialFacts;
import org.trialgraph.linkage.TrialFactsCodec;
import org.trialgraph.match.StoredTrial;
import org.trialgraph.search.TrialWords;
import org.trialgraph.store.archive.ArchiveRecord;
import org.trialgraph.store.release.TrialStatements.Terms;

/**
 * What a release keeps of a trial beside its statements.
 *
 * @param documents its archived records
 * @param entry for the next release
 * @param facts what bears on other trials; empty for a trial that is withdrawn
 * @param criteria what decides who may take part; empty for a trial that is withdrawn
 * @param words by which it is found; empty for a trial that is withdrawn
 */
record TrialContent(
        List<ArchiveRecord> documents,
        TrialEntry entry,
        Optional<TrialFacts> facts,
        Optional<StoredTrial> criteria,
        Optional<TrialWords> words) {
    static TrialContent of(TrialStatements statements, TrialFactsCodec codec, ConstraintReader constraints, Terms terms)
            throws IOException {
        long[] shared = LongStream.concat(
                        statements.shared(statements.current(), false, terms),
                        statements.shared(statements.history(), true, terms))
                .toArray();
        if (statements.withdrawn()) {
            TrialEntry entry = TrialEntry.of(statements.documents(), new byte[0], shared);
            return new TrialContent(
                    statements.documents(), entry, Optional.empty(), Optional.empty(), Optional.empty());
        }
        DatasetGraph own = DatasetGraphFactory.create();
        statements.current().forEach(own::add);
        Node trial = NodeFactory.createURI(statements.trial());
        TrialFacts facts = TrialFacts.of(own, constraints);
        return new TrialContent(
                statements.documents(),
                TrialEntry.of(statements.documents(), codec.write(facts), shared),
                Optional.of(facts),
                Optional.of(StoredTrial.read(own, trial)),
                Optional.of(TrialWords.of(own, trial)));
    }
}
