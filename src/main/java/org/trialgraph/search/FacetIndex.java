package org.trialgraph.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/**
 * The trials that have each value of each facet, as bitmaps over the trials in the order of their IRIs, and the trials of each
 * MeSH heading. A release never changes, so that this is counted once; then any combination of values is found, and what was found
 * is counted by every value, in milliseconds. Safe for many threads.
 */
public final class FacetIndex {
    private final List<Node> trials;
    private final Map<Node, Integer> positions = new HashMap<>();
    private final Map<Facet, Map<Node, RoaringBitmap>> values = new EnumMap<>(Facet.class);
    private final Map<Node, RoaringBitmap> headings;
    private final MeshTree tree;

    /** Reads it from the current graphs, within a read transaction. */
    FacetIndex(DatasetGraph current) {
        trials = Iter.asStream(current.find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(Quad::getSubject)
                .distinct()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
        number();
        headings = new HashMap<>();
        tree = new MeshTree(current);
        for (Facet facet : Facet.values()) {
            values.put(
                    facet,
                    facet == Facet.MESH ? branches(current) : read(current, facet.property, Set::of, new HashMap<>()));
        }
    }

    /** Reads what {@link #write} has written. */
    FacetIndex(DataInputStream in) throws IOException {
        List<Node> read = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            read.add(NodeFactory.createURI(in.readUTF()));
        }
        trials = List.copyOf(read);
        number();
        for (Facet facet : Facet.values()) {
            values.put(facet, bitmaps(in));
        }
        headings = bitmaps(in);
        tree = new MeshTree(in);
    }

    /** Writes it: trials, the bitmaps of each facet and of the headings, and the trees, each in the order of IRIs. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(trials.size());
        for (Node trial : trials) {
            out.writeUTF(trial.getURI());
        }
        for (Facet facet : Facet.values()) {
            write(values.get(facet), out);
        }
        write(headings, out);
        tree.write(out);
    }

    private static void write(Map<Node, RoaringBitmap> bitmaps, DataOutputStream out) throws IOException {
        out.writeInt(bitmaps.size());
        for (Node value : bitmaps.keySet().stream()
                .sorted(Comparator.comparing(Node::getURI))
                .toList()) {
            out.writeUTF(value.getURI());
            bitmaps.get(value).serialize(out);
        }
    }

    private static Map<Node, RoaringBitmap> bitmaps(DataInputStream in) throws IOException {
        Map<Node, RoaringBitmap> bitmaps = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Node value = NodeFactory.createURI(in.readUTF());
            RoaringBitmap bits = new RoaringBitmap();
            bits.deserialize(in);
            bitmaps.put(value, bits);
        }
        return bitmaps;
    }

    private void number() {
        for (int i = 0; i < trials.size(); i++) {
            positions.put(trials.get(i), i);
        }
    }

    /** Notes the trials of what the values of a property of trials stand for. */
    private Map<Node, RoaringBitmap> read(
            DatasetGraph current,
            Node property,
            Function<Node, Collection<Node>> meaning,
            Map<Node, RoaringBitmap> having) {
        current.find(Node.ANY, Node.ANY, property, Node.ANY).forEachRemaining(quad -> {
            Integer trial = positions.get(quad.getSubject());
            if (trial != null && quad.getObject().isURI()) {
                meaning.apply(quad.getObject())
                        .forEach(value -> having.computeIfAbsent(value, v -> new RoaringBitmap())
                                .add(trial));
            }
        });
        return having;
    }

