package org.trialgraph.web.page;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * Who may take part in a trial.
 *
 * @param sex the sexes in words, empty where it tells none
 * @param ages in words, such as "18 years and older"
 * @param healthy whether healthy volunteers may, in words
 * @param lists inclusion and exclusion criteria, then those of which the document does not say which they are
 */
record EligibilityCriteria(String sex, String ages, String healthy, List<CriteriaList> lists) {
    private static final int DEEPEST_LEVEL = 5;

    /** Lists up to so long are seen whole; of longer ones a reader opens the sections. */
    private static final int SEEN_WHOLE = 40;

    private static final Pattern AGE = Pattern.compile("(\\d+) ?(\\p{L}+?)s?\\.?");

    /** A list of criteria by the headings that they stand under; those under none have an empty one. */
    record CriteriaList(String title, String kind, List<Section> sections) {
        int count() {
            return sections.stream().mapToInt(section -> section.items().size()).sum();
        }

        boolean open() {
            return count() <= SEEN_WHOLE;
        }
    }

    /** Criteria that follow each other under one heading. */
    record Section(String heading, List<Item> items) {}

    /**
     * A criterion.
     *
     * @param mark its number as printed, empty where it has none
     * @param level how deep it lies below others: 0 to 5
     */
    record Item(NodeView criterion, String mark, int level, CriterionReading reading) {}

    /** Those of a trial. */
    static EligibilityCriteria of(GraphView graph, Node trial) {
        Predicate<Node> inclusion = criterion -> graph.is(criterion, Vocabulary.INCLUSION_CRITERION);
        Predicate<Node> exclusion = criterion -> graph.is(criterion, Vocabulary.EXCLUSION_CRITERION);
        return new EligibilityCriteria(
                graph.allWords(trial, property(TrialProperties.SEX)),
                ages(graph, trial),
                healthy(graph.words(trial, property(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS))),
                Stream.of(
                                new CriteriaList("Inclusion criteria", "inclusion", sections(graph, trial, inclusion)),
                                new CriteriaList("Exclusion criteria", "exclusion", sections(graph, trial, exclusion)),
                                new CriteriaList(
                                        "Criteria of unstated type",
                                        "either",
                                        sections(
                                                graph,
                                                trial,
                                                inclusion.or(exclusion).negate())))
                        .filter(list -> !list.sections().isEmpty())
                        .toList());
    }

    private static List<Section> sections(GraphView graph, Node trial, Predicate<Node> matches) {
        Map<Node, Integer> levels = new HashMap<>();
        List<Section> sections = new ArrayList<>();
        for (Node criterion : graph.values(trial, Vocabulary.CRITERION)) {
            if (matches.test(criterion)) {
                int level = graph.value(criterion, Vocabulary.PARENT_CRITERION)
                        .map(parent -> levels.getOrDefault(parent, 0) + 1)
                        .orElse(0);
                levels.put(criterion, level);
                String heading = graph.words(criterion, Vocabulary.SECTION);
                int last = sections.size() - 1;
                if (last < 0 || !sections.get(last).heading().equals(heading)) {
                    sections.add(new Section(heading, new ArrayList<>()));
                    last++;
                }
                sections.get(last)
                        .items()
                        .add(new Item(
                                graph.view(criterion),
                                graph.words(criterion, Vocabulary.PRINTED_NUMBER),
                                Math.min(DEEPEST_LEVEL, level),
                                CriterionReading.of(graph, criterion)));
            }
        }
        return sections;
    }

    /** The ages that a trial takes in words, such as "18 years and older"; empty where it tells none. */
    static String ages(GraphView graph, Node trial) {
        String minimum = limit(graph, trial, TrialProperties.MINIMUM_AGE);
        String maximum = limit(graph, trial, TrialProperties.MAXIMUM_AGE);
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

    private static String limit(GraphView graph, Node trial, Property<?> age) {
        return graph.words(trial, Vocabulary.printedWords(age)).toLowerCase(Locale.ROOT);
    }

    private static String healthy(String accepts) {
        return switch (accepts) {
            case "true", "1" -> "accepted";
            case "false", "0" -> "not accepted";
            default -> "";
        };
    }

    /** How many criteria of each kind there are, such as "9 inclusion and 5 exclusion criteria"; empty where there are none. */
    String counted() {
        return lists.isEmpty()
                ? ""
                : lists.stream()
                                .map(list -> list.count() + (list.kind().equals("either") ? "" : " " + list.kind()))
                                .collect(Collectors.joining(" and "))
                        + (count() == 1 ? " criterion" : " criteria");
    }

    private int count() {
        return lists.stream().mapToInt(CriteriaList::count).sum();
    }

    /** Of how many of the criteria something was read, such as "7 of 23". */
    String read() {
        return items().filter(item -> item.reading().some()).count() + " of " + count();
    }

    /** All criteria in their order. */
    Stream<Item> items() {
        return lists.stream().flatMap(list -> list.sections().stream()).flatMap(section -> section.items().stream());
    }
}
