package org.trialgraph.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * What a store says of a trial that decides who may take part.
 *
 * @param iri its IRI
 * @param number its registration number, empty where it has none
 * @param title its first title
 * @param status local name of its overall status, empty where it has none
 * @param asked age, sex and conditions
 * @param criteria in the order of their positions
 */
public record StoredTrial(
        String iri, String number, String title, String status, Asked asked, List<StoredCriterion> criteria) {
    private static final Node SEX = Vocabulary.property(TrialProperties.SEX);
    private static final Node MINIMUM_AGE = Vocabulary.property(TrialProperties.MINIMUM_AGE);
    private static final Node MAXIMUM_AGE = Vocabulary.property(TrialProperties.MAXIMUM_AGE);
    private static final Node HEALTHY = Vocabulary.property(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS);
    private static final Node STATUS = Vocabulary.property(TrialProperties.OVERALL_STATUS);
    private static final List<Node> OF_TRIAL = List.of(
            SEX,
            MINIMUM_AGE,
            MAXIMUM_AGE,
            HEALTHY,
            STATUS,
            Vocabulary.CONDITION,
            Vocabulary.CRITERION,
            Vocabulary.IDENTIFIER,
            RDFS.Nodes.label);

    /**
     * What the fields of a trial ask for.
     *
     * @param sex local name of the concept, empty where none is told
     * @param minimumAge duration, empty where there is none
     * @param maximumAge duration, empty where there is none
     * @param healthy whether healthy people may take part
     * @param conditions ids of MeSH headings
     */
    public record Asked(String sex, String minimumAge, String maximumAge, boolean healthy, List<String> conditions) {}

    /**
     * A criterion.
     *
     * @param texts its words, one per language
     * @param parent position of the criterion that it details; 0 for none
     * @param mentions ids of MeSH headings with the words that name them
     */
    public record StoredCriterion(
            int position,
            List<String> texts,
            List<String> sections,
            int parent,
            Optional<Requirement> requirement,
            List<Constraint> constraints,
            Map<String, String> mentions) {}

    /** Statements about one resource. */
    private record Statements(Map<Node, List<Node>> values) {
        /** All there are. */
        static Statements of(DatasetGraph store, Node about) {
            return of(store, about, List.of(Node.ANY));
        }

        /** Those of some properties: a trial or a condition may have thousands of others. */
        static Statements of(DatasetGraph store, Node about, List<Node> properties) {
            Map<Node, List<Node>> values = new HashMap<>();
            for (Node property : properties) {
                store.find(Node.ANY, about, property, Node.ANY).forEachRemaining(quad -> {
                    List<Node> known = values.computeIfAbsent(quad.getPredicate(), added -> new ArrayList<>(1));
                    if (!known.contains(quad.getObject())) {
                        known.add(quad.getObject());
                    }
                });
            }
            return new Statements(values);
        }

        List<Node> all(Node property) {
            return values.getOrDefault(property, List.of());
        }

        List<String> words(Node property) {
            return all(property).stream()
                    .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : Iris.localName(node.getURI()))
                    .sorted()
                    .toList();
        }

        String first(Node property) {
            List<String> words = words(property);
            return words.isEmpty() ? "" : words.get(0);
        }

        Optional<Requirement> requirement() {
            String said = first(Vocabulary.REQUIREMENT);
            return said.isEmpty()
                    ? Optional.empty()
                    : Optional.of(said.equals("Required") ? Requirement.REQUIRED : Requirement.EXCLUDED);
        }

        Optional<Bound> bound(Node value, Node inclusive) {
            String number = first(value);
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Bound(new BigDecimal(number), first(inclusive).equals("true")));
        }
    }

    /** Reads a trial, within a read transaction. */
    public static StoredTrial read(DatasetGraph store, Node trial) {
        Statements said = Statements.of(store, trial, OF_TRIAL);
        List<String> conditions = said.all(Vocabulary.CONDITION).stream()
                .flatMap(condition ->
                        Statements.of(store, condition, List.of(Vocabulary.MESH)).words(Vocabulary.MESH).stream())
                .distinct()
                .sorted()
                .toList();
        Asked asked = new Asked(
                said.first(SEX),
                said.first(MINIMUM_AGE),
                said.first(MAXIMUM_AGE),
                said.first(HEALTHY).equals("true"),
                conditions);
        return new StoredTrial(
                trial.getURI(),
                said.first(Vocabulary.IDENTIFIER),
                said.first(RDFS.Nodes.label),
                said.first(STATUS),
                asked,
                said.all(Vocabulary.CRITERION).stream()
                        .map(criterion -> criterion(store, criterion))
                        .sorted(Comparator.comparingInt(StoredCriterion::position))
                        .toList());
    }

    private static StoredCriterion criterion(DatasetGraph store, Node criterion) {
        Statements said = Statements.of(store, criterion);
        Map<String, String> mentions = new HashMap<>();
        said.words(Vocabulary.MENTIONS).forEach(id -> mentions.put(id, ""));
        if (!mentions.isEmpty()) {
            store.find(Node.ANY, Node.ANY, Vocabulary.FROM, criterion).forEachRemaining(quad -> {
                Statements link = Statements.of(store, quad.getSubject());
                mentions.computeIfPresent(link.first(Vocabulary.TO), (id, none) -> link.first(Vocabulary.MATCHED_TEXT));
            });
        }
        return new StoredCriterion(
                position(criterion.getURI()),
                said.words(Vocabulary.TEXT),
                said.words(Vocabulary.SECTION),
                said.all(Vocabulary.PARENT_CRITERION).stream()
                        .mapToInt(parent -> position(parent.getURI()))
                        .findFirst()
                        .orElse(0),
                said.requirement(),
                said.all(Vocabulary.CONSTRAINT).stream()
                        .sorted(Comparator.comparingInt(node -> position(node.getURI())))
                        .map(node -> constraint(Statements.of(store, node)))
                        .toList(),
                mentions);
    }

    private static int position(String iri) {
        return Integer.parseInt(iri.substring(iri.lastIndexOf('/') + 1));
    }

    private static Constraint constraint(Statements said) {
        return new Constraint(
                said.first(Vocabulary.MEASURE),
                said.first(Vocabulary.MEASURE_TEXT),
                said.bound(Vocabulary.LOWER, Vocabulary.LOWER_INCLUSIVE),
                said.bound(Vocabulary.UPPER, Vocabulary.UPPER_INCLUSIVE),
                said.first(Vocabulary.UNIT),
                said.first(Vocabulary.WINDOW),
                said.requirement());
    }
}
