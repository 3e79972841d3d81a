package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.SearchRequest.Facet;

/**
 * Which trials have which value of each facet, a bit for each trial. A release never changes, so that this is read once; then
 * any choice of values is found, and what was found is counted by every value, in milliseconds whatever its size. Half a
 * million trials take some 30 MB. Safe for many threads.
 */
public final class FacetIndex {
    private static final Node TREE_NUMBER = MeshVocabulary.TREE_NUMBER;

    private final List<Node> trials;
    private final Map<Node, Integer> positions = new HashMap<>();
    private final Map<Facet, Map<Node, BitSet>> having = new EnumMap<>(Facet.class);

    private FacetIndex(List<Node> trials) {
        this.trials = trials;
        for (int i = 0; i < trials.size(); i++) {
            positions.put(trials.get(i), i);
        }
        for (Facet facet : Facet.values()) {
            having.put(facet, new HashMap<>());
        }
    }

    /** Reads it from the current graphs, within a read transaction. */
    public static FacetIndex read(DatasetGraph current) {
        Set<Node> trials = new TreeSet<>((a, b) -> a.getURI().compareTo(b.getURI()));
        current.find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL)
                .forEachRemaining(quad -> trials.add(quad.getSubject()));
        FacetIndex table = new FacetIndex(List.copyOf(trials));
        table.values(current, Facet.REGISTRY, Vocabulary.REGISTRY);
        table.values(current, Facet.STATUS, Vocabulary.property(TrialProperties.OVERALL_STATUS));
        table.values(current, Facet.PHASE, Vocabulary.property(TrialProperties.PHASE));
        table.values(current, Facet.COUNTRY, Vocabulary.COUNTRY);
        table.branches(current);
        return table;
    }

    private void values(DatasetGraph current, Facet facet, Node property) {
        Iterator<Quad> quads = current.find(Node.ANY, Node.ANY, property, Node.ANY);
        quads.forEachRemaining(quad -> mark(facet, quad.getSubject(), quad.getObject()));
    }

    private void mark(Facet facet, Node trial, Node value) {
        Integer position = positions.get(trial);
        if (position != null && value.isURI()) {
            having.get(facet).computeIfAbsent(value, v -> new BitSet()).set(position);
        }
    }

    /** A trial stands in the branches of the headings of its conditions and interventions and of those its registry gave it. */
    private void branches(DatasetGraph current) {
        Map<Node, Set<Node>> heads = new HashMap<>();
        current.find(Node.ANY, Node.ANY, Vocabulary.REGISTRY_MESH, Node.ANY)
                .forEachRemaining(quad -> headsOf(current, quad.getObject(), heads)
                        .forEach(head -> mark(Facet.MESH, quad.getSubject(), head)));
        Map<Node, Set<Node>> headsOfThings = new HashMap<>();
        current.find(Node.ANY, Node.ANY, Vocabulary.MESH, Node.ANY)
                .forEachRemaining(quad -> headsOfThings
                        .computeIfAbsent(quad.getSubject(), thing -> new HashSet<>())
                        .addAll(headsOf(current, quad.getObject(), heads)));
        for (Node property : List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION)) {
            current.find(Node.ANY, Node.ANY, property, Node.ANY)
                    .forEachRemaining(quad -> headsOfThings
                            .getOrDefault(quad.getObject(), Set.of())
                            .forEach(head -> mark(Facet.MESH, quad.getSubject(), head)));
        }
    }

    /** The headings at the head of the branches in which a heading stands. */
    private static Set<Node> headsOf(DatasetGraph current, Node heading, Map<Node, Set<Node>> known) {
        return known.computeIfAbsent(heading, h -> {
            Set<Node> heads = new HashSet<>();
            List<Node> numbers = new ArrayList<>();
            current.find(Node.ANY, h, TREE_NUMBER, Node.ANY).forEachRemaining(quad -> numbers.add(quad.getObject()));
            for (Node number : numbers) {
                String path = number.getURI().substring(Links.MESH.length());
                Node branch = NodeFactory.createURI(Links.MESH + path.replaceFirst("\\..*", ""));
                current.find(Node.ANY, Node.ANY, TREE_NUMBER, branch)
                        .forEachRemaining(quad -> heads.add(quad.getSubject()));
            }
            return heads;
        });
    }

    /** How many trials there are. */
    int size() {
        return trials.size();
    }

    /** All trials. */
    BitSet all() {
        BitSet all = new BitSet(trials.size());
        all.set(0, trials.size());
        return all;
    }

    /** The trials with a value; none for a value that none has. Not to be changed. */
    BitSet having(Facet facet, Node value) {
        return having.get(facet).getOrDefault(value, new BitSet());
    }

    /** Whether any trial has a value. */
    boolean knows(Facet facet, Node value) {
        return having.get(facet).containsKey(value);
    }

    /** The values of a facet that some of the trials have, with the number of these. */
    Map<Node, Long> counts(Facet facet, BitSet among) {
        Map<Node, Long> counts = new HashMap<>();
        having.get(facet).forEach((value, trialsOfIt) -> {
            BitSet both = (BitSet) trialsOfIt.clone();
            both.and(among);
            if (!both.isEmpty()) {
                counts.put(value, (long) both.cardinality());
            }
        });
        return counts;
    }

    /** The bits of some trials. */
    BitSet of(Collection<Node> some) {
        BitSet bits = new BitSet(trials.size());
        some.forEach(trial -> {
            Integer position = positions.get(trial);
            if (position != null) {
                bits.set(position);
            }
        });
        return bits;
    }

    /** The trials of some bits, by their IRIs. */
    List<Node> trials(BitSet bits) {
        return bits.stream().mapToObj(trials::get).toList();
    }

    /** Whether a trial is among some bits. */
    boolean holds(BitSet bits, Node trial) {
        Integer position = positions.get(trial);
        return position != null && bits.get(position);
    }
}
