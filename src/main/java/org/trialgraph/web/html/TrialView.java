package org.trialgraph.web.html;

import static org.trialgraph.rdf.Vocabulary.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;

/**
 * A trial as a clinician reads it; the template asks for the sections one by one. Lists are empty and texts blank where the
 * trial says nothing.
 */
final class TrialView {
    private static final String SCHEMA = "https://schema.org/";
    private static final int LONGEST_STRUCTURED = 2_000;
    private static final List<Property<Text>> TITLES =
            List.of(TrialProperties.PUBLIC_TITLE, TrialProperties.SCIENTIFIC_TITLE, TrialProperties.ACRONYM);
    private static final List<Property<Text>> SUMMARIES = List.of(
            TrialProperties.BRIEF_SUMMARY,
            TrialProperties.OBJECTIVE,
            TrialProperties.DETAILED_DESCRIPTION,
            TrialProperties.TREATMENT_DESCRIPTION,
            TrialProperties.WHY_STOPPED);
    private static final List<Property<Coded>> DESIGN = List.of(
            TrialProperties.ALLOCATION,
            TrialProperties.INTERVENTION_MODEL,
            TrialProperties.MASKING,
            TrialProperties.OBSERVATIONAL_MODEL,
            TrialProperties.TIME_PERSPECTIVE);

    private final GraphView graph;
    private final Node trial;
    private final TrialPartViews parts;
    private final RecordHistory.View history;

    /**
     * @param graph what is stated of the trial, with its parts and the names of what it links to
     * @param history how its documents differ
     */
    TrialView(GraphView graph, Node trial, RecordHistory.View history) {
        this.graph = graph;
        this.trial = trial;
        this.parts = new TrialPartViews(graph, trial);
        this.history = history;
    }

    /** Its number as the registry writes it. */
    String number() {
        return graph.words(trial, Vocabulary.IDENTIFIER);
    }

    /** Its page at the registry. */
    RenderedValue official() {
        return graph.value(trial, Vocabulary.REGISTRY)
                .filter(registry -> !number().isEmpty())
                .flatMap(registry -> Registries.of(GraphView.localName(registry.getURI())))
                .map(registry -> RenderedValue.external(registry.name(), registry.page(number())))
                .orElse(RenderedValue.NONE);
    }

    /** Its titles, each kind with its languages side by side. */
    List<NamedValues> titles() {
        List<NamedValues> titles = named(TITLES);
        return titles.isEmpty() ? List.of(new NamedValues("", graph.names(trial))) : titles;
    }

    /** Brief summary, objective and description. */
    List<NamedValues> summaries() {
        return named(SUMMARIES);
    }

    /** Status, phase, sponsor and what else is looked for first. */
    List<NamedValues> facts() {
        List<NamedValues> facts = new ArrayList<>();
        add(facts, "Status", coded(TrialProperties.OVERALL_STATUS));
        add(facts, "Last known status", coded(TrialProperties.LAST_KNOWN_STATUS));
        add(facts, "Phase", coded(TrialProperties.PHASE));
        add(facts, "Study type", coded(TrialProperties.STUDY_TYPE));
        add(facts, "Lead sponsor", graph.shown(trial, Vocabulary.LEAD_SPONSOR));
        add(facts, "Collaborators", graph.shown(trial, Vocabulary.COLLABORATOR));
        add(facts, "Funders", graph.shown(trial, Vocabulary.FUNDER));
        String type = graph.words(trial, property(TrialProperties.ENROLLMENT_TYPE));
        add(facts, "Enrollment", noted(graph.shown(trial, property(TrialProperties.ENROLLMENT)), type));
        add(facts, "Countries", graph.shown(trial, Vocabulary.COUNTRY));
        add(facts, "Secondary IDs", graph.shown(trial, property(TrialProperties.SECONDARY_ID)));
        return facts;
    }

    private static List<RenderedValue> noted(List<RenderedValue> values, String note) {
        return values.stream().map(value -> value.noted(note)).toList();
    }

    /** The concepts with the printed words beside the last of them, where these say it otherwise. */
    private List<RenderedValue> coded(Property<Coded> property) {
        List<RenderedValue> concepts = new ArrayList<>(graph.shown(trial, property(property)));
        List<RenderedValue> printed = graph.shown(trial, Vocabulary.printedWords(property));
        if (concepts.isEmpty()) {
            return printed;
        }
        String note = printed.stream().map(RenderedValue::text).distinct().collect(Collectors.joining(" · "));
        int last = concepts.size() - 1;
        if (!note.isEmpty() && !note.equalsIgnoreCase(concepts.get(last).text())) {
            concepts.set(last, concepts.get(last).noted("as registered: " + note));
        }
        return concepts;
    }

    private List<NamedValues> named(List<Property<Text>> properties) {
        List<NamedValues> named = new ArrayList<>();
        properties.forEach(
                property -> add(named, StatementRows.heading(property.name()), graph.shown(trial, property(property))));
        return named;
    }

    private static void add(List<NamedValues> named, String name, List<RenderedValue> values) {
        if (!values.isEmpty()) {
            named.add(new NamedValues(name, values));
        }
    }

