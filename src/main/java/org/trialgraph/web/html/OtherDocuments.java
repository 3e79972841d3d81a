package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.TrialView.ChangeView;

/** What the earlier and alternative documents of a trial say otherwise than the current one. */
public final class OtherDocuments {
    private final DatasetGraph history;

    /**
     * @param history superseded and alternative documents, one graph each
     */
    public OtherDocuments(DatasetGraph history) {
        this.history = history;
    }

    List<ChangeView> of(GraphView current, Node trial) {
        return history.calculateRead(() -> {
            Set<String> documents = new TreeSet<>();
            history.find(Node.ANY, trial, Vocabulary.DOCUMENT, Node.ANY)
                    .forEachRemaining(quad -> documents.add(quad.getGraph().getURI()));
            List<ChangeView> changes = new ArrayList<>();
            documents.forEach(document -> compare(current, trial, document, changes));
            return changes;
        });
    }

    private void compare(GraphView current, Node trial, String document, List<ChangeView> changes) {
        var then = GraphFactory.createDefaultGraph();
        Node graph = NodeFactory.createURI(document);
        history.find(graph, trial, Node.ANY, Node.ANY).forEachRemaining(quad -> then.add(quad.asTriple()));
        GraphView other = new GraphView(then, current.links());
        for (Property<?> property : TrialProperties.ALL) {
            Node predicate = Vocabulary.term(property.name());
            List<Node> before = other.values(trial, predicate);
            List<Node> now = current.values(trial, predicate);
            if (!new HashSet<>(before).equals(new HashSet<>(now))) {
                changes.add(new ChangeView(
                        TrialViews.heading(property.name()),
                        current.shown(trial, predicate),
                        before.stream().map(current::shown).toList(),
                        current.shown(graph)));
            }
        }
    }
}
