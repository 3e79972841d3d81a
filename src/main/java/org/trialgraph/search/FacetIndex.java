package org.trialgraph.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;

/**
 * The trials that have each value of each facet, as bit sets over the trials in the order of their IRIs, and the trials of each
 * MeSH heading. A release never changes, so that this is read once; then any combination of values is found, and what was found
 * is counted by every value, in milliseconds. Half a million trials take some 50 MB. Safe for many threads.
 */
public final class FacetIndex {
    private final List<Node> trials;
    private final Map<Node, Integer> positions = new HashMap<>();
    private final Map<Facet, Map<Node, BitSet>> values = new EnumMap<>(Facet.class);
    private final Map<Node, Postings> headings = new HashMap<>();
    private final MeshTree tree;

    private FacetIndex(List<Node> trials, MeshTree tree) {
        this.trials = trials;
        this.tree = tree;
        for (int i = 0; i < trials.size(); i++) {
            positions.put(trials.get(i), i);
        }
    }

    /** Positions of trials, with as much memory as a rare heading deserves. */
    private static final class Postings {
        private int[] positions = new int[2];
        private int size;

        void add(int position) {
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, size * 2);
            }
            positions[size++] = position;
        }

        void addTo(BitSet bits) {
            for (int i = 0; i < size; i++) {
                bits.set(positions[i]);
            }
        }
    }

    /** Reads it from the current graphs, within a read transaction. */
    public static FacetIndex read(DatasetGraph current) {
        List<Node> trials = Iter.asStream(current.find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(Quad::getSubject)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
        FacetIndex index = new FacetIndex(trials, MeshTree.read(current));
        for (Facet facet : Facet.values()) {
            Map<Node, BitSet> ofFacet = new HashMap<>();
            index.values.put(facet, ofFacet);
            if (facet != Facet.MESH) {
                index.each(
                        current,
                        facet.property(),
                        (trial, value) -> ofFacet.computeIfAbsent(value, v -> new BitSet())
                                .set(trial));
            }
        }
        index.readHeadings(current);
        return index;
    }

    private interface Statement {
        void take(int trial, Node value);
    }

    /** Gives every resource that is a value of a property of trials, with the position of the trial. */
    private void each(DatasetGraph current, Node property, Statement statement) {
        current.find(Node.ANY, Node.ANY, property, Node.ANY).forEachRemaining(quad -> {
            Integer trial = positions.get(quad.getSubject());
            if (trial != null && quad.getObject().isURI()) {
                statement.take(trial, quad.getObject());
            }
        });
    }

    /** The headings that the registry assigned and those that conditions and interventions are linked to; then the branches. */
    private void readHeadings(DatasetGraph current) {
        Map<Node, List<Postings>> ofThings = new HashMap<>();
        current.find(Node.ANY, Node.ANY, Vocabulary.MESH, Node.ANY)
                .forEachRemaining(quad -> ofThings.merge(
                        quad.getSubject(),
                        List.of(headings.computeIfAbsent(quad.getObject(), heading -> new Postings())),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        each(
                current,
                Vocabulary.REGISTRY_MESH,
                (trial, heading) ->
                        headings.computeIfAbsent(heading, h -> new Postings()).add(trial));
        for (Node property : List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION)) {
            each(
                    current,
                    property,
                    (trial, thing) -> ofThings.getOrDefault(thing, List.of()).forEach(heading -> heading.add(trial)));
        }
        for (Node top : tree.topHeadings()) {
            BitSet below = below(top);
            if (!below.isEmpty()) {
                values.get(Facet.MESH).put(top, below);
            }
        }
    }

    /** How many trials there are. */
    public int size() {
        return trials.size();
    }

    /** All trials, in a set of bits of its own. */
    public BitSet all() {
        BitSet all = new BitSet(trials.size());
        all.set(0, trials.size());
        return all;
    }

    /** The trials with a value of a facet; none for a value that none has. Not to be changed. */
    BitSet having(Facet facet, Node value) {
        BitSet known = values.get(facet).get(value);
        return known != null ? known : facet == Facet.MESH ? below(value) : new BitSet();
    }

    private BitSet below(Node headingOrTreeNumber) {
        BitSet bits = new BitSet(trials.size());
        tree.below(headingOrTreeNumber).stream()
                .map(headings::get)
                .filter(Objects::nonNull)
                .forEach(known -> known.addTo(bits));
        return bits;
    }

    /** The values of a facet that some of the trials have, with the number of these. */
    public Map<Node, Long> counts(Facet facet, BitSet among) {
        Map<Node, Long> counts = new HashMap<>();
        values.get(facet).forEach((value, having) -> {
            BitSet both = (BitSet) having.clone();
            both.and(among);
            if (!both.isEmpty()) {
                counts.put(value, (long) both.cardinality());
            }
        });
        return counts;
    }

    /** The bits of some resources; those that are no trials have none. */
    BitSet bits(Collection<Node> resources) {
        BitSet bits = new BitSet(trials.size());
        resources.stream().map(positions::get).filter(Objects::nonNull).forEach(bits::set);
        return bits;
    }

    /** The trials of some bits, in the order of their IRIs. */
    Stream<Node> trials(BitSet bits) {
        return bits.stream().mapToObj(trials::get);
    }

    /** Whether a trial is among some bits. */
    boolean contains(BitSet bits, Node trial) {
        Integer position = positions.get(trial);
        return position != null && bits.get(position);
    }
}