    /**
     * Its design in one sentence made of nothing but its coded values, such as "Interventional study, phase 3: randomized,
     * parallel assignment, double masked; purpose: treatment; 120 participants."
     */
    String design() {
        String type = words(TrialProperties.STUDY_TYPE);
        StringBuilder sentence =
                new StringBuilder(type.isEmpty() ? "Study" : StatementRows.capitalized(type) + " study");
        String phase = words(TrialProperties.PHASE);
        sentence.append(applies(phase) ? ", " + phase : "");
        String design =
                DESIGN.stream().map(this::words).filter(TrialView::applies).collect(Collectors.joining(", "));
        sentence.append(design.isEmpty() ? "" : ": " + design);
        String purpose = words(TrialProperties.PRIMARY_PURPOSE);
        sentence.append(purpose.isEmpty() ? "" : "; purpose: " + purpose);
        String enrollment = graph.words(trial, property(TrialProperties.ENROLLMENT));
        if (!enrollment.isEmpty()) {
            String kind = words(TrialProperties.ENROLLMENT_TYPE);
            sentence.append("; ").append(TrialPartViews.participants(enrollment));
            sentence.append(kind.isEmpty() ? "" : " (" + kind + ")");
        }
        return sentence.append('.').toString();
    }

    private static boolean applies(String words) {
        return !words.isEmpty() && !words.equals("not applicable");
    }

    private String words(Property<Coded> property) {
        return graph.values(trial, property(property)).stream()
                .map(value -> graph.words(value).toLowerCase(Locale.ROOT))
                .filter(words -> !words.equals("unmapped"))
                .collect(Collectors.joining(" and "));
    }

    /** Conditions, arms, interventions, outcomes and sites. */
    TrialPartViews parts() {
        return parts;
    }

    /** Who may take part. */
    Eligibility eligibility() {
        return Eligibility.of(graph, trial);
    }

    /** Its sites on a map, null where none has coordinates. */
    SiteMap map() {
        return SiteMap.of(graph, graph.values(trial, Vocabulary.SITE));
    }

    /** Its dates on a line, null where it has none. */
    Timeline dates() {
        return Timeline.of(graph, trial);
    }

    /** The study with its other registrations, then the numbers that the trial itself names. */
    List<NamedValues> registrations() {
        List<NamedValues> registrations = new ArrayList<>();
        Set<Node> others = new LinkedHashSet<>();
        for (Node study : graph.values(trial, Vocabulary.STUDY)) {
            others.addAll(graph.subjects(Vocabulary.STUDY, study));
            others.remove(trial);
            if (!others.isEmpty()) {
                add(registrations, "Study", List.of(graph.shown(study)));
            }
        }
        add(registrations, "Also registered as", numbered(others));
        Set<Node> named = new LinkedHashSet<>(graph.values(trial, Vocabulary.CROSS_REFERENCE));
        named.removeAll(others);
        add(registrations, "Registry numbers named in this record", numbered(named));
        return registrations;
    }

    private List<RenderedValue> numbered(Collection<Node> trials) {
        return trials.stream()
                .map(other -> graph.shown(other).noted(GraphView.localName(other.getURI())))
                .toList();
    }

    /** Where the registrations of its study disagree, and where its own languages do. */
    DiscrepancyTable discrepancies() {
        Set<Node> discrepancies = new LinkedHashSet<>(graph.subjects(Vocabulary.FIRST_TRIAL, trial));
        discrepancies.addAll(graph.subjects(Vocabulary.SECOND_TRIAL, trial));
        graph.values(trial, Vocabulary.STUDY)
                .forEach(study -> discrepancies.addAll(graph.values(study, Vocabulary.DISCREPANCY_OF)));
        return DiscrepancyTable.of(graph, discrepancies);
    }

    /** Whether there is anything to say of other registrations. */
    boolean registeredElsewhere() {
        return !registrations().isEmpty() || discrepancies().some();
    }

    /** What earlier documents and those of other sources say differently. */
    RecordHistory.View history() {
        return history;
    }

    /**
     * The schema.org description that search engines read out of the page: JSON in which every character is escaped that could end
     * a script element; all of them stand in strings only.
     */
    String structured() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@context", SCHEMA);
        json.put("@id", trial.getURI());
        json.put("@type", schemaType());
        put(json, "name", graph.words(trial));
        put(json, "identifier", number());
        put(json, "description", graph.words(trial, property(TrialProperties.BRIEF_SUMMARY)));
        ArrayNode conditions = json.putArray("healthCondition");
        graph.values(trial, Vocabulary.CONDITION)
                .forEach(condition -> describe(conditions.addObject(), "MedicalCondition", condition));
        graph.value(trial, Vocabulary.LEAD_SPONSOR)
                .ifPresent(sponsor -> describe(json.putObject("sponsor"), "Organization", sponsor));
        return json.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private void describe(ObjectNode json, String type, Node resource) {
        json.put("@type", type).put("@id", resource.getURI()).put("name", graph.words(resource));
    }

    private String schemaType() {
        return graph.values(trial, RDF.Nodes.type).stream()
                .filter(type -> type.isURI() && type.getURI().startsWith(SCHEMA))
                .map(type -> type.getURI().substring(SCHEMA.length()))
                .findFirst()
                .orElse("MedicalStudy");
    }

    private static void put(ObjectNode json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, RenderedValue.shortened(value, LONGEST_STRUCTURED));
        }
    }
}
