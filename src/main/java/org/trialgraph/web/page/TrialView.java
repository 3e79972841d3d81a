package org.trialgraph.web.page;

import static org.trialgraph.rdf.Vocabulary.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;

/**
 * A trial as a clinician reads it: what it is, who may join, where, what is measured and when, then each of these in full. Lists
 * are empty and texts blank where the trial says nothing.
 *
 * @param number its number as the registry writes it
 * @param official its page at the registry
 * @param description one sentence on it
 * @param enrollment how many take part, in words
 * @param texts brief summary, objective and description
 * @param registrations the study with its other registrations, then the numbers that the trial itself names
 * @param compareWith address at which others are chosen to compare it with
 * @param comparison address at which it is compared with the other registrations of its study, empty where it has none
 * @param discrepancies where the registrations of its study disagree, its own languages, or its criteria and fields
 * @param history what earlier documents and those of other sources say differently
 * @param structured its schema.org description: JSON in which every character is escaped that could end a script element
 */
record TrialView(
        String number,
        RenderedValue official,
        TrialSummary summary,
        String enrollment,
        List<NamedValues> texts,
        RegistryHeadings headings,
        ArmGrid arms,
        EligibilityCriteria eligibility,
        TrialOutcomes outcomes,
        TrialSites sites,
        TrialDates dates,
        List<NamedValues> registrations,
        String compareWith,
        String comparison,
        DiscrepancyTable discrepancies,
        RecordHistory.View history,
        String structured) {
    private static final String SCHEMA = "https://schema.org/";
    private static final int LONGEST_STRUCTURED = 2_000;

    /**
     * That of a trial, as it is today.
     *
     * @param graph what is stated of the trial, with its parts and the names of what it links to
     * @param history how its documents differ
     */
    static TrialView of(GraphView graph, Node trial, RecordHistory.View history) {
        String number = graph.words(trial, Vocabulary.IDENTIFIER);
        Set<Node> others = others(graph, trial);
        return new TrialView(
                number,
                official(graph, trial, number),
                TrialSummary.of(graph, trial),
                TrialSummary.enrollment(graph, trial),
                TrialSummary.some(TrialField.of("summary").stream()
                        .map(field -> new NamedValues(field.name(), graph.shown(trial, field.property())))),
                RegistryHeadings.of(graph, trial),
                ArmGrid.of(graph, trial),
                EligibilityCriteria.of(graph, trial),
                TrialOutcomes.of(graph, trial),
                TrialSites.of(graph, trial),
                TrialDates.of(graph, trial, LocalDate.now(ZoneOffset.UTC)),
                registrations(graph, trial, others),
                ComparePages.address(Stream.of(trial)),
                others.isEmpty() ? "" : ComparePages.address(Stream.concat(Stream.of(trial), others.stream())),
                discrepancies(graph, trial),
                history,
                structured(graph, trial, number));
    }

    private static RenderedValue official(GraphView graph, Node trial, String number) {
        return graph.value(trial, Vocabulary.REGISTRY)
                .filter(registry -> !number.isEmpty())
                .flatMap(registry -> Registries.of(GraphView.localName(registry.getURI())))
                .map(registry -> RenderedValue.external(registry.name(), registry.page(number)))
                .orElse(RenderedValue.NONE);
    }

    /** The other registrations of its study. */
    private static Set<Node> others(GraphView graph, Node trial) {
        Set<Node> others = graph.values(trial, Vocabulary.STUDY).stream()
                .flatMap(study -> graph.subjects(Vocabulary.STUDY, study).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        others.remove(trial);
        return others;
    }

    private static List<NamedValues> registrations(GraphView graph, Node trial, Set<Node> others) {
        List<NamedValues> registrations = new ArrayList<>();
        if (!others.isEmpty()) {
            registrations.add(new NamedValues("Study", graph.shown(trial, Vocabulary.STUDY)));
        }
        Set<Node> named = new LinkedHashSet<>(graph.values(trial, Vocabulary.CROSS_REFERENCE));
        named.removeAll(others);
        registrations.add(new NamedValues("Also registered as", numbered(graph, others)));
        registrations.add(new NamedValues("Registry numbers named in this record", numbered(graph, named)));
        return TrialSummary.some(registrations.stream());
    }

    private static List<RenderedValue> numbered(GraphView graph, Collection<Node> trials) {
        return trials.stream()
                .map(other -> graph.shown(other).noted(GraphView.localName(other.getURI())))
                .toList();
    }

    private static DiscrepancyTable discrepancies(GraphView graph, Node trial) {
        Set<Node> discrepancies = new LinkedHashSet<>(graph.subjects(Vocabulary.FIRST_TRIAL, trial));
        discrepancies.addAll(graph.subjects(Vocabulary.SECOND_TRIAL, trial));
        graph.values(trial, Vocabulary.STUDY)
                .forEach(study -> discrepancies.addAll(graph.values(study, Vocabulary.DISCREPANCY_OF)));
        return DiscrepancyTable.of(graph, discrepancies);
    }

    /** Whether there is anything to say of other registrations. */
    boolean registeredElsewhere() {
        return !registrations.isEmpty() || discrepancies.some();
    }

    private static String structured(GraphView graph, Node trial, String number) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@context", SCHEMA);
        json.put("@id", trial.getURI());
        json.put("@type", schemaType(graph, trial));
        put(json, "name", graph.words(trial));
        put(json, "identifier", number);
        put(json, "description", graph.words(trial, property(TrialProperties.BRIEF_SUMMARY)));
        ArrayNode conditions = json.putArray("healthCondition");
        graph.values(trial, Vocabulary.CONDITION)
                .forEach(condition -> describe(graph, conditions.addObject(), "MedicalCondition", condition));
        graph.value(trial, Vocabulary.LEAD_SPONSOR)
                .ifPresent(sponsor -> describe(graph, json.putObject("sponsor"), "Organization", sponsor));
        return json.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static void describe(GraphView graph, ObjectNode json, String type, Node resource) {
        json.put("@type", type).put("@id", resource.getURI()).put("name", graph.words(resource));
    }

    private static String schemaType(GraphView graph, Node trial) {
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
