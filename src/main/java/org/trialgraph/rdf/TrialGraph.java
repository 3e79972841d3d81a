package org.trialgraph.rdf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Linker;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Publisher.Rank;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.model.Value;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Privacy;

/**
 * Maps a trial to RDF. The statements about it go to the graph of its registry, those about its document to {@code
 * graph/meta}, links with their method and confidence to {@code graph/links}. Safe for many threads.
 */
public final class TrialGraph {
    /** Key of the graph of trials without a number. */
    public static final String UNREGISTERED = "unregistered";

    private static final Map<String, String> SCHEMA_ORG_CLASSES = Map.of(
            "Interventional", "MedicalTrial",
            "Observational", "MedicalObservationalStudy");

    private final Iris iris;
    private final Linker linker;
    private final double meshThreshold;
    private final boolean contacts;

    /**
     * @param iris makes the IRIs
     * @param linker finds the MeSH terms of conditions and interventions
     * @param meshThreshold least confidence, from 0 to 1, at which a link is also published as the plain {@code tg:mesh}
     * @param contacts whether names, e-mails, phones and addresses of people are published
     */
    public TrialGraph(Iris iris, Linker linker, double meshThreshold, boolean contacts) {
        this.iris = iris;
        this.linker = linker;
        this.meshThreshold = meshThreshold;
        this.contacts = contacts;
    }

    /** The trial's IRI: by its number, else by its title; empty where it has neither. */
    public Optional<Node> subject(Trial trial, Publisher publisher) {
        return trial.number()
                .map(number -> iris.trial(number.number()))
                .or(() -> trial.title()
                        .filter(title -> Iris.nameable(title.value()))
                        .map(title -> iris.trial(publisher.key(), title.value())));
    }

    /**
     * Writes all statements of a trial as one document tells it.
     *
     * @param subject the trial's IRI
     * @param findings receives what could not be published
     */
    public void write(
            Node subject,
            Trial trial,
            SourceDocument document,
            Publisher publisher,
            String format,
            StreamRDF out,
            Consumer<Finding> findings) {
        UnaryOperator<String> words = contacts ? UnaryOperator.identity() : Privacy::ignore;
        String registry = trial.number().map(TrialNumber::registry).orElse(UNREGISTERED);
        QuadWriter about = new QuadWriter(out, iris.graph(registry), subject, words);
        source(about, document, publisher, format);
        own(about, trial);
        MeshLinks mesh = new MeshLinks(iris, linker, meshThreshold, document, findings);
        new TrialParts(iris, mesh, contacts, document, findings, about).write(trial);
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
        Iris.web(publisher.licence()).ifPresent(licence -> about.link(Vocabulary.LICENSE, licence));
        Iris.web(publisher.terms()).ifPresent(terms -> about.link(Vocabulary.RIGHTS, terms));
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
        for (Map.Entry<Property<?>, List<Value>> entry : trial.values().entrySet()) {
            entry.getValue().forEach(value -> about.value(entry.getKey(), value));
        }
        for (Text id : trial.get(TrialProperties.SECONDARY_ID)) {
            TrialNumbers.recognise(id.value())
                    .filter(other -> !trial.number().equals(Optional.of(other)))
                    .ifPresent(other -> about.link(Vocabulary.CROSS_REFERENCE, iris.trial(other.number())));
        }
    }

    /** The public titles, else the scientific ones, else the number. */
    private static List<Text> labels(Trial trial) {
        List<Text> titles = trial.get(TrialProperties.PUBLIC_TITLE);
        if (titles.isEmpty()) {
            titles = trial.get(TrialProperties.SCIENTIFIC_TITLE);
        }
        return titles.isEmpty()
                ? trial.number().map(n -> new Text(n.number(), "")).stream().toList()
                : titles;
    }

    private static Node schemaOrgClass(Trial trial) {
        String name = trial.first(TrialProperties.STUDY_TYPE).map(Coded::concepts).stream()
                .flatMap(List::stream)
                .map(SCHEMA_ORG_CLASSES::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("MedicalStudy");
        return Vocabulary.schemaOrg(name);
    }
}
