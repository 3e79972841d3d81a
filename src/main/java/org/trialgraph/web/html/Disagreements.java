package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.rdf.Vocabulary;

/**
 * Where registrations of one study, or the languages of one registration, disagree: a table with a line for each field and a
 * column for each registration.
 *
 * @param registrations the columns
 * @param fields the lines, the weightier first
 * @param languages fields of which the two languages of one registration say different things
 */
record Disagreements(List<RenderedValue> registrations, List<Field> fields, List<Languages> languages) {
    private static final Pattern AGE = Pattern.compile("P(\\d+)([YMWD])");
    private static final Map<String, String> UNITS = Map.of("Y", "year", "M", "month", "W", "week", "D", "day");
    private static final Pattern CODES = Pattern.compile("[A-Z][A-Za-z0-9]+( [A-Z][A-Za-z0-9]+)*");
    private static final List<String> CODED = List.of("overallStatus", "phase", "sex");

    /** A field with what each registration says of it, in the order of the columns; blank where one says nothing. */
    record Field(String name, String weight, List<String> values) {}

    /** A field with what the Chinese and the English text of one registration say. */
    record Languages(RenderedValue registration, String field, String chinese, String english) {}

    /** Of the discrepancies that a description holds. */
    static Disagreements of(GraphView graph, Collection<Node> discrepancies) {
        Map<String, List<Node>> byField = new TreeMap<>();
        TreeSet<String> trials = new TreeSet<>();
        List<Languages> languages = new ArrayList<>();
        for (Node node : discrepancies) {
            Node first = graph.value(node, Vocabulary.FIRST_TRIAL).orElse(node);
            Node second = graph.value(node, Vocabulary.SECOND_TRIAL).orElse(node);
            String field = local(graph, node);
            if (first.equals(second)) {
                languages.add(new Languages(
                        numbered(graph, first),
                        name(field),
                        inWords(field, graph.words(node, Vocabulary.FIRST_VALUE)),
                        inWords(field, graph.words(node, Vocabulary.SECOND_VALUE))));
            } else {
                byField.computeIfAbsent(field, f -> new ArrayList<>()).add(node);
                trials.add(first.getURI());
                trials.add(second.getURI());
            }
        }
        List<Field> fields = new ArrayList<>();
        byField.forEach((field, nodes) -> fields.add(field(graph, field, nodes, trials)));
        fields.sort(Comparator.comparing(Field::weight).thenComparing(Field::name));
        return new Disagreements(
                trials.stream()
                        .map(trial -> numbered(graph, NodeFactory.createURI(trial)))
                        .toList(),
                fields,
                languages);
    }

    private static Field field(GraphView graph, String field, List<Node> nodes, Collection<String> trials) {
        Map<String, String> values = new HashMap<>();
        boolean major = false;
        for (Node node : nodes) {
            put(values, graph, node, Vocabulary.FIRST_TRIAL, Vocabulary.FIRST_VALUE);
            put(values, graph, node, Vocabulary.SECOND_TRIAL, Vocabulary.SECOND_VALUE);
            major |= graph.value(node, Vocabulary.SEVERITY)
                    .filter(severity -> severity.getURI().endsWith("Major"))
                    .isPresent();
        }
        return new Field(
                name(field),
                major ? "major" : "minor",
                trials.stream()
                        .map(trial -> inWords(field, values.getOrDefault(trial, "")))
                        .toList());
    }

    private static void put(Map<String, String> values, GraphView graph, Node node, Node trial, Node value) {
        graph.value(node, trial).ifPresent(t -> values.put(t.getURI(), graph.words(node, value)));
    }

    private static String local(GraphView graph, Node node) {
        return graph.value(node, Vocabulary.FIELD)
                .map(field -> field.getURI().replaceFirst(".*#", ""))
                .orElse("");
    }

    private static String name(String field) {
        return field.equals("outcome") ? "Primary outcome" : TrialViews.heading(field);
    }

    /** A registration by its number, with its title beside it. */
    private static RenderedValue numbered(GraphView graph, Node trial) {
        RenderedValue title = graph.shown(trial);
        String number = trial.getURI().replaceFirst(".*/", "");
        String note = title.text().equals(number) ? "" : title.text();
        return new RenderedValue(number, "", title.href(), title.external(), note);
    }

    private static String inWords(String field, String value) {
        Matcher age = AGE.matcher(value);
        if (age.matches()) {
            return age.group(1) + " " + UNITS.get(age.group(2)) + (age.group(1).equals("1") ? "" : "s");
        }
        if (CODED.contains(field) && CODES.matcher(value).matches()) {
            return value.replace(" ", ", ")
                    .replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ")
                    .toLowerCase(Locale.ROOT);
        }
        return value;
    }

    boolean some() {
        return !fields.isEmpty() || !languages.isEmpty();
    }

    boolean hasFields() {
        return !fields.isEmpty();
    }

    boolean hasLanguages() {
        return !languages.isEmpty();
    }
}
