package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * Where registrations of one study disagree, a table with a line for each field and a column for each registration; and where
 * the languages of one registration do, or its criteria and fields.
 *
 * @param registrations the columns
 * @param fields the lines, the major ones first
 * @param languages fields of which the two languages of one registration say different things
 * @param criteria fields of which a criterion says something else
 */
record DiscrepancyTable(
        List<RenderedValue> registrations, List<Field> fields, List<Languages> languages, List<Criterion> criteria) {
    /** The trials of a discrepancy, each with what it says. */
    private static final Map<Node, Node> VALUES =
            Map.of(Vocabulary.FIRST_TRIAL, Vocabulary.FIRST_VALUE, Vocabulary.SECOND_TRIAL, Vocabulary.SECOND_VALUE);

    private static final Map<String, String> UNITS = Map.of("Y", "year", "M", "month", "W", "week", "D", "day");
    private static final Set<String> CODED =
            Set.of(TrialProperties.OVERALL_STATUS.name(), TrialProperties.PHASE.name(), TrialProperties.SEX.name());

    /** A field with what each registration says of it, in the order of the columns; blank where one says nothing. */
    record Field(String name, String severity, List<String> values) {}

    /** A field with what the Chinese and the English text of one registration say. */
    record Languages(RenderedValue registration, String field, String chinese, String english) {}

    /** A field with what a criterion says, which leads to it, and what the field says. */
    record Criterion(String field, RenderedValue said, String stated) {}

    /** Of the discrepancies that a description holds. */
    static DiscrepancyTable of(GraphView graph, Collection<Node> discrepancies) {
        Map<Node, List<Node>> byField = new TreeMap<>(Comparator.comparing(Node::toString));
        Set<String> trials = new TreeSet<>();
        List<Languages> languages = new ArrayList<>();
        List<Criterion> criteria = new ArrayList<>();
        for (Node node : discrepancies) {
            Node first = graph.value(node, Vocabulary.FIRST_TRIAL).orElse(node);
            Node second = graph.value(node, Vocabulary.SECOND_TRIAL).orElse(node);
            Node property = graph.value(node, Vocabulary.FIELD).orElse(node);
            String field = GraphView.localName(property.getURI());
            Optional<Node> criterion = graph.value(node, Vocabulary.DISCREPANT_CRITERION);
            if (criterion.isPresent()) {
                String said = inWords(graph, field, graph.words(node, Vocabulary.FIRST_VALUE));
                criteria.add(new Criterion(
                        name(graph, property),
                        RenderedValue.link(said, "", graph.path(criterion.get())),
                        inWords(graph, field, graph.words(node, Vocabulary.SECOND_VALUE))));
            } else if (first.equals(second)) {
                languages.add(new Languages(
                        numbered(graph, first),
                        name(graph, property),
                        inWords(graph, field, graph.words(node, Vocabulary.FIRST_VALUE)),
                        inWords(graph, field, graph.words(node, Vocabulary.SECOND_VALUE))));
            } else {
                byField.computeIfAbsent(property, p -> new ArrayList<>()).add(node);
                trials.add(first.getURI());
                trials.add(second.getURI());
            }
        }
        List<Field> fields = new ArrayList<>();
        byField.forEach((field, nodes) -> fields.add(field(graph, field, nodes, trials)));
        fields.sort(Comparator.comparing(Field::severity).thenComparing(Field::name));
        List<RenderedValue> registrations = trials.stream()
                .map(trial -> numbered(graph, NodeFactory.createURI(trial)))
                .toList();
        return new DiscrepancyTable(registrations, fields, languages, criteria);
    }

    /** What a discrepancy is about and what is said of it, in words; empty for all that is none. */
    static Optional<String> title(GraphView graph, Node node) {
        return graph.value(node, Vocabulary.FIRST_VALUE)
                .flatMap(first -> graph.value(node, Vocabulary.FIELD))
                .map(field -> name(graph, field) + ": "
                        + said(graph, node, field, Vocabulary.FIRST_TRIAL, Vocabulary.FIRST_VALUE) + " \u2260 "
                        + said(graph, node, field, Vocabulary.SECOND_TRIAL, Vocabulary.SECOND_VALUE));
    }

    private static String said(GraphView graph, Node node, Node field, Node trial, Node value) {
        String number = graph.value(node, trial)
                .map(each -> " (" + GraphView.localName(each.getURI()) + ")")
                .orElse("");
        return inWords(graph, GraphView.localName(field.getURI()), graph.words(node, value)) + number;
    }

    private static Field field(GraphView graph, Node property, List<Node> nodes, Collection<String> trials) {
        Map<String, String> values = new HashMap<>();
        boolean major = false;
        for (Node node : nodes) {
            major |= graph.values(node, Vocabulary.SEVERITY).contains(Vocabulary.concept("Major"));
            VALUES.forEach((trial, value) -> graph.value(node, trial)
                    .ifPresent(stated -> values.put(stated.getURI(), graph.words(node, value))));
        }
        String field = GraphView.localName(property.getURI());
        return new Field(
                name(graph, property),
                major ? "major" : "minor",
                trials.stream()
                        .map(trial -> inWords(graph, field, values.getOrDefault(trial, "")))
                        .toList());
    }

    private static String name(GraphView graph, Node property) {
        return property.equals(Vocabulary.OUTCOME) ? "Primary outcome" : GraphView.title(graph, property);
    }

    /** A registration by its number, with its title beside it. */
    private static RenderedValue numbered(GraphView graph, Node trial) {
        RenderedValue title = graph.shown(trial);
        String number = GraphView.localName(trial.getURI());
        String note = title.text().equals(number) ? "" : title.text();
        return new RenderedValue(number, "", title.href(), title.external(), note);
    }

    /** An age such as P18Y as "18 years", codes such as ActiveNotRecruiting as words; anything else as it is. */
    private static String inWords(GraphView graph, String field, String value) {
        if (field.equals(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS.name())) {
            return value.equals("true") ? "yes" : "no";
        }
        String unit = UNITS.get(StringUtils.right(value, 1));
        String number = StringUtils.substring(value, 1, -1);
        if (unit != null && value.startsWith("P") && StringUtils.isNumeric(number)) {
            return number + " " + unit + (number.equals("1") ? "" : "s");
        }
        boolean codes = CODED.contains(field)
                && Stream.of(value.split(" ", -1))
                        .allMatch(code -> code.length() > 1
                                && Character.isUpperCase(code.charAt(0))
                                && StringUtils.isAlphanumeric(code));
        return codes
                ? Stream.of(value.split(" ", -1))
                        .map(code -> inWords(graph, code))
                        .collect(Collectors.joining(", "))
                : value;
    }

    /** A code by its label, where the description has that; else by its local name. */
    private static String inWords(GraphView graph, String code) {
        String label = graph.words(Vocabulary.concept(code));
        return label.equals(code)
                ? code.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ").toLowerCase(Locale.ROOT)
                : label;
    }

    boolean some() {
        return !fields.isEmpty() || !languages.isEmpty();
    }
}
