package org.trialgraph.linkage;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** Writes discrepancies. */
final class DiscrepancyGraph {
    private static final int LONGEST = 60;

    private final Iris iris;
    private final QuadWriter out;

    DiscrepancyGraph(Iris iris, QuadWriter out) {
        this.iris = iris;
        this.out = out;
    }

    /** @param owner the study, or the trial where its own languages differ */
    void write(Node owner, Discrepancy discrepancy) {
        Node first = NodeFactory.createURI(discrepancy.firstTrial());
        Node second = NodeFactory.createURI(discrepancy.secondTrial());
        Node node = iris.discrepancy(first, second, discrepancy.field());
        out.link(owner, Vocabulary.DISCREPANCY_OF, node);
        out.type(node, Vocabulary.DISCREPANCY);
        out.string(node, RDFS.Nodes.label, label(discrepancy));
        out.link(node, Vocabulary.FIELD, Vocabulary.named(discrepancy.field()));
        out.link(node, Vocabulary.FIRST_TRIAL, first);
        out.link(node, Vocabulary.SECOND_TRIAL, second);
        out.string(node, Vocabulary.FIRST_VALUE, discrepancy.firstValue());
        out.string(node, Vocabulary.SECOND_VALUE, discrepancy.secondValue());
        out.concept(node, Vocabulary.SEVERITY, discrepancy.severity().concept());
        out.string(node, Vocabulary.EVIDENCE, discrepancy.evidence());
    }

    /** Such as {@code enrollment: 1112 (ISRCTN15281137), 1090 (NCT04324606)}. */
    private static String label(Discrepancy discrepancy) {
        return discrepancy.field() + ": " + value(discrepancy.firstValue(), discrepancy.firstTrial()) + ", "
                + value(discrepancy.secondValue(), discrepancy.secondTrial());
    }

    private static String value(String value, String trial) {
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST).strip() + "…" : value;
        return shown + " (" + trial.substring(trial.lastIndexOf('/') + 1) + ")";
    }
}
