package org.trialgraph.rdf;

import java.util.List;
import java.util.Locale;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.trialgraph.enrich.Linker;
import org.trialgraph.enrich.MeshLink;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.MeshTerm;
import org.trialgraph.model.Trial;

/** Writes links to MeSH: the plain triple for those that are sure enough, and a {@code tg:Link} behind each. */
final class MeshStatements {
    private final Iris iris;
    private final Linker linker;
    private final double threshold;

    MeshStatements(Iris iris, Linker linker, double threshold) {
        this.iris = iris;
        this.linker = linker;
        this.threshold = threshold;
    }

    void condition(Statements about, Condition condition) {
        links(about, Vocabulary.MESH, linker.condition(condition));
    }

    void intervention(Statements about, Intervention intervention) {
        links(about, Vocabulary.MESH, linker.intervention(intervention));
    }

    void trial(Statements about, Trial trial) {
        links(about, Vocabulary.TOPIC_MESH, linker.topics(trial));
        for (MeshTerm term : trial.registryMesh()) {
            term.id()
                    .or(() -> linker.heading(term.label()))
                    .filter(linker::knows)
                    .ifPresentOrElse(
                            id -> about.link(Vocabulary.REGISTRY_MESH, Iris.mesh(id)),
                            () -> about.string(Vocabulary.REGISTRY_MESH_TEXT, term.label()));
        }
    }

    private void links(Statements about, Node property, List<MeshLink> links) {
        for (MeshLink link : links) {
            Node term = Iris.mesh(link.id());
            if (link.confidence() >= threshold) {
                about.link(property, term);
            }
            about.in(iris.graph("links"), iris.link(about.subject(), term, link.method()))
                    .type(Vocabulary.LINK)
                    .link(Vocabulary.FROM, about.subject())
                    .link(Vocabulary.TO, term)
                    .link(Vocabulary.LINK_METHOD, Vocabulary.concept(link.method()))
                    .typed(Vocabulary.CONFIDENCE, decimal(link.confidence()), XSDDatatype.XSDdecimal)
                    .string(Vocabulary.MATCHED_TEXT, link.matchedText());
        }
    }

    private static String decimal(double confidence) {
        return String.format(Locale.ROOT, "%.2f", confidence);
    }
}
