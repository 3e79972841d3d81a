package org.trialgraph.web.html;

import static org.trialgraph.rdf.Vocabulary.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
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
    private static final int SITES_AT_ONCE = 8;
    private static final int MOST_SITES = 60;

    private final GraphView graph;
    private final Node trial;
    private final RecordHistory.View history;

    /**
     * @param graph what is stated of the trial, with its parts and the names of what it links to
     * @param history how its documents differ
     */
    TrialView(GraphView graph, Node trial, RecordHistory.View history) {
        this.graph = graph;
        this.trial = trial;
        this.history = history;
    }

    /**
     * An arm or an outcome.
     *
     * @param remark the number of participants of an arm, the type of an outcome
     */
    record Part(NodeView part, String remark) {}

    /** A site. */
    record SiteView(RenderedValue name, String place, boolean recruiting) {}

    /**
     * The sites of a trial.
     *
     * @param page address of the list of all
     * @param count how many there are
     * @param first those seen at once
     * @param more those seen on demand
     */
    record Sites(String page, int count, List<SiteView> first, List<SiteView> more) {
        int hidden() {
            return count - first.size();
        }

        boolean cut() {
            return hidden() > more.size();
        }
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
        List<NamedValues> titles = named("title");
        return titles.isEmpty() ? List.of(new NamedValues("", graph.names(trial))) : titles;
    }

    /** Brief summary, objective and description. */
    List<NamedValues> summaries() {
        return named("summary");
    }

    /** Status, phase, sponsor and what else is looked for first. */
    List<NamedValues> facts() {
        String type = graph.words(trial, property(TrialProperties.ENROLLMENT_TYPE));
        List<RenderedValue> enrollment = graph.shown(trial, property(TrialProperties.ENROLLMENT));
        return some(Stream.of(
                new NamedValues("Status", coded(TrialProperties.OVERALL_STATUS)),
                new NamedValues("Last known status", coded(TrialProperties.LAST_KNOWN_STATUS)),
                new NamedValues("Phase", coded(TrialProperties.PHASE)),
                new NamedValues("Study type", coded(TrialProperties.STUDY_TYPE)),
                new NamedValues("Lead sponsor", graph.shown(trial, Vocabulary.LEAD_SPONSOR)),
                new NamedValues("Collaborators", graph.shown(trial, Vocabulary.COLLABORATOR)),
                new NamedValues("Funders", graph.shown(trial, Vocabulary.FUNDER)),
                new NamedValues(
                        "Enrollment",
                        enrollment.stream().map(value -> value.noted(type)).toList()),
                new NamedValues("Countries", graph.shown(trial, Vocabulary.COUNTRY)),
                new NamedValues("Secondary IDs", graph.shown(trial, property(TrialProperties.SECONDARY_ID)))));
    }

    private static List<NamedValues> some(Stream<NamedValues> all) {
        return all.filter(named -> !named.values().isEmpty()).toList();
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

    private List<NamedValues> named(String section) {
        return some(TrialField.of(section).stream()
                .map(field -> new NamedValues(field.name(), graph.shown(trial, field.property()))));
    }

    /**
     * Its design in one sentence made of nothing but its coded values, such as "Interventional study, phase 3: randomized,
     * parallel assignment, double masked; purpose: treatment; 120 participants."
     */
    String design() {
        String type = words(property(TrialProperties.STUDY_TYPE));
        StringBuilder sentence = new StringBuilder(type.isEmpty() ? "Study" : GraphView.capitalized(type) + " study");
        append(sentence, ", ", applicable(property(TrialProperties.PHASE)), "");
        String design = TrialField.of("design").stream()
                .map(field -> applicable(field.property()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        append(sentence, ": ", design, "");
        append(sentence, "; purpose: ", words(property(TrialProperties.PRIMARY_PURPOSE)), "");
        String enrollment = graph.words(trial, property(TrialProperties.ENROLLMENT));
        append(sentence, "; ", participants(enrollment), "");
        append(sentence, " (", enrollment.isEmpty() ? "" : words(property(TrialProperties.ENROLLMENT_TYPE)), ")");
        return sentence.append('.').toString();
    }

    private static void append(StringBuilder sentence, String before, String words, String after) {
        sentence.append(words.isEmpty() ? "" : before + words + after);
    }

    private String applicable(Node property) {
        String words = words(property);
        return words.equals("not applicable") ? "" : words;
    }

    private String words(Node property) {
        return graph.values(trial, property).stream()
                .map(value -> graph.words(value).toLowerCase(Locale.ROOT))
                .filter(words -> !words.equals("unmapped"))
                .collect(Collectors.joining(" and "));
    }

    /** The arms. */
    List<Part> arms() {
        return graph.views(trial, Vocabulary.ARM).stream()
                .map(arm -> new Part(arm, participants(graph.words(arm.node(), Vocabulary.ARM_SIZE))))
                .toList();
    }

    /** Whether a column for descriptions and MeSH headings of interventions has anything in it. */
    boolean interventionsDescribed() {
        return graph.views(trial, Vocabulary.INTERVENTION).stream()
                .anyMatch(
                        each -> graph.value(each.node(), Vocabulary.DESCRIPTION).isPresent()
                                || !each.meshLinks().isEmpty());
    }

    /** The outcomes. */
    List<Part> outcomes() {
        return graph.views(trial, Vocabulary.OUTCOME).stream()
                .map(outcome -> new Part(outcome, type(outcome.node())))
                .toList();
    }

    private String type(Node outcome) {
        boolean secondary = graph.is(outcome, Vocabulary.SECONDARY_OUTCOME);
        return graph.is(outcome, Vocabulary.PRIMARY_OUTCOME) ? "primary" : secondary ? "secondary" : "other";
    }

    /** A number of participants in words. */
    static String participants(String number) {
        return number.isEmpty() ? "" : number + (number.equals("1") ? " participant" : " participants");
    }

    /** The sites. */
    Sites sites() {
        List<Node> all = graph.values(trial, Vocabulary.SITE);
        List<SiteView> views = sites(graph, trial, all.subList(0, Math.min(MOST_SITES, all.size())));
        int seen = Math.min(SITES_AT_ONCE, views.size());
        return new Sites(
                graph.path(trial) + "/sites.html",
                all.size(),
                views.subList(0, seen),
                views.subList(seen, views.size()));
    }

    /** Sites as lists show them. */
    static List<SiteView> sites(GraphView graph, Node trial, List<Node> sites) {
        Set<Node> recruiting = Set.copyOf(graph.values(trial, Vocabulary.RECRUITING_SITE));
        return sites.stream()
                .map(site -> new SiteView(graph.shown(site), place(graph, site), recruiting.contains(site)))
                .toList();
    }

    private static String place(GraphView graph, Node site) {
        return Stream.of(Vocabulary.CITY, Vocabulary.REGION, Vocabulary.COUNTRY)
                .map(property -> graph.words(site, property))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The registry's headings; one that is not in the MeSH at hand by the words that the registry printed. */
    List<RenderedValue> assignedHeadings() {
        Map<Node, String> printed = new HashMap<>();
        for (Node link : graph.subjects(Vocabulary.FROM, trial)) {
            graph.value(link, Vocabulary.TO)
                    .ifPresent(to -> printed.put(to, graph.words(link, Vocabulary.MATCHED_TEXT)));
        }
        return graph.values(trial, Vocabulary.REGISTRY_MESH).stream()
                .map(heading -> {
                    RenderedValue shown = graph.shown(heading);
                    String words = printed.getOrDefault(heading, "");
                    boolean nameless = heading.getURI().endsWith("/" + shown.text());
                    return nameless && !words.isEmpty() ? RenderedValue.link(words, "en", shown.href()) : shown;
                })
                .toList();
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
            registrations.add(new NamedValues("Study", others.isEmpty() ? List.of() : List.of(graph.shown(study))));
        }
        Set<Node> named = new LinkedHashSet<>(graph.values(trial, Vocabulary.CROSS_REFERENCE));
        named.removeAll(others);
        registrations.add(new NamedValues("Also registered as", numbered(others)));
        registrations.add(new NamedValues("Registry numbers named in this record", numbered(named)));
        return some(registrations.stream());
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
