package org.trialgraph.web.page;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.Links;

/**
 * Compares the documents of a trial field by field, by the words that are read: each document of its registry with the next one,
 * and documents of other sources with the current one.
 */
final class RecordHistory {
    private static final int MOST_STEPS = 12;
    private static final int MOST_VALUES = 20;
    private static final int DAY = 10;

    /** Values with more of their words in common than this are versions of each other. */
    private static final double ALIKE = 0.4;

    /** What changes with each document, whatever it says of the trial. */
    private static final Set<Property<?>> OF_THE_DOCUMENT = Set.of(
            TrialProperties.LAST_UPDATE_DATE,
            TrialProperties.LAST_UPDATE_DATE_TYPE,
            TrialProperties.LAST_UPDATE_SUBMISSION_DATE,
            TrialProperties.VERIFICATION_DATE,
            TrialProperties.SOURCE_VERSION_DATE);

    /** What several documents of one source add to, so that what only some of them list is no change. */
    private static final Set<Node> UNITED =
            Set.of(property(TrialProperties.SECONDARY_ID), property(TrialProperties.ALIAS_ID), Vocabulary.SITE);

    /** What is compared: the values of a property, of parts those of one class alone. */
    private static final List<TrialField> FIELDS = Stream.concat(
                    TrialProperties.ALL.stream()
                            .filter(property -> !OF_THE_DOCUMENT.contains(property))
                            .map(property -> new TrialField("compared", property(property), "", null)),
                    TrialField.of("compared").stream())
            .toList();

    private final DatasetGraph history;
    private final Descriptions descriptions;

    /**
     * @param history superseded and alternative documents, one graph each
     * @param descriptions the names of what they lead to
     */
    RecordHistory(DatasetGraph history, Descriptions descriptions) {
        this.history = history;
        this.descriptions = descriptions;
    }

    /**
     * What earlier and other documents say.
     *
     * @param steps from one document of the registry to the next, the latest first
     * @param others documents of other sources against the current one
     */
    record View(List<Step> steps, List<Step> others) {}

    /** Two documents and where they differ. */
    record Step(RenderedValue older, RenderedValue newer, List<Change> changes) {}

    /**
     * A field with its differences.
     *
     * @param more how many of them are left out, in words; empty where none is
     */
    record Change(String field, List<Difference> differences, String more) {}

    /**
     * A value that was changed, or that only the one or only the other document has.
     *
     * @param kind {@code changed}, {@code added} or {@code removed}
     * @param before the earlier value, none where it was added
     * @param after the later value, none where it was removed
     */
    record Difference(String kind, List<Version> before, List<Version> after) {
        private static Difference changed(RenderedValue before, RenderedValue after) {
            boolean words = before.href().isEmpty() && after.href().isEmpty();
            WordDiff diff = words ? WordDiff.of(before.text(), after.text()) : new WordDiff(List.of(), List.of());
            return new Difference(
                    "changed", List.of(new Version(before, diff.before())), List.of(new Version(after, diff.after())));
        }
    }

    /**
     * A value in one of two documents.
     *
     * @param pieces its text with what the other document says otherwise; empty where it differs as a whole
     */
    record Version(RenderedValue value, List<WordDiff.Piece> pieces) {}

    /**
     * What one document says of a trial.
     *
     * @param statements what it says, with the names of what that leads to
     * @param about what is known of the document
     */
    private record Snapshot(Node document, Node trial, GraphView statements, GraphView about) {
        /** The older first: by the registry's last update, then by when the document was retrieved. */
        static final Comparator<Snapshot> BY_AGE = Comparator.comparing(Snapshot::updated)
                .thenComparing(Snapshot::retrieved)
                .thenComparing(snapshot -> snapshot.document().getURI(), Comparator.reverseOrder());

        /** The date of the registry's last update as printed, empty where the document prints none. */
        String updated() {
            return statements.words(trial, property(TrialProperties.LAST_UPDATE_DATE));
        }

