package org.trialgraph.store.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher.Rank;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * Completes what one document says of a trial with what another part of the same registration adds. A property that the
 * first says anything of is never touched, nor what belongs to it: its printed words and its type. Sites, countries, numbers
 * and documents are united; the document of the first stays the trial's own, those of others are further ones.
 */
public final class RecordMerge {
    private static final Set<Node> UNITED = Set.of(
            Vocabulary.SITE,
            Vocabulary.COUNTRY,
            Vocabulary.DOCUMENT,
            Vocabulary.CROSS_REFERENCE,
            Vocabulary.TRIAL_IDENTIFIER,
            Vocabulary.property(TrialProperties.SECONDARY_ID),
            Vocabulary.property(TrialProperties.ALIAS_ID));

    /** Properties that qualify the value of another one, which they belong to. */
    private static final Map<Property<?>, Property<?>> QUALIFIED = Map.of(
            TrialProperties.LAST_KNOWN_STATUS, TrialProperties.OVERALL_STATUS,
            TrialProperties.WHY_STOPPED, TrialProperties.OVERALL_STATUS,
            TrialProperties.ENROLLMENT_TYPE, TrialProperties.ENROLLMENT,
            TrialProperties.START_DATE_TYPE, TrialProperties.START_DATE,
            TrialProperties.PRIMARY_COMPLETION_DATE_TYPE, TrialProperties.PRIMARY_COMPLETION_DATE,
            TrialProperties.COMPLETION_DATE_TYPE, TrialProperties.COMPLETION_DATE,
            TrialProperties.REGISTRATION_DATE_TYPE, TrialProperties.REGISTRATION_DATE,
            TrialProperties.LAST_UPDATE_DATE_TYPE, TrialProperties.LAST_UPDATE_DATE,
            TrialProperties.RESULTS_DATE_TYPE, TrialProperties.RESULTS_DATE);

    /** Of each property that belongs to another one, and of that of its printed words, the other one. */
    private static final Map<Node, Node> GROUPS = groups();

    private final String trial;
    private final Node trialGraph;
    private final Node metaGraph;
    private final Set<Quad> statements;

    private RecordMerge(ArchiveRecord first, Iris iris) {
        this.trial = first.trial();
        this.trialGraph = iris.graph(first.registry());
        this.metaGraph = iris.graph("meta");
        this.statements = new LinkedHashSet<>(first.statements());
    }

    /** The current statements of a trial: what its current document says, completed by the additions, in order. */
    public static Collection<Quad> current(RecordSelection selection, Iris iris) {
        RecordMerge merge = new RecordMerge(selection.current(), iris);
        selection.additions().forEach(addition -> merge.add(addition.statements()));
        return Collections.unmodifiableSet(merge.statements);
    }

