package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * Who may take part.
 *
 * @param sex in words
 * @param ages in words, such as "18 Years and older"
 * @param healthy whether healthy volunteers may, in words
 * @param population who is studied, where the document tells
 * @param lists inclusion and exclusion criteria, then those of which the document does not say which they are
 */
record Eligibility(String sex, String ages, String healthy, List<RenderedValue> population, List<CriteriaList> lists) {

    private static final Pattern AGE = Pattern.compile("(\\d+) ?(\\p{L}+?)s?\\.?");

    /** A list of criteria. */
    record CriteriaList(String title, String kind, List<Item> items) {}

    /**
     * A criterion.
     *
     * @param texts its text, one for each language
     * @param level how deep it lies below others: 0 to 5
     * @param mark its number as printed
     */
    record Item(List<RenderedValue> texts, int level, String mark) {}

    static Eligibility of(GraphView graph, Node trial) {
        List<CriteriaList> lists = new ArrayList<>();
        List<Node> criteria = graph.values(trial, Vocabulary.CRITERION);
        add(lists, "Inclusion criteria", "inclusion", graph, criteria, Vocabulary.INCLUSION_CRITERION);
        add(lists, "Exclusion criteria", "exclusion", graph, criteria, Vocabulary.EXCLUSION_CRITERION);
        List<Node> unstated = criteria.stream()
                .filter(c ->
                        !graph.is(c, Vocabulary.INCLUSION_CRITERION) && !graph.is(c, Vocabulary.EXCLUSION_CRITERION))
                .toList();
        if (!unstated.isEmpty()) {
            lists.add(new CriteriaList("Criteria of either kind", "either", items(graph, unstated)));
        }
        return new Eligibility(
                graph.words(trial, Vocabulary.property(TrialProperties.SEX)),
                ages(
                        graph.words(trial, Vocabulary.printedWords(TrialProperties.MINIMUM_AGE)),
                        graph.words(trial, Vocabulary.printedWords(TrialProperties.MAXIMUM_AGE))),
                healthy(graph.words(trial, Vocabulary.property(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS))),
                graph.shown(trial, Vocabulary.property(TrialProperties.STUDY_POPULATION)),
                lists);
    }

    /** Whether there is anything to tell. */
    boolean told() {
        return !lists.isEmpty() || !population.isEmpty() || !(sex + ages + healthy).isEmpty();
    }

    private static void add(
            List<CriteriaList> lists, String title, String kind, GraphView graph, List<Node> criteria, Node type) {
        List<Node> ours = criteria.stream().filter(c -> graph.is(c, type)).toList();
        if (!ours.isEmpty()) {
            lists.add(new CriteriaList(title, kind, items(graph, ours)));
        }
    }

    private static List<Item> items(GraphView graph, List<Node> criteria) {
        Map<Node, Integer> levels = new HashMap<>();
        List<Item> items = new ArrayList<>();
        for (Node criterion : criteria) {
            int level = graph.value(criterion, Vocabulary.PARENT_CRITERION)
                    .map(parent -> levels.getOrDefault(parent, 0) + 1)
                    .orElse(0);
            levels.put(criterion, level);
            items.add(new Item(
                    graph.shown(criterion, Vocabulary.TEXT),
                    Math.min(5, level),
                    graph.words(criterion, Vocabulary.PRINTED_NUMBER)));
        }
        return items;
    }

    private static String ages(String minimum, String maximum) {
        boolean from = minimum.matches(".*\\d.*");
        boolean to = maximum.matches(".*\\d.*");
        if (from && to) {
            Matcher low = AGE.matcher(minimum);
            Matcher high = AGE.matcher(maximum);
            boolean sameUnit = low.matches() && high.matches() && low.group(2).equalsIgnoreCase(high.group(2));
            return (sameUnit ? low.group(1) : minimum) + " to " + maximum;
        }
        return from ? minimum + " and older" : to ? "up to " + maximum : minimum.isEmpty() ? maximum : minimum;
    }

    private static String healthy(String accepts) {
        return switch (accepts) {
            case "true", "1" -> "accepted";
            case "false", "0" -> "not accepted";
            default -> "";
        };
    }
}
