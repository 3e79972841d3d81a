package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.TrialNumbers;

/** Reads the registrations of a dataset, property by property, so that statements that are not needed are never touched. */
final class RegistrationReader {
    private static final int CONTEXT_CHARACTERS = 60;
    private static final List<Node> RUNNING_TEXTS = Stream.concat(
                    Stream.of(
                                    TrialProperties.PUBLIC_TITLE,
                                    TrialProperties.SCIENTIFIC_TITLE,
                                    TrialProperties.BRIEF_SUMMARY,
                                    TrialProperties.DETAILED_DESCRIPTION,
                                    TrialProperties.OBJECTIVE,
                                    TrialProperties.TREATMENT_DESCRIPTION,
                                    TrialProperties.DESIGN_TEXT,
                                    TrialProperties.STUDY_POPULATION)
                            .map(Vocabulary::property),
                    Stream.of(Vocabulary.TEXT, Vocabulary.DESCRIPTION))
            .toList();

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
        reader.literals();
        reader.resources();
        reader.mentions();
        return reader.builders.values().stream()
                .map(Builder::build)
                .sorted(Comparator.comparing(Registration::trial))
                .toList();
    }

    private void literals() {
        literals(Vocabulary.IDENTIFIER, (trial, number) -> trial.number = number);
        literals(property(TrialProperties.PUBLIC_TITLE), (trial, title) -> trial.publicTitles.add(title));
        literals(property(TrialProperties.SCIENTIFIC_TITLE), (trial, title) -> trial.scientificTitles.add(title));
        literals(property(TrialProperties.ACRONYM), (trial, name) -> trial.acronyms.add(name));
        literals(property(TrialProperties.SECONDARY_ID), (trial, id) -> trial.plainIds.add(id));
        literals(property(TrialProperties.ALIAS_ID), (trial, id) -> trial.aliases.add(id));
        literals(property(TrialProperties.TREATMENT_DESCRIPTION), (trial, words) -> trial.interventions.add(words));
        literals(property(TrialProperties.MINIMUM_AGE), (trial, age) -> trial.minimumAge = age);
        literals(property(TrialProperties.MAXIMUM_AGE), (trial, age) -> trial.maximumAge = age);
        literals(property(TrialProperties.ENROLLMENT), (trial, size) -> trial.enrollment = wholeNumber(size));
        literals(property(TrialProperties.START_DATE), (trial, date) -> trial.startDate = date);
        literals(property(TrialProperties.REGISTRATION_DATE), (trial, date) -> trial.registrationDate = date);
    }

    private void resources() {
        quads(Vocabulary.REGISTRY, (trial, quad) -> trial.registry = localName(quad.getObject()));
        quads(property(TrialProperties.PHASE), (trial, quad) -> {
            // That no phase applies, or that its words are unknown, says nothing of the study.
            String concept = localName(quad.getObject());
            if (concept.contains("Phase")) {
                trial.phases.add(concept);
            }
        });
        quads(Vocabulary.COUNTRY, (trial, quad) -> trial.countries.add(localName(quad.getObject())));
        quads(
                Vocabulary.DOCUMENT,
                (trial, quad) -> trial.documents.add(quad.getObject().getURI()));
        Map<Node, List<String>> labels = new HashMap<>();
        quads(
                Vocabulary.LEAD_SPONSOR,
                (trial, quad) -> trial.sponsors.addAll(labels.computeIfAbsent(quad.getObject(), node -> labels(quad))));
        quads(
                Vocabulary.CONDITION,
                (trial, quad) ->
                        trial.conditions.addAll(labels.computeIfAbsent(quad.getObject(), node -> labels(quad))));
        quads(Vocabulary.ARM, (trial, quad) -> trial.armSizes.add(wholeNumber(value(quad, Vocabulary.ARM_SIZE))));
        quads(Vocabulary.INTERVENTION, (trial, quad) -> {
            trial.interventions.addAll(labels(quad));
            trial.interventions.addAll(values(quad, Vocabulary.OTHER_NAME));
            trial.interventions.addAll(values(quad, Vocabulary.DESCRIPTION));
        });
        quads(Vocabulary.TRIAL_IDENTIFIER, (trial, quad) -> {
            String type = value(quad, Vocabulary.IDENTIFIER_TYPE);
            for (String id : values(quad, Vocabulary.IDENTIFIER)) {
                trial.typedIds.add(new DeclaredId(id, Vocabulary.TRIAL_IDENTIFIER, type));
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
                        if (!number.number().equals(trial.number)) {
                            trial.mentions.add(new Mention(number, property, context(text, number.number())));
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

    private void literals(Node property, BiConsumer<Builder, String> consumer) {
        quads(property, (trial, quad) -> consumer.accept(trial, quad.getObject().getLiteralLexicalForm()));
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

    private List<String> labels(Quad quad) {
        return values(quad, RDFS.Nodes.label);
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
        return node.isLiteral() ? node.getLiteralLexicalForm() : localName(node);
    }

    /** The last part of an IRI. */
    static String localName(Node node) {
        String iri = node.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private static OptionalInt wholeNumber(String digits) {
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
