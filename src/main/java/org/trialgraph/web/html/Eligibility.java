package org.trialgraph.web.html;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * Who may take part.
 *
 * @param ages in words, such as "18 Years and older"
 * @param healthy whether healthy volunteers may, in words
 * @param lists inclusion and exclusion criteria, then those of which the document does not say which they are
 */
record Eligibility(String ages, String healthy, List<CriteriaList> lists) {
    private static final Pattern AGE = Pattern.compile("(\\d+) ?(\\p{L}+?)s?\\.?");

    /** A list of criteria. */
    record CriteriaList(String title, String kind, List<Item> items) {}

    /**
     * A criterion.
     *
     * @param section the heading above it, where that says for whom it is and the item before is not for the same
     * @param level how deep it lies below others: 0 to 5
     */
    record Item(String section, NodeView criterion, int level) {}

    static Eligibility of(GraphView graph, Node trial) {
        Predicate<Node> inclusion = criterion -> graph.is(criterion, Vocabulary.INCLUSION_CRITERION);
        Predicate<Node> exclusion = criterion -> graph.is(criterion, Vocabulary.EXCLUSION_CRITERION);
        Predicate<Node> either = inclusion.or(exclusion).negate();
        return new Eligibility(
                ages(
                        graph.words(trial, Vocabulary.printedWords(TrialProperties.MINIMUM_AGE)),
                        graph.words(trial, Vocabulary.printedWords(TrialProperties.MAXIMUM_AGE))),
                healthy(graph.words(trial, property(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS))),
                Stream.of(
                                new CriteriaList("Inclusion criteria", "inclusion", items(graph, trial, inclusion)),
                                new CriteriaList("Exclusion criteria", "exclusion", items(graph, trial, exclusion)),
                                new CriteriaList("Criteria of unstated type", "either", items(graph, trial, either)))
                        .filter(list -> !list.items().isEmpty())
                        .toList());
    }

    private static List<Item> items(GraphView graph, Node trial, Predicate<Node> matches) {
        Map<Node, Integer> levels = new HashMap<>();
        List<Item> items = new ArrayList<>();
        String before = "";
        for (Node criterion : graph.values(trial, Vocabulary.CRITERION).stream()
                .filter(matches)
                .toList()) {
            int level = graph.value(criterion, Vocabulary.PARENT_CRITERION)
                    .map(parent -> levels.getOrDefault(parent, 0) + 1)
                    .orElse(0);
            levels.put(criterion, level);
            String section = graph.words(criterion, Vocabulary.SECTION);
            items.add(new Item(section.equals(before) ? "" : section, graph.view(criterion), Math.min(5, level)));
            before = section;
        }
        return items;
    }

    private static String ages(String minimum, String maximum) {
        boolean from = minimum.chars().anyMatch(Character::isDigit);
        boolean to = maximum.chars().anyMatch(Character::isDigit);
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