        /** The day on which the document was retrieved, empty where that is not known. */
        String retrieved() {
            return StringUtils.left(about.words(document, Vocabulary.GENERATED_AT), DAY);
        }

        /** Who publishes the document, and for which member state: documents of the same source replace each other. */
        String source() {
            return about.value(document, Vocabulary.PUBLISHER).map(Node::getURI).orElse("") + " "
                    + statements.words(trial, property(TrialProperties.MEMBER_STATE));
        }

        /** The layout of the document: what one layout has no place for is not said there, and was not taken back. */
        String layout() {
            return about.words(document, Vocabulary.FORMAT);
        }

        /** Whether several documents were put together. */
        boolean united() {
            return !statements.values(trial, Vocabulary.FURTHER_DOCUMENT).isEmpty();
        }

        /** The document as the page shows it, with its date. */
        RenderedValue shown() {
            String note = Stream.of("last update " + updated(), "retrieved " + retrieved())
                    .filter(date -> !date.endsWith(" "))
                    .collect(Collectors.joining(", "));
            return about.shown(document).noted(note);
        }

        /** Values as they are shown, by what makes them the same: what is shared by its IRI, words and parts by their words. */
        Map<String, RenderedValue> values(TrialField field) {
            Map<String, RenderedValue> values = new LinkedHashMap<>();
            for (Node node : statements.values(trial, field.property())) {
                boolean part = node.isURI() && node.getURI().startsWith(trial.getURI() + "/");
                if (node.isLiteral()) {
                    put(values, statements.shown(node));
                } else if (!part) {
                    values.put(node.getURI(), statements.shown(node));
                } else if (field.with() == null || statements.is(node, field.with())) {
                    texts(node).forEach(text -> put(values, text));
                }
            }
            return values;
        }

        private static void put(Map<String, RenderedValue> values, RenderedValue value) {
            values.put(value.lang() + " " + StringUtils.normalizeSpace(value.text()), value);
        }

        /** A part in the words that are read: a criterion's text, an outcome's name with its time frame, else the names. */
        private List<RenderedValue> texts(Node part) {
            List<RenderedValue> texts = statements.shown(part, Vocabulary.TEXT);
            if (!texts.isEmpty()) {
                return texts;
            }
            String time = statements.words(part, Vocabulary.TIME_FRAME);
            return statements.names(part).stream()
                    .map(name ->
                            time.isEmpty() ? name : RenderedValue.text(name.text() + " [" + time + "]", name.lang()))
                    .toList();
        }
    }

    /**
     * The latest change first; documents of other sources against the current one.
     *
     * @param current the description of the trial
     */
    View of(GraphView current, Node trial) {
        return history.calculateRead(() -> view(current, trial));
    }

    private View view(GraphView current, Node trial) {
        List<Snapshot> others = snapshots(current.links(), trial);
        List<Node> earlier = others.stream().map(Snapshot::document).toList();
        Optional<Node> document = current.values(trial, Vocabulary.DOCUMENT).stream()
                .filter(d -> !earlier.contains(d))
                .findFirst();
        if (others.isEmpty() || document.isEmpty()) {
            return new View(List.of(), List.of());
        }
        Snapshot now = new Snapshot(document.get(), trial, current, current);
        Map<Boolean, List<Snapshot>> bySource = others.stream()
                .collect(Collectors.partitioningBy(other -> other.source().equals(now.source())));
        List<Snapshot> versions = new ArrayList<>(bySource.get(true));
        versions.add(now);
        int latest = versions.size() - 1;
        return new View(
                different(IntStream.range(0, Math.min(latest, MOST_STEPS))
                        .mapToObj(back -> step(versions.get(latest - back - 1), versions.get(latest - back)))),
                different(bySource.get(false).stream().map(other -> step(other, now))));
    }

    private static List<Step> different(Stream<Step> steps) {
        return steps.filter(step -> !step.changes().isEmpty()).toList();
    }

