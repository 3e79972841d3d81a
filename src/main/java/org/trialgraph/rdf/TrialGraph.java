package org.trialgraph.rdf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Coded;
import org.trialgraph.model.CriterionReader;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Linker;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Publisher.Rank;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Privacy;

/**
 * Maps a trial to RDF. The statements about it go to the graph of its registry, those about its document to {@code
 * graph/meta}, links with their method and confidence to {@code graph/links}. Safe for many threads.
 *
 * @param iris makes the IRIs
 * @param linker finds the MeSH terms of conditions and interventions
 * @param criteria reads what criteria say
 * @param meshThreshold least confidence, from 0 to 1, at which a link is also published as the plain {@code tg:mesh}
 * @param contacts whether names, e-mails, phones and addresses of people are published
 * @param literals makes the literals of what is published
 * @param citations makes those of citations, to which names of people belong
 */
public record TrialGraph(
        Iris iris,
        Linker linker,
        CriterionReader criteria,
        double meshThreshold,
        boolean contacts,
        Literals literals,
        Literals citations) {
    /** Key of the graph of trials without a number. */
    public static final String UNREGISTERED = "unregistered";

    private static final Map<String, String> SCHEMA_ORG_CLASSES = Map.of(
            "Interventional", "MedicalTrial",
            "Observational", "MedicalObservationalStudy");

    /** Publishes people, or keeps them out of all strings. */
    public TrialGraph(Iris iris, Linker linker, CriterionReader criteria, double meshThreshold, boolean contacts) {
        this(
                iris,
                linker,
                criteria,
                meshThreshold,
                contacts,
                new Literals(contacts ? UnaryOperator.identity() : Privacy::ignore),
                new Literals(contacts ? UnaryOperator.identity() : Privacy::ignoreAddresses));
    }

    /**
     * All statements of a trial as one document tells it; none where it has neither a number nor a title to name it by.
     *
     * @param format name of the document's format
     * @param findings receives what could not be published
     */
    public Optional<TrialQuads> quads(
            Trial trial, SourceDocument document, Publisher publisher, String format, Consumer<Finding> findings) {
        Optional<Node> subject = subject(trial, publisher);
        if (subject.isEmpty()) {
            String what = "a trial without a number and without a title";
            String remedy = "save the whole page, with its heading";
            findings.accept(new Finding(Severity.REJECTED, document.origin(), "", what, remedy));
            return Optional.empty();
        }
        DistinctQuads quads = new DistinctQuads();
        Node graph = iris.graph(trial.number().map(TrialNumber::registry).orElse(UNREGISTERED));
        QuadWriter about = new QuadWriter(quads, graph, subject.get(), literals);
        source(about, document, publisher, format);
        own(about, trial);
        new TrialParts(this, trial, document, findings, about).write();
        String iri = subject.get().getURI();
        return Optional.of(new TrialQuads(iri, trial, document, publisher, format, quads.all()));
    }

    /** The trial's IRI: by its number, else by its title; empty where it has neither. */
    private Optional<Node> subject(Trial trial, Publisher publisher) {
        return trial.number()
                .map(number -> iris.trial(number.number()))
                .or(() -> trial.title()
                        .filter(title -> Iris.nameable(title.value()))
                        .map(title -> iris.trial(publisher.key(), title.value())));
    }

    private void source(QuadWriter trial, SourceDocument document, Publisher publisher, String format) {
        Node node = iris.document(document.sha256());
        Node source = iris.registry(publisher.key());
        trial.link(Vocabulary.DOCUMENT, node);
        QuadWriter about = trial.in(iris.graph("meta"))
                .about(node)
                .type(Vocabulary.DOCUMENT_CLASS, Vocabulary.PROV_ENTITY)
                .string(Vocabulary.SHA256, document.sha256())
                .string(Vocabulary.FORMAT, format)
                .link(Vocabulary.PUBLISHER, source)
                .link(Vocabulary.TRIAL_OF_DOCUMENT, trial.subject());
        document.url()
                .flatMap(Iris::web)
                .ifPresentOrElse(
                        url -> about.link(Vocabulary.SOURCE, url),
                        () -> about.string(Vocabulary.SOURCE, document.origin()));
        document.captured()
                .ifPresent(time -> about.typed(Vocabulary.GENERATED_AT, time.toString(), XSDDatatype.XSDdateTime));
        iris.page(publisher.licence()).ifPresent(licence -> about.link(Vocabulary.LICENSE, licence));
        iris.page(publisher.terms()).ifPresent(terms -> about.link(Vocabulary.RIGHTS, terms));
        describe(publisher, about.about(source));
    }

    /** Writes who a publisher is: a registry is a publisher too. */
    public static QuadWriter describe(Publisher publisher, QuadWriter about) {
        about.type(Vocabulary.PUBLISHER_CLASS);
        if (publisher.rank() == Rank.REGISTRY) {
            about.type(Vocabulary.REGISTRY_CLASS);
        }
        return about.string(RDFS.Nodes.label, publisher.name());
    }

    private void own(QuadWriter about, Trial trial) {
        about.type(Vocabulary.TRIAL, schemaOrgClass(trial));
        trial.number().ifPresent(number -> {
            about.link(Vocabulary.REGISTRY, iris.registry(number.registry()));
            about.string(Vocabulary.IDENTIFIER, number.number());
        });
        labels(trial).forEach(label -> about.text(RDFS.Nodes.label, label));
        trial.values().forEach((property, values) -> values.forEach(value -> about.value(property, value)));
        for (Text id : trial.get(TrialProperties.SECONDARY_ID)) {
            TrialNumbers.recognise(id.value())
                    .filter(other -> !trial.number().equals(Optional.of(other)))
                    .ifPresent(other -> about.link(Vocabulary.CROSS_REFERENCE, iris.trial(other.number())));
        }
    }

    /** The public titles, else the scientific ones, else the number. */
    private static List<Text> labels(Trial trial) {
        return List.of(TrialProperties.PUBLIC_TITLE, TrialProperties.SCIENTIFIC_TITLE).stream()
                .map(trial::get)
                .filter(titles -> !titles.isEmpty())
                .findFirst()
                .orElseGet(() -> trial.number().map(n -> new Text(n.number(), "")).stream()
                        .toList());
    }

    private static Node schemaOrgClass(Trial trial) {
        String name = trial.first(TrialProperties.STUDY_TYPE).map(Coded::concepts).stream()
                .flatMap(List::stream)
                .flatMap(type -> Stream.ofNullable(SCHEMA_ORG_CLASSES.get(type)))
                .findFirst()
                .orElse("MedicalStudy");
        return NodeFactory.createURI("https://schema.org/" + name);
    }
}
