package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.TrialView.HistoryView;
import org.trialgraph.web.html.TrialView.StepView;

/** What the earlier and alternative documents of a trial say: what changed from one to the next, and where others differ. */
public final class OtherDocuments {
    private static final int MOST_STEPS = 12;

    private final DatasetGraph history;
    private final Descriptions descriptions;

    /**
     * @param history superseded and alternative documents, one graph each
     * @param descriptions the names of what they lead to
     */
    public OtherDocuments(DatasetGraph history, Descriptions descriptions) {
        this.history = history;
        this.descriptions = descriptions;
    }

    /** The latest change first; documents of other sources against the current one. */
    HistoryView of(GraphView current, Node trial) {
        List<Snapshot> others = history.calculateRead(() -> captures(current.links(), trial));
        List<Node> earlier = others.stream().map(Snapshot::document).toList();
        Optional<Node> document = current.values(trial, Vocabulary.DOCUMENT).stream()
                .filter(d -> !earlier.contains(d))
                .findFirst();
        if (others.isEmpty() || document.isEmpty()) {
            return new HistoryView(List.of(), List.of());
        }
        Snapshot now = new Snapshot(document.get(), trial, current, current);
        List<Snapshot> versions = new ArrayList<>();
        List<StepView> alternatives = new ArrayList<>();
        for (Snapshot other : others) {
            if (other.source().equals(now.source())) {
                versions.add(other);
            } else {
                alternatives.add(step(other, now));
            }
        }
        return new HistoryView(steps(versions, now), different(alternatives));
    }

    private static List<StepView> steps(List<Snapshot> versions, Snapshot now) {
        List<StepView> steps = new ArrayList<>();
        Snapshot newer = now;
        for (int i = versions.size() - 1; i >= 0 && steps.size() < MOST_STEPS; i--) {
            steps.add(step(versions.get(i), newer));
            newer = versions.get(i);
        }
        return different(steps);
    }

    private static StepView step(Snapshot older, Snapshot newer) {
        return new StepView(older.shown(), newer.shown(), Differences.between(older, newer));
    }

    private static List<StepView> different(List<StepView> steps) {
        return steps.stream().filter(step -> !step.changes().isEmpty()).toList();
    }

    private List<Snapshot> captures(Links links, Node trial) {
        Set<String> documents = new TreeSet<>();
        history.find(Node.ANY, trial, Vocabulary.DOCUMENT, Node.ANY)
                .forEachRemaining(quad -> documents.add(quad.getGraph().getURI()));
        List<Snapshot> captures = new ArrayList<>();
        for (String iri : documents) {
            Node document = NodeFactory.createURI(iri);
            Graph about = GraphFactory.createDefaultGraph();
            history.find(Node.ANY, document, Node.ANY, Node.ANY).forEachRemaining(quad -> about.add(quad.asTriple()));
            captures.add(new Snapshot(
                    document, trial, new GraphView(statements(document, trial), links), new GraphView(about, links)));
        }
        captures.sort(Snapshot.BY_AGE);
        return captures;
    }

    /** What a document says, with the names of the codes and other things that it names by their IRIs alone. */
    private Graph statements(Node document, Node trial) {
        Graph graph = GraphFactory.createDefaultGraph();
        history.find(document, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
        for (var statement : graph.find(trial, Node.ANY, Node.ANY).toList()) {
            Node object = statement.getObject();
            if (object.isURI() && !graph.contains(object, Node.ANY, Node.ANY)) {
                descriptions.namesOf(object).find().forEachRemaining(graph::add);
            }
        }
        return graph;
    }
}
