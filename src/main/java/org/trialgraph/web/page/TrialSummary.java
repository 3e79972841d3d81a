package org.trialgraph.web.page;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * What a trial is, at a glance.
 *
 * @param titles its titles, each kind with its languages side by side; the first is the page's heading
 * @param status its recruitment status
 * @param kinds its phases and its study type
 * @param sponsors its lead sponsor
 * @param design its design in one sentence
 * @param facts collaborators and what else is looked for first
 * @param printed the words of the registry for what is coded here, where these are others
 */
record TrialSummary(
        List<NamedValues> titles,
        List<StatusBadge> status,
        List<RenderedValue> kinds,
        List<RenderedValue> sponsors,
        String design,
        List<NamedValues> facts,
        List<NamedValues> printed) {
    /** ClinicalTrials.gov takes titles of up to 600 characters; more than this nobody reads as a title. */
    private static final int LONGEST_TITLE = 1_000;

    private static final String NOT_APPLICABLE = "not applicable";
    private static final int MOST_DIGITS = 10;

    /** That of a trial. */
    static TrialSummary of(GraphView graph, Node trial) {
        return new TrialSummary(
                titles(graph, trial),
                StatusBadge.of(graph, trial),
                Stream.of(TrialProperties.PHASE, TrialProperties.STUDY_TYPE)
                        .flatMap(coded -> graph.shown(trial, property(coded)).stream())
                        .filter(kind -> !kind.text().equals(NOT_APPLICABLE))
                        .toList(),
                graph.shown(trial, Vocabulary.LEAD_SPONSOR),
                design(graph, trial),
                some(Stream.of("party", "fact")
                        .flatMap(section -> TrialField.of(section).stream())
                        .map(field -> new NamedValues(field.name(), graph.shown(trial, field.property())))),
                some(TrialField.of("code").stream()
                        .map(field -> new NamedValues(field.name() + " as registered", printed(graph, trial, field)))));
    }

    /** Titles, without a scientific one that says what the public one does. */
    private static List<NamedValues> titles(GraphView graph, Node trial) {
        List<NamedValues> titles = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (TrialField field : TrialField.of("title")) {
            List<RenderedValue> values = graph.shown(trial, field.property()).stream()
                    .filter(value -> said.stream().noneMatch(value.text()::equalsIgnoreCase))
                    .map(value -> value.text().length() > LONGEST_TITLE ? value.shortened(LONGEST_TITLE) : value)
                    .toList();
            values.forEach(value -> said.add(value.text()));
            titles.add(new NamedValues(field.name(), values));
        }
        List<NamedValues> some = some(titles.stream());
        return some.isEmpty() ? List.of(new NamedValues("", graph.names(trial))) : some;
    }

    /** The words of the document, where they are others than those of the code. */
    private static List<RenderedValue> printed(GraphView graph, Node trial, TrialField field) {
        String coded = graph.allWords(trial, field.property());
        return graph.shown(trial, field.required()).stream()
                .filter(words -> !plain(words.text()).contains(plain(coded)))
                .toList();
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[\\s,.:;/()_-]+", "");
    }

    /** Those that have values. */
    static List<NamedValues> some(Stream<NamedValues> all) {
        return all.filter(named -> !named.values().isEmpty()).toList();
    }

    /** How it is designed, by coded values alone, such as "Randomized, parallel, double masked; purpose: treatment."; empty where none is told. */
    private static String design(GraphView graph, Node trial) {
        String design = TrialField.of("design").stream()
                .map(field -> words(graph, trial, field.property()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        String purpose = words(graph, trial, property(TrialProperties.PRIMARY_PURPOSE));
        String whole = Stream.of(design, purpose.isEmpty() ? "" : "purpose: " + purpose)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return whole.isEmpty() ? "" : GraphView.capitalized(whole) + ".";
    }

    /** All of that in a sentence or two, for those who do not see the page. */
    String sentence() {
        String type = kinds.stream().map(RenderedValue::text).collect(Collectors.joining(", "));
        return Stream.of(type.isEmpty() ? "Clinical trial." : GraphView.capitalized(type) + " trial.", design)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** How many take part, and whether that is counted or planned; empty where it is not told. */
    static String enrollment(GraphView graph, Node trial) {
        String number = graph.words(trial, property(TrialProperties.ENROLLMENT));
        String counted = number.isEmpty() ? "" : words(graph, trial, property(TrialProperties.ENROLLMENT_TYPE));
        return participants(number) + (counted.isEmpty() ? "" : " (" + counted + ")");
    }

    private static String words(GraphView graph, Node trial, Node property) {
        return graph.values(trial, property).stream()
                .map(value -> graph.words(value).toLowerCase(Locale.ROOT))
                .filter(words -> !words.equals("unmapped") && !words.equals(NOT_APPLICABLE))
                .collect(Collectors.joining(" and "));
    }

    /** A number of participants in words. */
    static String participants(String number) {
        boolean counted = StringUtils.isNumeric(number) && number.length() < MOST_DIGITS;
        return number.isEmpty()
                ? ""
                : counted ? counted(Integer.parseInt(number), "participant", "participants") : number + " participants";
    }

    /** A number of things in words. */
    static String counted(int number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }
}
