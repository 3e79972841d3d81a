package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.TrialView.ChangeView;

/** What two documents say differently of one trial, field by field, by the words that are read. */
final class Differences {
    private static final int MOST_VALUES = 20;
    private static final Set<Property<?>> OF_THE_DOCUMENT = Set.of(
            TrialProperties.LAST_UPDATE_DATE,
            TrialProperties.LAST_UPDATE_DATE_TYPE,
            TrialProperties.LAST_UPDATE_SUBMISSION_DATE,
            TrialProperties.VERIFICATION_DATE,
            TrialProperties.SOURCE_VERSION_DATE);
    private static final Set<Property<?>> UNITED = Set.of(TrialProperties.SECONDARY_ID, TrialProperties.ALIAS_ID);

    /** A list of shared things or of parts. */
    private record Things(String name, Node property, Optional<Node> kind, boolean united) {}

    private static final List<Things> THINGS = List.of(
            new Things("Primary outcomes", Vocabulary.OUTCOME, Optional.of(Vocabulary.PRIMARY_OUTCOME), false),
            new Things("Secondary outcomes", Vocabulary.OUTCOME, Optional.of(Vocabulary.SECONDARY_OUTCOME), false),
            new Things("Conditions", Vocabulary.CONDITION, Optional.empty(), false),
            new Things("Arms", Vocabulary.ARM, Optional.empty(), false),
            new Things("Interventions", Vocabulary.INTERVENTION, Optional.empty(), false),
            new Things("Who may take part", Vocabulary.CRITERION, Optional.of(Vocabulary.INCLUSION_CRITERION), false),
            new Things(
                    "Who may not take part", Vocabulary.CRITERION, Optional.of(Vocabulary.EXCLUSION_CRITERION), false),
            new Things("Lead sponsor", Vocabulary.LEAD_SPONSOR, Optional.empty(), false),
            new Things("Collaborators", Vocabulary.COLLABORATOR, Optional.empty(), false),
            new Things("Funders", Vocabulary.FUNDER, Optional.empty(), false),
            new Things("Sites", Vocabulary.SITE, Optional.empty(), true));

    private final Snapshot older;
    private final Snapshot newer;
    private final List<ChangeView> found = new ArrayList<>();

    private Differences(Snapshot older, Snapshot newer) {
        this.older = older;
        this.newer = newer;
    }

    /** The differences: for each field what only the one and what only the other says. */
    static List<ChangeView> between(Snapshot older, Snapshot newer) {
        Differences differences = new Differences(older, newer);
        for (Property<?> property : TrialProperties.ALL) {
            if (!OF_THE_DOCUMENT.contains(property)) {
                Node predicate = Vocabulary.property(property);
                differences.compare(
                        TrialViews.heading(property.name()),
                        of(older, predicate, Optional.empty()),
                        of(newer, predicate, Optional.empty()),
                        UNITED.contains(property));
            }
        }
        for (Things things : THINGS) {
            differences.compare(
                    things.name(),
                    of(older, things.property(), things.kind()),
                    of(newer, things.property(), things.kind()),
                    things.united());
        }
        return differences.found;
    }

    private void compare(
            String name, Map<String, RenderedValue> before, Map<String, RenderedValue> after, boolean united) {
        boolean untold = before.isEmpty() || after.isEmpty();
        if (untold && (!older.layout().equals(newer.layout()) || newer.united()) || united && newer.united()) {
            return;
        }
        List<RenderedValue> gone = without(before, after);
        List<RenderedValue> come = without(after, before);
        if (!gone.isEmpty() || !come.isEmpty()) {
            found.add(new ChangeView(name, few(gone), few(come)));
        }
    }

    /** Values as they are shown, by what makes them the same: what is shared by its IRI, words and parts by their words. */
    private static Map<String, RenderedValue> of(Snapshot capture, Node property, Optional<Node> kind) {
        GraphView graph = capture.statements();
        Map<String, RenderedValue> values = new LinkedHashMap<>();
        for (Node node : graph.values(capture.trial(), property)) {
            boolean part =
                    node.isURI() && node.getURI().startsWith(capture.trial().getURI() + "/");
            if (node.isLiteral()) {
                values.put(key(graph.shown(node)), graph.shown(node));
            } else if (!part) {
                values.put(node.getURI(), graph.shown(node));
            } else if (kind.map(k -> graph.is(node, k)).orElse(true)) {
                read(graph, node).forEach(text -> values.put(key(text), text));
            }
        }
        return values;
    }

    /** A part in the words that are read: a criterion's text, an outcome's name with its time frame, else the names. */
    private static List<RenderedValue> read(GraphView graph, Node node) {
        List<RenderedValue> texts = graph.shown(node, Vocabulary.TEXT);
        if (!texts.isEmpty()) {
            return texts;
        }
        String time = graph.words(node, Vocabulary.TIME_FRAME);
        return graph.names(node).stream()
                .map(name -> time.isEmpty() ? name : RenderedValue.text(name.text() + " [" + time + "]", name.lang()))
                .toList();
    }

    private static List<RenderedValue> without(Map<String, RenderedValue> values, Map<String, RenderedValue> others) {
        return values.entrySet().stream()
                .filter(value -> !others.containsKey(value.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String key(RenderedValue value) {
        return value.lang() + " " + value.text().replaceAll("\\s+", " ").strip();
    }

    private static List<RenderedValue> few(List<RenderedValue> values) {
        if (values.size() <= MOST_VALUES) {
            return values;
        }
        List<RenderedValue> few = new ArrayList<>(values.subList(0, MOST_VALUES));
        few.add(RenderedValue.text("and " + (values.size() - MOST_VALUES) + " more in the data", "en"));
        return few;
    }
}
