package org.trialgraph.web.page;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.collections4.ListUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.ServedDataset;

/**
 * A trial in a list: what the page of a search and its answer as JSON, CSV, RIS and Atom tell of it. Each value is looked up when
 * it is asked for and then kept by the view of the graph. Texts are empty where the trial tells nothing.
 *
 * @param store all current graphs as one
 * @param trial the trial
 */
record TrialRow(GraphView store, Node trial) {
    private static final int BATCH = 100;
    private static final int LONGEST_NAME = 80;

    /** When a record was changed: by its registry, else the latest that is known of it. */
    private static final List<Property<?>> UPDATES = List.of(
            TrialProperties.LAST_UPDATE_DATE,
            TrialProperties.LAST_UPDATE_SUBMISSION_DATE,
            TrialProperties.VERIFICATION_DATE,
            TrialProperties.REGISTRATION_DATE);

    /** Its IRI. */
    String iri() {
        return trial.getURI();
    }

    /** The end of its IRI, by which a page names it in a form. */
    String key() {
        return Iris.localName(trial.getURI());
    }

    /** Its title, leading to its page. */
    RenderedValue title() {
        return store.shown(trial);
    }

    /** The number as its registry writes it. */
    String number() {
        return store.words(trial, Vocabulary.IDENTIFIER);
    }

    /** The name of the registry. */
    String registry() {
        return store.words(trial, Vocabulary.REGISTRY);
    }

    /** Its recruitment status; none where it tells none. */
    List<StatusBadge> status() {
        return StatusBadge.of(store, trial);
    }

    /** Its phases in words. */
    String phase() {
        return words(TrialProperties.PHASE);
    }

    /** The type of study in words. */
    String studyType() {
        return words(TrialProperties.STUDY_TYPE);
    }

    /** Its start, as precise as printed. */
    String start() {
        return first(TrialProperties.START_DATE);
    }

    /** Its completion, as precise as printed. */
    String completion() {
        return first(TrialProperties.COMPLETION_DATE);
    }

    /** Number of participants. */
    String enrollment() {
        return first(TrialProperties.ENROLLMENT);
    }

    /** Whether the number of participants was counted or is planned, in words. */
    String enrollmentType() {
        return words(TrialProperties.ENROLLMENT_TYPE);
    }

    /** Number of participants in words; empty where it is not told. */
    String participants() {
        String number = enrollment();
        boolean many = number.length() > "9999".length() && StringUtils.isNumeric(number) && number.length() <= 9;
        String shown = many ? Charts.number(Long.parseLong(number)) : number;
        String type = enrollmentType();
        return number.isEmpty()
                ? ""
                : shown
                        + (number.equals("1") ? " participant" : " participants")
                        + (type.isEmpty() ? "" : " (" + type + ")");
    }

    /** Its number, registry, phase, start and size, each in a few words. */
    List<String> facts() {
        String start = start().isEmpty() ? "" : "start " + start();
        // other values of a phase, such as "not applicable", tell nothing when they stand alone
        String phase = phase().contains("phase") ? phase() : "";
        return Stream.of(number(), registry(), phase, start, participants())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** What it is about, who leads it and where, each in a few words. */
    List<String> about() {
        return Stream.of(
                        line(Vocabulary.CONDITION, 3),
                        line(Vocabulary.INTERVENTION, 3),
                        line(Vocabulary.LEAD_SPONSOR, 2),
                        line(Vocabulary.COUNTRY, 4))
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** The first values of a property, those of the same name once, with how many more there are. */
    private String line(Node property, int most) {
        List<Node> values = store.values(trial, property);
        List<String> names =
                values.stream().limit(2L * most).map(store::words).distinct().toList();
        String first = names.stream()
                .limit(most)
                .map(name -> RenderedValue.shortened(name, LONGEST_NAME))
                .collect(Collectors.joining(", "));
        int all = values.size() <= 2 * most ? names.size() : values.size();
        return all <= most ? first : first + " and " + (all - most) + " more";
    }

    /** The conditions studied. */
    List<RenderedValue> conditions() {
        return store.shown(trial, Vocabulary.CONDITION);
    }

    /** What is tried. */
    List<RenderedValue> interventions() {
        return store.shown(trial, Vocabulary.INTERVENTION);
    }

    /** Who leads it. */
    List<RenderedValue> sponsors() {
        return store.shown(trial, Vocabulary.LEAD_SPONSOR);
    }

    /** Where it takes place. */
    List<RenderedValue> countries() {
        return store.shown(trial, Vocabulary.COUNTRY);
    }

    /** What it is about, in a paragraph or more. */
    RenderedValue summary() {
        return store.value(trial, Vocabulary.property(TrialProperties.BRIEF_SUMMARY))
                .map(store::shown)
                .orElse(RenderedValue.NONE);
    }

    /** The day, month or year of the latest change that is known of its record. */
    String updated() {
        return UPDATES.stream()
                .map(this::first)
                .filter(date -> !date.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The day, month or year in which it was registered. */
    String registered() {
        return first(TrialProperties.REGISTRATION_DATE);
    }

    /** The address of its record at its registry. */
    String official() {
        return store.value(trial, Vocabulary.REGISTRY)
                .flatMap(registry -> Registries.of(Iris.localName(registry.getURI())))
                .map(registry -> number().isEmpty() ? "" : registry.page(number()))
                .orElse("");
    }

    /** Rows for the trials of a long list; what was looked up for some is forgotten with them. */
    static Iterator<TrialRow> of(ServedDataset dataset, List<Node> trials) {
        return ListUtils.partition(trials, BATCH).stream()
                .flatMap(batch -> {
                    GraphView store = GraphView.of(dataset);
                    return batch.stream().map(trial -> new TrialRow(store, trial));
                })
                .iterator();
    }

    private String first(Property<?> property) {
        return store.words(trial, Vocabulary.property(property));
    }

    private String words(Property<?> property) {
        return store.allWords(trial, Vocabulary.property(property));
    }
}