    /** The headings that the registry assigned and those that conditions and interventions are linked to; then the branches. */
    private Map<Node, RoaringBitmap> branches(DatasetGraph current) {
        Map<Node, Set<Node>> ofThings = new HashMap<>();
        current.find(Node.ANY, Node.ANY, Vocabulary.MESH, Node.ANY)
                .forEachRemaining(quad -> ofThings.computeIfAbsent(quad.getSubject(), thing -> new HashSet<>(2))
                        .add(quad.getObject()));
        read(current, Vocabulary.REGISTRY_MESH, Set::of, headings);
        for (Node property : List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION)) {
            read(current, property, thing -> ofThings.getOrDefault(thing, Set.of()), headings);
        }
        Map<Node, RoaringBitmap> branches = new HashMap<>();
        tree.topHeadings().forEach(top -> branches.put(top, below(top)));
        return branches;
    }

    /** How many trials there are. */
    public int size() {
        return trials.size();
    }

    /** The values of a facet that any trials have, with the number of these. */
    public Map<Node, Long> counts(Facet facet) {
        return counts(facet, all());
    }

    /** The values of a facet that some of the trials have, with the number of these. */
    Map<Node, Long> counts(Facet facet, RoaringBitmap among) {
        Map<Node, Long> counts = new HashMap<>();
        values.get(facet)
                .forEach((value, having) -> counts.put(value, (long) RoaringBitmap.andCardinality(having, among)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** All trials, in a bitmap of its own. */
    RoaringBitmap all() {
        return RoaringBitmap.bitmapOfRange(0, trials.size());
    }

    /** The trials with a value of a facet; none for a value that none has. Not to be changed. */
    RoaringBitmap having(Facet facet, Node value) {
        RoaringBitmap known = values.get(facet).get(value);
        return known != null ? known : facet == Facet.MESH ? below(value) : new RoaringBitmap();
    }

    private RoaringBitmap below(Node headingOrTreeNumber) {
        RoaringBitmap bits = new RoaringBitmap();
        tree.below(headingOrTreeNumber).stream()
                .map(headings::get)
                .filter(Objects::nonNull)
                .forEach(bits::or);
        return bits;
    }

    /** The bits of some resources; those that are no trials have none. */
    RoaringBitmap bits(Collection<Node> resources) {
        RoaringBitmap bits = new RoaringBitmap();
        resources.stream().map(positions::get).filter(Objects::nonNull).forEach(bits::add);
        return bits;
    }

    /** The trials of some bits, in the order of their IRIs. */
    Stream<Node> trials(RoaringBitmap bits) {
        return bits.stream().mapToObj(trials::get);
    }

    /** Whether a trial is among some bits. */
    boolean contains(RoaringBitmap bits, Node trial) {
        Integer position = positions.get(trial);
        return position != null && bits.contains(position);
    }

    /**
     * The trees of MeSH that a release holds. What it means that a heading stands below another one is told here alone: as a set of
     * headings for the index, and as the graph pattern of SPARQL that selects the same.
     */
    static final class MeshTree {
        private final NavigableMap<String, Node> headings = new TreeMap<>();
        private final Map<Node, List<String>> numbers = new HashMap<>();

        /** Reads the tree numbers of all headings. */
        MeshTree(DatasetGraph current) {
            current.find(Node.ANY, Node.ANY, MeshVocabulary.TREE_NUMBER, Node.ANY)
                    .forEachRemaining(quad -> add(Facet.value(quad.getObject()), quad.getSubject()));
        }

        /** Reads what {@link #write} has written. */
        MeshTree(DataInputStream in) throws IOException {
            for (int left = in.readInt(); left > 0; left--) {
                add(in.readUTF(), NodeFactory.createURI(in.readUTF()));
            }
        }

        private void add(String number, Node heading) {
            headings.put(number, heading);
            numbers.computeIfAbsent(heading, h -> new ArrayList<>(2)).add(number);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(headings.size());
            for (Map.Entry<String, Node> heading : headings.entrySet()) {
                out.writeUTF(heading.getKey());
                out.writeUTF(heading.getValue().getURI());
            }
        }

        /** The headings at the top of a branch, such as that of the tree number C15. */
        Set<Node> topHeadings() {
            return headings.entrySet().stream()
                    .filter(heading -> !heading.getKey().contains("."))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
        }

        /** A heading with those below it in any of its trees; for the IRI of a tree number the headings there and below. */
        Set<Node> below(Node headingOrTreeNumber) {
            Set<Node> below = new HashSet<>();
            below.add(headingOrTreeNumber);
            List<String> places = numbers.getOrDefault(headingOrTreeNumber, List.of(Facet.value(headingOrTreeNumber)));
            for (String number : places) {
                below.addAll(headings.subMap(number, number + ".\uffff").values());
            }
            return below;
        }

        /** The pattern that binds to {@code ?trial} what the registry, a condition or an intervention links to {@link #below}. */
        static String pattern(Node headingOrTreeNumber) {
            String iri = "<" + headingOrTreeNumber.getURI() + ">";
            return """
                    { BIND (%s AS ?heading) }
                      UNION { %s meshv:treeNumber?/^meshv:parentTreeNumber*/^meshv:treeNumber ?heading }
                      { ?trial tg:registryMesh ?heading }
                      UNION { ?thing tg:mesh ?heading . ?trial tg:condition ?thing }
                      UNION { ?thing tg:mesh ?heading . ?trial tg:intervention ?thing }""".formatted(iri, iri);
        }
    }
}
