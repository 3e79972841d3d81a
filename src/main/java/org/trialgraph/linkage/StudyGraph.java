package org.trialgraph.linkage;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.linkage.Discrepancies.Discrepancy;
import org.trialgraph.linkage.Link.Relation;
import org.trialgraph.linkage.LinkageSteps.FoundStudy;
import org.trialgraph.linkage.StudyLinkage.Study;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.QuadWriter;
import org.trialgraph.rdf.Vocabulary;

/**
 * Adds to a release which registrations are one study, every link between registrations, and where studies disagree.
 *
 * @param iris makes the IRIs
 */
public record StudyGraph(Iris iris) {
    private static final int LONGEST_VALUE = 60;

    /** Finds studies; which registrations there are decides alone what is found. */
    @FunctionalInterface
    public interface Search {
        /**
         * @param out takes links and studies
         * @param studies takes the studies, too
         */
        void find(List<Registration> registrations, StreamRDF out, Consumer<FoundStudy> studies);
    }

    /**
     * Writes the studies of the registrations of a release, links and discrepancies, all into {@code graph/links}.
     *
     * @param current open for reading
     */
    public void add(ReleaseFacts facts, DatasetGraph current, StreamRDF out) {
        add(this::find, facts, current, out);
    }

    /** The same, where studies are found in another way. */
    public void add(Search search, ReleaseFacts facts, DatasetGraph current, StreamRDF out) {
        search.find(
                facts.registrations(),
                out,
                study -> addDiscrepancies(NodeFactory.createURI(study.study()), study.trials(), current, out));
        write(links(out), facts.discrepancies());
    }

    private void find(List<Registration> registrations, StreamRDF out, Consumer<FoundStudy> studies) {
        write(StudyLinkage.find(registrations), registrations, out).forEach(studies);
    }

    /** Writes where the registrations of a study disagree. */
    public void addDiscrepancies(Node study, List<String> trials, DatasetGraph current, StreamRDF out) {
        QuadWriter links = links(out);
        Discrepancies.of(trials, current).forEach(discrepancy -> write(links, study, discrepancy));
    }

    /** Writes where trials disagree with themselves. */
    public void addDiscrepancies(TrialFacts facts, StreamRDF out) {
        write(links(out), facts.discrepancies());
    }

    private void write(QuadWriter links, List<Discrepancy> ofTrials) {
        ofTrials.forEach(discrepancy -> write(links, NodeFactory.createURI(discrepancy.first()), discrepancy));
    }

    private QuadWriter links(StreamRDF out) {
        return new QuadWriter(out::quad, iris.graph("links"));
    }

    /** Writes links and studies into {@code graph/links}. */
    List<FoundStudy> write(StudyLinkage.Result found, List<Registration> registrations, StreamRDF out) {
        QuadWriter links = links(out);
        found.links().forEach(link -> write(links, link, registrations));
        found.studies().forEach(study -> write(links, study));
        return found.studies().stream()
                .map(study -> new FoundStudy(
                        iris.study(study.first().name()).getURI(),
                        study.registrations().stream().map(Registration::trial).toList()))
                .toList();
    }

    private void write(QuadWriter links, Study study) {
        Registration first = study.first();
        Node node = iris.study(first.name());
        QuadWriter about = links.about(node).type(Vocabulary.STUDY_CLASS);
        first.titles().stream().findFirst().ifPresent(title -> about.string(RDFS.Nodes.label, title));
        for (Registration registration : study.registrations()) {
            links.about(NodeFactory.createURI(registration.trial())).link(Vocabulary.STUDY, node);
        }
    }

    private void write(QuadWriter links, Link link, List<Registration> registrations) {
        Registration source = registrations.get(link.from());
        Node from = NodeFactory.createURI(source.trial());
        Node to = link.to() < 0
                ? iris.trial(link.number())
                : NodeFactory.createURI(registrations.get(link.to()).trial());
        QuadWriter about = links.about(iris.link(from, to, link.method().concept()))
                .type(Vocabulary.LINK)
                .string(RDFS.Nodes.label, source.name() + " → " + link.number())
                .link(Vocabulary.FROM, from)
                .link(Vocabulary.TO, to)
                .concept(Vocabulary.LINK_METHOD, link.method().concept())
                .concept(Vocabulary.RELATION, link.relation().concept());
        link.field()
                .ifPresent(field -> about.concept(Vocabulary.DIRECTION, link.mutual() ? "Mutual" : "OneWay")
                        .link(Vocabulary.FIELD, field));
        about.confidence(Vocabulary.CONFIDENCE, link.confidence())
                .string(Vocabulary.MATCHED_TEXT, link.matchedText())
                .string(Vocabulary.EVIDENCE, link.evidence().get());
        if (!source.document().isEmpty()) {
            about.link(Vocabulary.SOURCE, NodeFactory.createURI(source.document()));
        }
        if (link.relation() == Relation.GROUP_OF_STUDIES || link.relation() == Relation.FOLLOW_UP_STUDY) {
            links.about(from).link(Vocabulary.RELATED_TRIAL, to);
        }
    }

    /** @param owner the study, or the trial whose own languages differ, or criteria and fields */
    private void write(QuadWriter links, Node owner, Discrepancy discrepancy) {
        Node first = NodeFactory.createURI(discrepancy.first());
        Node second = NodeFactory.createURI(discrepancy.second());
        String field = discrepancy.field().getLocalName();
        Node said = discrepancy.criterion().isEmpty() ? first : NodeFactory.createURI(discrepancy.criterion());
        Node node = iris.discrepancy(said, second, field);
        // Such as "enrollment: 1112 (ISRCTN15281137), 1090 (NCT04324606)".
        String label = field + ": " + valueOf(discrepancy.firstValue(), said) + ", "
                + valueOf(discrepancy.secondValue(), second);
        links.about(owner).link(Vocabulary.DISCREPANCY_OF, node);
        QuadWriter about = links.about(node)
                .type(Vocabulary.DISCREPANCY)
                .string(RDFS.Nodes.label, label)
                .link(Vocabulary.FIELD, discrepancy.field())
                .link(Vocabulary.FIRST_TRIAL, first)
                .link(Vocabulary.SECOND_TRIAL, second)
                .string(Vocabulary.FIRST_VALUE, discrepancy.firstValue())
                .string(Vocabulary.SECOND_VALUE, discrepancy.secondValue())
                .concept(Vocabulary.SEVERITY, discrepancy.major() ? "Major" : "Minor")
                .string(Vocabulary.EVIDENCE, discrepancy.evidence());
        if (!discrepancy.criterion().isEmpty()) {
            about.link(Vocabulary.DISCREPANT_CRITERION, said);
        }
    }

    private static String valueOf(String value, Node source) {
        String shown = value.length() > LONGEST_VALUE
                ? value.substring(0, LONGEST_VALUE).strip() + "…"
                : value;
        String kind = source.getURI().contains("/criterion/") ? "criterion " : "";
        return shown + " (" + kind + Iris.localName(source.getURI()) + ")";
    }
}