    /** Adds what another document has and the statements so far lack. */
    private void add(List<Quad> other) {
        Set<Node> told = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Quad quad : statements) {
            if (ofTrial(quad)) {
                told.add(group(quad.getPredicate()));
            }
            kind(quad.getSubject()).ifPresent(kinds::add);
        }
        List<Quad> own = other.stream()
                .filter(this::ofTrial)
                .filter(quad -> mayAdd(quad, told, kinds) && !statements.contains(quad))
                .map(RecordMerge::ofAddition)
                .toList();
        Set<Node> reached = reach(own, other, kinds);
        other.stream()
                .filter(quad -> quad.getGraph().equals(metaGraph) || describes(quad, reached, kinds))
                .forEach(statements::add);
        statements.addAll(own);
    }

    /** The document of an addition does not speak for the trial. */
    private static Quad ofAddition(Quad quad) {
        return quad.getPredicate().equals(Vocabulary.DOCUMENT)
                ? new Quad(quad.getGraph(), quad.getSubject(), Vocabulary.FURTHER_DOCUMENT, quad.getObject())
                : quad;
    }

    private boolean mayAdd(Quad quad, Set<Node> told, Set<String> kinds) {
        boolean open = UNITED.contains(quad.getPredicate()) || !told.contains(group(quad.getPredicate()));
        return open && kind(quad.getObject()).filter(kinds::contains).isEmpty();
    }

    /** What the added statements lead to: new parts of the trial and shared resources, with what those lead to in turn. */
    private Set<Node> reach(List<Quad> own, List<Quad> other, Set<String> kinds) {
        Set<Node> reached = new LinkedHashSet<>();
        List<Node> open = new ArrayList<>(own.stream().map(Quad::getObject).toList());
        while (!open.isEmpty()) {
            Node node = open.remove(open.size() - 1);
            boolean known = kind(node).filter(kinds::contains).isPresent();
            if (node.isURI() && !node.hasURI(trial) && !known && reached.add(node)) {
                other.stream().filter(q -> q.getSubject().equals(node)).forEach(q -> open.add(q.getObject()));
            }
        }
        List<Node> links = other.stream()
                .filter(q -> q.getPredicate().equals(Vocabulary.FROM) && reached.contains(q.getObject()))
                .map(Quad::getSubject)
                .toList();
        reached.addAll(links);
        return reached;
    }

    /** Whether a statement is about something newly reached and leads to no part that is told otherwise already. */
    private boolean describes(Quad quad, Set<Node> reached, Set<String> kinds) {
        if (quad.getGraph().equals(trialGraph)) {
            return reached.contains(quad.getSubject())
                    && kind(quad.getObject()).filter(kinds::contains).isEmpty();
        }
        return reached.contains(quad.getSubject());
    }

    private boolean ofTrial(Quad quad) {
        return quad.getSubject().hasURI(trial) && quad.getGraph().equals(trialGraph);
    }

    /** The kind of a part of the trial, such as {@code arm}. */
    private Optional<String> kind(Node node) {
        if (!node.isURI() || !node.getURI().startsWith(trial + "/")) {
            return Optional.empty();
        }
        String path = node.getURI().substring(trial.length() + 1);
        return Optional.of(path.substring(0, Math.max(0, path.indexOf('/'))));
    }

    /** The property that a property says one thing together with; most stand alone. */
    private static Node group(Node property) {
        return GROUPS.getOrDefault(property, property);
    }

    private static Map<Node, Node> groups() {
        Map<Node, Node> groups = new HashMap<>();
        for (Property<?> property : TrialProperties.ALL) {
            Node group = Vocabulary.property(QUALIFIED.getOrDefault(property, property));
            groups.put(Vocabulary.property(property), group);
            if (!property.textName().isEmpty()) {
                groups.put(Vocabulary.printedWords(property), group);
            }
        }
        groups.put(Vocabulary.COUNTRY_TEXT, Vocabulary.COUNTRY);
        groups.put(Vocabulary.REGISTRY_MESH_TEXT, Vocabulary.REGISTRY_MESH);
        return Map.copyOf(groups);
    }

    /**
     * Which document of a trial speaks for it now.
     *
     * @param current the document whose statements are current
     * @param additions documents of the same rank that each are another part of the registration, best first; they complete
     *     what the current one says nothing of
     * @param others every other document than the current one, additions included: their full words go to the history
     */
    public record RecordSelection(ArchiveRecord current, List<ArchiveRecord> additions, List<ArchiveRecord> others) {
        /** The registry's own before an aggregator's, then the latest update, then the latest capture, then by hash. */
        private static final Comparator<ArchiveRecord> BEST_FIRST = Comparator.comparing(ArchiveRecord::rank)
                .thenComparing(ArchiveRecord::updated, Comparator.reverseOrder())
                .thenComparing(ArchiveRecord::instant, Comparator.reverseOrder())
                .thenComparing(ArchiveRecord::identity);

        /**
         * Selects among all documents of one trial, in whatever order they come. The latest document of a part that has lapsed
         * speaks only where those of all parts have.
         */
        public static RecordSelection of(List<ArchiveRecord> documents) {
            List<ArchiveRecord> ranked = documents.stream().sorted(BEST_FIRST).toList();
            Map<String, ArchiveRecord> latestOfPart = new LinkedHashMap<>();
            for (ArchiveRecord document : ranked) {
                if (document.rank() == ranked.get(0).rank()) {
                    latestOfPart.putIfAbsent(part(document), document);
                }
            }
            List<ArchiveRecord> parts = latestOfPart.values().stream()
                    .sorted(Comparator.comparing(ArchiveRecord::lapsed))
                    .toList();
            ArchiveRecord current = parts.get(0);
            return new RecordSelection(
                    current,
                    parts.subList(1, parts.size()),
                    ranked.stream().filter(other -> other != current).toList());
        }

        /**
         * Documents of the same part replace each other, those of different parts complete each other. A registry's own record
         * is whole unless its format says of which part it is, so what a newer version leaves out stays out; each
         * aggregator's page is partial.
         */
        private static String part(ArchiveRecord document) {
            return document.rank() == Rank.REGISTRY ? document.part() : document.publisher() + " " + document.part();
        }
    }
}
