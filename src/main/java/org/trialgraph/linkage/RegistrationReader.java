package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.linkage.Registration.Builder;
import org.trialgraph.linkage.Registration.DeclaredId;
import org.trialgraph.linkage.Registration.Mention;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.TrialNumbers;

/** Reads the registrations of a dataset, property by property, so that statements that are not needed are never touched. */
final class RegistrationReader {
    private static final int CONTEXT_CHARACTERS = 60;
    /** What is read of the trials themselves: literals as printed, resources by the last part of their IRI. */
    private static final List<Node> VALUES = properties(
            Stream.of(Vocabulary.IDENTIFIER, Vocabulary.REGISTRY, Vocabulary.COUNTRY),
            TrialProperties.PUBLIC_TITLE,
            TrialProperties.SCIENTIFIC_TITLE,
            TrialProperties.ACRONYM,
            TrialProperties.SECONDARY_ID,
            TrialProperties.ALIAS_ID,
            TrialProperties.PHASE,
            TrialProperties.MINIMUM_AGE,
            TrialProperties.MAXIMUM_AGE,
            TrialProperties.ENROLLMENT,
            TrialProperties.START_DATE,
            TrialProperties.REGISTRATION_DATE);

    private static final List<Node> RUNNING_TEXTS = properties(
            Stream.of(Vocabulary.TEXT, Vocabulary.DESCRIPTION),
            TrialProperties.PUBLIC_TITLE,
            TrialProperties.SCIENTIFIC_TITLE,
            TrialProperties.BRIEF_SUMMARY,
            TrialProperties.DETAILED_DESCRIPTION,
            TrialProperties.OBJECTIVE,
            TrialProperties.TREATMENT_DESCRIPTION,
            TrialProperties.DESIGN_TEXT,
            TrialProperties.STUDY_POPULATION);

    private final DatasetGraph dataset;
    private final Map<String, Builder> builders = new HashMap<>();

    private RegistrationReader(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** All registrations in the order of their IRIs. */
    static List<Registration> read(DatasetGraph dataset) {
        RegistrationReader reader = new RegistrationReader(dataset);
        reader.each(
                RDF.Nodes.type,
                Vocabulary.TRIAL,
                quad -> reader.builders.computeIfAbsent(quad.getSubject().getURI(), Builder::new));
        for (Node property : VALUES) {
            reader.quads(property, (trial, quad) -> trial.add(property, lexical(quad.getObject())));
        }
        reader.parts();
        reader.mentions();
        return reader.builders.values().stream()
                .map(Builder::build)
                .sorted(Comparator.comparing(Registration::trial))
                .toList();
    }

    private void parts() {
        quads(
                Vocabulary.DOCUMENT,
                (trial, quad) -> trial.add(Vocabulary.DOCUMENT, quad.getObject().getURI()));
        quads(
                property(TrialProperties.TREATMENT_DESCRIPTION),
                (trial, quad) -> trial.add(Vocabulary.INTERVENTION, lexical(quad.getObject())));
        Map<Node, List<String>> labels = new HashMap<>();
        quads(
                Vocabulary.LEAD_SPONSOR,
                (trial, quad) -> labels.computeIfAbsent(quad.getObject(), node -> values(quad, RDFS.Nodes.label))
                        .forEach(name -> trial.add(Vocabulary.LEAD_SPONSOR, name)));
        quads(Vocabulary.ARM, (trial, quad) -> trial.add(Vocabulary.ARM_SIZE, value(quad, Vocabulary.ARM_SIZE)));
        quads(
                Vocabulary.INTERVENTION,
                (trial, quad) -> Stream.of(RDFS.Nodes.label, Vocabulary.OTHER_NAME, Vocabulary.DESCRIPTION)
                        .flatMap(words -> values(quad, words).stream())
                        .forEach(name -> trial.add(Vocabulary.INTERVENTION, name)));
        quads(Vocabulary.TRIAL_IDENTIFIER, (trial, quad) -> {
            String type = value(quad, Vocabulary.IDENTIFIER_TYPE);
            for (String id : values(quad, Vocabulary.IDENTIFIER)) {
                trial.add(new DeclaredId(id, Vocabulary.TRIAL_IDENTIFIER, type));
            }
        });
    }

    private void mentions() {
        for (Node property : RUNNING_TEXTS) {
            each(property, Node.ANY, quad -> {
                Builder trial = builders.get(trialOf(quad.getSubject().getURI()));
                if (trial != null && quad.getObject().isLiteral()) {
                    String text = quad.getObject().getLiteralLexicalForm();
                    for (TrialNumber number : TrialNumbers.find(text)) {
                        if (!number.number().equals(trial.last(Vocabulary.IDENTIFIER))) {
                            trial.add(new Mention(number, property, context(text, number.number())));
                        }
                    }
                }
            });
        }
    }

    /** The number with some words on both sides; only the number where the text spells it another way. */
    private static String context(String text, String number) {
        int at = text.indexOf(number);
        if (at < 0) {
            return number;
        }
        int from = Math.max(0, at - CONTEXT_CHARACTERS);
        int to = Math.min(text.length(), at + number.length() + CONTEXT_CHARACTERS);
        return text.substring(from, to).strip();
    }

    /** The trial that a part belongs to by its IRI; a trial is its own. */
    private String trialOf(String iri) {
        if (builders.containsKey(iri)) {
            return iri;
        }
        int kind = iri.lastIndexOf('/', Math.max(0, iri.lastIndexOf('/') - 1));
        return kind < 0 ? iri : iri.substring(0, kind);
    }

    private void quads(Node property, BiConsumer<Builder, Quad> consumer) {
        each(property, Node.ANY, quad -> {
            Builder trial = builders.get(quad.getSubject().getURI());
            if (trial != null) {
                consumer.accept(trial, quad);
            }
        });
    }

    private void each(Node property, Node object, Consumer<Quad> consumer) {
        dataset.find(Node.ANY, Node.ANY, property, object).forEachRemaining(consumer);
    }

    private List<String> values(Quad quad, Node property) {
        List<String> values = new ArrayList<>();
        dataset.find(quad.getGraph(), quad.getObject(), property, Node.ANY)
                .forEachRemaining(q -> values.add(lexical(q.getObject())));
        values.sort(null);
        return values;
    }

    private String value(Quad quad, Node property) {
        return values(quad, property).stream().findFirst().orElse("");
    }

    /** A literal as printed, a resource by the last part of its IRI. */
    static String lexical(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : Iris.localName(node.getURI());
    }

    private static List<Node> properties(Stream<Node> others, Property<?>... own) {
        return Stream.concat(Stream.of(own).map(Vocabulary::property), others).toList();
    }
}
