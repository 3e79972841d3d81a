package org.trialgraph.linkage;

import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** Adds to a release which registrations are one study, every link between registrations, and where studies disagree. */
public final class StudyGraph {
    private final Iris iris;

    /** @param iris makes the IRIs */
    public StudyGraph(Iris iris) {
        this.iris = iris;
    }

    /**
     * Reads the registrations of a dataset and writes studies, links and discrepancies, all into {@code graph/links}.
     *
     * @param current open for reading
     */
    public void add(DatasetGraph current, StreamRDF out) {
        List<Registration> registrations = RegistrationReader.read(current);
        Studies.Result found = Studies.find(registrations);
        QuadWriter links = new QuadWriter(iris.graph("links"), out);
        found.links().forEach(link -> link(links, link, registrations));
        Discrepancies discrepancies = new Discrepancies(current);
        DiscrepancyGraph disagreements = new DiscrepancyGraph(iris, links);
        for (Study study : found.studies()) {
            Node node = study(links, study);
            discrepancies.find(study).forEach(d -> disagreements.write(node, d));
        }
        new Languages(current).find(d -> disagreements.write(NodeFactory.createURI(d.firstTrial()), d));
    }

    private Node study(QuadWriter links, Study study) {
        Registration first = study.first();
        Node node = iris.study(name(first));
        links.type(node, Vocabulary.STUDY_CLASS);
        first.titles().stream().findFirst().ifPresent(title -> links.string(node, RDFS.Nodes.label, title));
        for (Registration registration : study.registrations()) {
            links.link(NodeFactory.createURI(registration.trial()), Vocabulary.STUDY, node);
        }
        return node;
    }

    private void link(QuadWriter links, Link link, List<Registration> registrations) {
        Registration source = registrations.get(link.from());
        Node from = NodeFactory.createURI(source.trial());
        Node to = link.to() < 0
                ? iris.trial(link.number())
                : NodeFactory.createURI(registrations.get(link.to()).trial());
        Node node = iris.link(from, to, link.method().concept());
        links.type(node, Vocabulary.LINK);
        links.string(node, RDFS.Nodes.label, name(source) + " → " + link.number());
        links.link(node, Vocabulary.FROM, from);
        links.link(node, Vocabulary.TO, to);
        links.concept(node, Vocabulary.LINK_METHOD, link.method().concept());
        links.concept(node, Vocabulary.RELATION, link.relation().concept());
        if (!link.field().isEmpty()) {
            links.concept(node, Vocabulary.DIRECTION, link.mutual() ? "Mutual" : "OneWay");
            links.link(node, Vocabulary.FIELD, Vocabulary.named(link.field()));
        }
        links.decimal(node, Vocabulary.CONFIDENCE, String.format(Locale.ROOT, "%.2f", link.confidence()));
        links.string(node, Vocabulary.MATCHED_TEXT, link.matchedText());
        links.string(node, Vocabulary.EVIDENCE, link.evidence().get());
        if (!source.document().isEmpty()) {
            links.link(node, Vocabulary.SOURCE, NodeFactory.createURI(source.document()));
        }
        if (link.relation() == Relation.GROUP_OF_STUDIES || link.relation() == Relation.FOLLOW_UP_STUDY) {
            links.link(from, Vocabulary.RELATED_TRIAL, to);
        }
    }

    private static String name(Registration registration) {
        return registration.number().isEmpty() ? registration.trial().replaceAll(".*/", "") : registration.number();
    }
}