    private Step step(Snapshot older, Snapshot newer) {
        List<Change> changes = new ArrayList<>();
        for (TrialField field : FIELDS) {
            Map<String, RenderedValue> before = older.values(field);
            Map<String, RenderedValue> after = newer.values(field);
            boolean untold = before.isEmpty() || after.isEmpty();
            boolean comparable = !(untold && (!older.layout().equals(newer.layout()) || newer.united()))
                    && !(UNITED.contains(field.property()) && newer.united());
            if (comparable && !before.keySet().equals(after.keySet())) {
                List<Difference> differences = differences(without(before, after), without(after, before));
                int shown = Math.min(differences.size(), MOST_VALUES);
                String more = differences.size() == shown ? "" : "and " + (differences.size() - shown) + " more";
                changes.add(new Change(name(field), differences.subList(0, shown), more));
            }
        }
        return new Step(older.shown(), newer.shown(), changes);
    }

    /** A field by the label of its property; parts of one class by what the page calls them. */
    private String name(TrialField field) {
        if (!field.name().isEmpty()) {
            return field.name();
        }
        return GraphView.title(new GraphView(descriptions.namesOf(field.property()), new Links("")), field.property());
    }

    private static List<RenderedValue> without(Map<String, RenderedValue> values, Map<String, RenderedValue> others) {
        Map<String, RenderedValue> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(others.keySet());
        return List.copyOf(rest.values());
    }

    /** Values that took another's place: single ones, and of several those that are most alike; others were added or removed. */
    private static List<Difference> differences(List<RenderedValue> before, List<RenderedValue> after) {
        boolean single = before.size() == 1 && after.size() == 1;
        List<RenderedValue> added = new ArrayList<>(after);
        List<Difference> differences = new ArrayList<>();
        for (RenderedValue earlier : before) {
            Optional<RenderedValue> later = added.stream()
                    .limit(differences.size() < MOST_VALUES ? MOST_VALUES : 0)
                    .filter(value -> single || likeness(earlier, value) > ALIKE)
                    .max(Comparator.comparingDouble(value -> likeness(earlier, value)));
            later.ifPresent(added::remove);
            differences.add(later.map(value -> Difference.changed(earlier, value))
                    .orElseGet(() -> new Difference("removed", List.of(new Version(earlier, List.of())), List.of())));
        }
        added.forEach(value ->
                differences.add(new Difference("added", List.of(), List.of(new Version(value, List.of())))));
        return differences;
    }

    private static double likeness(RenderedValue one, RenderedValue other) {
        return one.lang().equals(other.lang()) ? WordDiff.likeness(one.text(), other.text()) : 0;
    }

    private List<Snapshot> snapshots(Links links, Node trial) {
        GraphView documents = new GraphView(history.getUnionGraph(), links);
        return Iter.asStream(history.find(Node.ANY, trial, Vocabulary.DOCUMENT, Node.ANY))
                .map(Quad::getGraph)
                .distinct()
                .map(document ->
                        new Snapshot(document, trial, new GraphView(statements(document, trial), links), documents))
                .sorted(Snapshot.BY_AGE)
                .toList();
    }

    /**
     * What a document says of a trial and its parts, which may be one of thousands of trials, with the names of the codes and other
     * things that it names by their IRIs alone.
     */
    private Graph statements(Node document, Node trial) {
        Graph graph = GraphFactory.createDefaultGraph();
        copy(document, trial, graph);
        for (Triple statement : graph.find(trial, Node.ANY, Node.ANY).toList()) {
            Node object = statement.getObject();
            if (object.isURI() && !object.equals(document)) {
                copy(document, object, graph);
                if (!graph.contains(object, Node.ANY, Node.ANY)) {
                    descriptions.namesOf(object).find().forEachRemaining(graph::add);
                }
            }
        }
        return graph;
    }

    private void copy(Node document, Node subject, Graph graph) {
        history.find(document, subject, Node.ANY, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
    }
}
