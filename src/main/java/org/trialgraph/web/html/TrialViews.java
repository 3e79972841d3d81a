package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.html.TrialView.Titled;

/** Reads the view of a trial out of its description. */
public final class TrialViews {
    private static final List<Property<Text>> SUMMARIES = List.of(
            TrialProperties.BRIEF_SUMMARY,
            TrialProperties.OBJECTIVE,
            TrialProperties.DETAILED_DESCRIPTION,
            TrialProperties.TREATMENT_DESCRIPTION,
            TrialProperties.WHY_STOPPED);
    private static final List<Property<Text>> TITLES =
            List.of(TrialProperties.PUBLIC_TITLE, TrialProperties.SCIENTIFIC_TITLE, TrialProperties.ACRONYM);

    private final OtherDocuments others;

    /**
     * @param others what other documents of a trial say
     */
    public TrialViews(OtherDocuments others) {
        this.others = others;
    }

    TrialView of(GraphView graph, Node trial) {
        String number = graph.words(trial, Vocabulary.IDENTIFIER);
        Optional<Node> registry = graph.value(trial, Vocabulary.REGISTRY);
        List<Node> sites = graph.values(trial, Vocabulary.SITE);
        TrialParts parts = new TrialParts(graph, trial);
        TrialLinks elsewhere = new TrialLinks(graph, trial);
        return new TrialView(
                number,
                registry.map(graph::shown).orElse(RenderedValue.text("", "")),
                official(registry, number),
                titles(graph, trial),
                facts(graph, trial),
                named(graph, trial, SUMMARIES),
                parts.conditions(),
                DesignSentence.of(graph, trial),
                parts.arms(),
                parts.interventions(),
                Eligibility.of(graph, trial),
                parts.outcomes(),
                parts.sites(sites),
                SiteMap.of(graph, sites).orElse(null),
                Timeline.of(graph, trial).orElse(null),
                elsewhere.registrations(),
                elsewhere.discrepancies(),
                elsewhere.references(),
                elsewhere.sources(),
                others.of(graph, trial));
    }

    private static RenderedValue official(Optional<Node> registry, String number) {
        return registry.stream()
                .flatMap(node ->
                        Registries.ALL.stream().filter(r -> node.getURI().endsWith("/" + r.key())))
                .filter(r -> !number.isEmpty())
                .map(r -> new RenderedValue(r.name(), "", r.page(number), true, ""))
                .findFirst()
                .orElse(RenderedValue.text("", ""));
    }

    private static List<Titled> titles(GraphView graph, Node trial) {
        List<Titled> titles = named(graph, trial, TITLES);
        return titles.isEmpty() ? List.of(new Titled("", graph.names(trial))) : titles;
    }

    private static List<Titled> facts(GraphView graph, Node trial) {
        List<Titled> facts = new ArrayList<>();
        facts.addAll(coded(graph, trial, "Status", TrialProperties.OVERALL_STATUS));
        facts.addAll(coded(graph, trial, "Last known status", TrialProperties.LAST_KNOWN_STATUS));
        facts.addAll(coded(graph, trial, "Phase", TrialProperties.PHASE));
        facts.addAll(coded(graph, trial, "Study type", TrialProperties.STUDY_TYPE));
        add(facts, "Lead sponsor", graph.shown(trial, Vocabulary.LEAD_SPONSOR));
        add(facts, "Collaborators", graph.shown(trial, Vocabulary.COLLABORATOR));
        add(facts, "Funders", graph.shown(trial, Vocabulary.FUNDER));
        add(facts, "Participants", enrolment(graph, trial));
        add(facts, "Countries", graph.shown(trial, Vocabulary.COUNTRY));
        add(facts, "Other numbers", graph.shown(trial, Vocabulary.property(TrialProperties.SECONDARY_ID)));
        return facts;
    }

    private static List<RenderedValue> enrolment(GraphView graph, Node trial) {
        String type = graph.words(trial, Vocabulary.property(TrialProperties.ENROLLMENT_TYPE));
        return graph.shown(trial, Vocabulary.property(TrialProperties.ENROLLMENT)).stream()
                .map(n -> n.noted(type))
                .toList();
    }

    /** The concepts with the printed words beside the last of them, where these say it otherwise. */
    private static List<Titled> coded(GraphView graph, Node trial, String name, Property<Coded> property) {
        List<RenderedValue> concepts = new ArrayList<>(graph.shown(trial, Vocabulary.property(property)));
        List<RenderedValue> printed = graph.shown(trial, Vocabulary.printedWords(property));
        if (concepts.isEmpty()) {
            return printed.isEmpty() ? List.of() : List.of(new Titled(name, printed));
        }
        String note = String.join(
                " · ", printed.stream().map(RenderedValue::text).distinct().toList());
        int last = concepts.size() - 1;
        if (!note.isEmpty() && !note.equalsIgnoreCase(concepts.get(last).text())) {
            concepts.set(last, concepts.get(last).noted("printed: " + note));
        }
        return List.of(new Titled(name, concepts));
    }

    private static List<Titled> named(GraphView graph, Node trial, List<Property<Text>> properties) {
        return properties.stream()
                .flatMap(property -> {
                    List<RenderedValue> values = graph.shown(trial, Vocabulary.property(property));
                    return values.isEmpty() ? Stream.empty() : Stream.of(new Titled(heading(property.name()), values));
                })
                .toList();
    }

    private static void add(List<Titled> facts, String name, List<RenderedValue> values) {
        if (!values.isEmpty()) {
            facts.add(new Titled(name, values));
        }
    }

    /** {@code briefSummary} as "Brief summary". */
    static String heading(String property) {
        String words = property.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
