package org.trialgraph.web.html;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.SearchRequest.Facet;

/**
 * Counts trials by the values of each facet. Looking up the few values of every trial that was found costs less than a query
 * for each facet that finds the trials again. To be called within a read transaction.
 */
final class FacetCounts {
    private static final String MESH = "http://id.nlm.nih.gov/mesh/";
    private static final Node TREE_NUMBER = NodeFactory.createURI(MESH + "vocab#treeNumber");

    private final DatasetGraph current;
    private final Map<Node, Set<Node>> branches = new HashMap<>();

    FacetCounts(DatasetGraph current) {
        this.current = current;
    }

    /** For each facet its values with the number of the trials that have them. */
    Map<Facet, Map<Node, Long>> of(Collection<Node> trials) {
        Map<Facet, Function<Node, Set<Node>>> values = new EnumMap<>(Facet.class);
        values.put(Facet.REGISTRY, trial -> values(trial, Vocabulary.REGISTRY));
        values.put(Facet.STATUS, trial -> values(trial, Vocabulary.term("overallStatus")));
        values.put(Facet.PHASE, trial -> values(trial, Vocabulary.term("phase")));
        values.put(Facet.COUNTRY, trial -> values(trial, Vocabulary.COUNTRY));
        values.put(Facet.MESH, this::branchesOf);
        Map<Facet, Map<Node, Long>> counts = new EnumMap<>(Facet.class);
        values.forEach((facet, of) -> {
            Map<Node, Long> counted = new HashMap<>();
            trials.forEach(trial -> of.apply(trial).forEach(value -> counted.merge(value, 1L, Long::sum)));
            counts.put(facet, counted);
        });
        return counts;
    }

    /** The headings at the head of the branches in which the conditions of a trial stand. */
    private Set<Node> branchesOf(Node trial) {
        Set<Node> all = new HashSet<>();
        for (Node condition : values(trial, Vocabulary.CONDITION)) {
            all.addAll(branches.computeIfAbsent(condition, this::branchesOfCondition));
        }
        return all;
    }

    private Set<Node> branchesOfCondition(Node condition) {
        Set<Node> heads = new HashSet<>();
        for (Node heading : values(condition, Vocabulary.MESH)) {
            for (Node number : values(heading, TREE_NUMBER)) {
                String branch = number.getURI().substring(MESH.length()).replaceFirst("\\..*", "");
                subjects(TREE_NUMBER, NodeFactory.createURI(MESH + branch)).forEach(heads::add);
            }
        }
        return heads;
    }

    private Set<Node> values(Node subject, Node property) {
        Set<Node> values = new HashSet<>();
        current.find(Node.ANY, subject, property, Node.ANY).forEachRemaining(quad -> values.add(quad.getObject()));
        return values;
    }

    private List<Node> subjects(Node property, Node object) {
        Set<Node> subjects = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        current.find(Node.ANY, Node.ANY, property, object).forEachRemaining(quad -> subjects.add(quad.getSubject()));
        return List.copyOf(subjects);
    }
}
