package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.RegistryNumbers;

/** Reads the registrations of a dataset, property by property, so that statements that are not needed are never touched. */
final class RegistrationReader {
    private static final int WORDS_AROUND = 60;
    private static final List<String> RUNNING_TEXTS = List.of(
            "publicTitle",
            "scientificTitle",
            "briefSummary",
            "detailedDescription",
            "objective",
            "treatmentDescription",
            "designText",
            "studyPopulation",
            "text",
            "description");

    private final DatasetGraph dataset;
    private final Map<String, RegistrationDraft> drafts = new HashMap<>();

    private RegistrationReader(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** All registrations in the order of their IRIs. */
    static List<Registration> read(DatasetGraph dataset) {
        RegistrationReader reader = new RegistrationReader(dataset);
        reader.each(
                RDF.Nodes.type,
                Vocabulary.TRIAL,
                quad -> reader.drafts.computeIfAbsent(quad.getSubject().getURI(), RegistrationDraft::new));
        reader.facts();
        reader.resources();
        reader.identifiers();
        reader.mentions();
        return reader.drafts.values().stream()
                .map(RegistrationDraft::finish)
                .sorted(Comparator.comparing(Registration::trial))
                .toList();
    }

    private void facts() {
        literals(Vocabulary.IDENTIFIER, (draft, number) -> draft.number = number);
        literals(property(TrialProperties.PUBLIC_TITLE), (draft, title) -> draft.publicTitles.add(title));
        literals(property(TrialProperties.SCIENTIFIC_TITLE), (draft, title) -> draft.scientificTitles.add(title));
        literals(property(TrialProperties.ACRONYM), (draft, name) -> draft.acronyms.add(name));
        literals(property(TrialProperties.SECONDARY_ID), (draft, id) -> draft.plainIds.add(id));
        literals(property(TrialProperties.ALIAS_ID), (draft, id) -> draft.aliases.add(id));
        literals(property(TrialProperties.TREATMENT_DESCRIPTION), (draft, words) -> draft.interventions.add(words));
        literals(property(TrialProperties.MINIMUM_AGE), (draft, age) -> draft.minimumAge = age);
        literals(property(TrialProperties.MAXIMUM_AGE), (draft, age) -> draft.maximumAge = age);
        literals(property(TrialProperties.ENROLLMENT), (draft, size) -> draft.enrollment = whole(size));
        literals(property(TrialProperties.START_DATE), (draft, date) -> draft.startDate = date);
        literals(property(TrialProperties.REGISTRATION_DATE), (draft, date) -> draft.registrationDate = date);
    }

    private void resources() {
        nodes(Vocabulary.REGISTRY, (draft, quad) -> draft.registry = last(quad.getObject()));
        nodes(property(TrialProperties.PHASE), (draft, quad) -> phase(draft, last(quad.getObject())));
        nodes(Vocabulary.COUNTRY, (draft, quad) -> draft.countries.add(last(quad.getObject())));
        nodes(
                Vocabulary.DOCUMENT,
                (draft, quad) -> draft.documents.add(quad.getObject().getURI()));
        Map<Node, List<String>> known = new HashMap<>();
        nodes(
                Vocabulary.LEAD_SPONSOR,
                (draft, quad) -> draft.sponsors.addAll(known.computeIfAbsent(quad.getObject(), node -> labels(quad))));
        nodes(
                Vocabulary.CONDITION,
                (draft, quad) ->
                        draft.conditions.addAll(known.computeIfAbsent(quad.getObject(), node -> labels(quad))));
        nodes(Vocabulary.ARM, (draft, quad) -> draft.arms.add(whole(value(quad, Vocabulary.ARM_SIZE))));
        nodes(Vocabulary.INTERVENTION, (draft, quad) -> {
            draft.interventions.addAll(labels(quad));
            draft.interventions.addAll(values(quad, Vocabulary.OTHER_NAME));
            draft.interventions.addAll(values(quad, Vocabulary.DESCRIPTION));
        });
    }

    /** Only what is a phase: that none applies or that its words are unknown tells nothing. */
    private static void phase(RegistrationDraft draft, String concept) {
        if (concept.contains("Phase")) {
            draft.phases.add(concept);
        }
    }

    private void identifiers() {
        nodes(Vocabulary.TRIAL_IDENTIFIER, (draft, quad) -> {
            String type = value(quad, Vocabulary.IDENTIFIER_TYPE);
            for (String id : values(quad, Vocabulary.IDENTIFIER)) {
                draft.typedIds.add(new DeclaredId(id, "trialIdentifier", type));
            }
        });
    }

    private void mentions() {
        for (String property : RUNNING_TEXTS) {
            each(Vocabulary.named(property), Node.ANY, quad -> {
                RegistrationDraft draft = drafts.get(trialOf(quad.getSubject().getURI()));
                if (draft != null && quad.getObject().isLiteral()) {
                    mentions(draft, property, quad.getObject().getLiteralLexicalForm());
                }
            });
        }
    }

    private static void mentions(RegistrationDraft draft, String property, String text) {
        for (TrialNumber number : RegistryNumbers.find(text)) {
            if (!number.number().equals(draft.number)) {
                draft.mentions.add(new Mention(number, property, around(text, number.number())));
            }
        }
    }

    /** The number with some words on both sides; only the number where the text spells it another way. */
    private static String around(String text, String number) {
        int at = text.indexOf(number);
        if (at < 0) {
            return number;
        }
        int from = Math.max(0, at - WORDS_AROUND);
        int to = Math.min(text.length(), at + number.length() + WORDS_AROUND);
        return text.substring(from, to).strip();
    }

    /** The trial that a part belongs to by its IRI; a trial is its own. */
    private String trialOf(String iri) {
        if (drafts.containsKey(iri)) {
            return iri;
        }
        int kind = iri.lastIndexOf('/', Math.max(0, iri.lastIndexOf('/') - 1));
        return kind < 0 ? iri : iri.substring(0, kind);
    }

    private void literals(Node property, BiConsumer<RegistrationDraft, String> taker) {
        nodes(property, (draft, quad) -> taker.accept(draft, quad.getObject().getLiteralLexicalForm()));
    }

    private void nodes(Node property, BiConsumer<RegistrationDraft, Quad> taker) {
        each(property, Node.ANY, quad -> {
            RegistrationDraft draft = drafts.get(quad.getSubject().getURI());
            if (draft != null) {
                taker.accept(draft, quad);
            }
        });
    }

    private void each(Node property, Node object, Consumer<Quad> taker) {
        Iterator<Quad> quads = dataset.find(Node.ANY, Node.ANY, property, object);
        quads.forEachRemaining(taker);
    }

    private List<String> labels(Quad quad) {
        return values(quad, RDFS.Nodes.label);
    }

    private List<String> values(Quad quad, Node property) {
        List<String> values = new ArrayList<>();
        dataset.find(quad.getGraph(), quad.getObject(), property, Node.ANY)
                .forEachRemaining(q -> values.add(text(q.getObject())));
        values.sort(null);
        return values;
    }

    private String value(Quad quad, Node property) {
        return values(quad, property).stream().findFirst().orElse("");
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : last(node);
    }

    private static String last(Node node) {
        String iri = node.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private static OptionalInt whole(String digits) {
        return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
