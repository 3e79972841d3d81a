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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/**
 * The trials that have each value of each facet, as bitmaps over the trials in the order of their IRIs, and the trials of each
 * MeSH heading. A release never changes, so that this is counted once; then any combination of values is found, and what was found
 * is counted by every value, in milliseconds. Safe for many threads.
 */
public final class FacetIndex {
    private static final Node START_DATE = Vocabulary.property(TrialProperties.START_DATE);

    /** Properties of trials whose values are read. */
    static final List<Node> PROPERTIES = Stream.concat(
                    Facet.OF_PROPERTIES.stream().map(facet -> facet.property),
                    Stream.of(Vocabulary.REGISTRY_MESH, START_DATE))
            .toList();

    private final List<Node> trials;
    private final Map<Node, Integer> positions = new HashMap<>();
    private final Map<Facet, Map<Node, RoaringBitmap>> values = new EnumMap<>(Facet.class);
    private final Map<Node, RoaringBitmap> headings;
    private final Map<String, RoaringBitmap> starts;
    private final MeshTree tree;

    /** Reads it from the current graphs, within a read transaction. */
    FacetIndex(DatasetGraph current) {
        trials = sorted(trials(current, Node.ANY));
        number();
        headings = new HashMap<>();
        starts = new HashMap<>();
        Facet.OF_PROPERTIES.forEach(facet -> values.put(facet, new HashMap<>()));
        tree = new MeshTree(current);
        Map<Node, Set<Node>> ofThings = new HashMap<>();
        current.find(Node.ANY, Node.ANY, Vocabulary.MESH, Node.ANY)
                .forEachRemaining(quad -> ofThings.computeIfAbsent(quad.getSubject(), thing -> new HashSet<>(2))
                        .add(quad.getObject()));
        read(
                property -> current.find(Node.ANY, Node.ANY, property, Node.ANY),
                thing -> ofThings.getOrDefault(thing, Set.of()));
    }

    /**
     * That of an earlier state of the graphs, with the trials that are changed read anew, within a read transaction.
     *
     * @param changed resources about which something was said or is said that bears on it
     */
    FacetIndex(FacetIndex earlier, DatasetGraph current, Set<Node> changed) {
        trials = sorted(Stream.concat(
                earlier.trials.stream().filter(trial -> !changed.contains(trial)),
                changed.stream().flatMap(each -> trials(current, each))));
        number();
        Facet.OF_PROPERTIES.forEach(facet -> values.put(facet, unchanged(earlier, earlier.values.get(facet), changed)));
        headings = unchanged(earlier, earlier.headings, changed);
        starts = unchanged(earlier, earlier.starts, changed);
        tree = new MeshTree(current);
        read(
                property -> changed.stream()
                        .flatMap(trial -> Iter.asStream(current.find(Node.ANY, trial, property, Node.ANY)))
                        .iterator(),
                thing -> Iter.asStream(current.find(Node.ANY, thing, Vocabulary.MESH, Node.ANY))
                        .map(Quad::getObject)
                        .collect(Collectors.toSet()));
    }

    private static Stream<Node> trials(DatasetGraph current, Node subject) {
        return Iter.asStream(current.find(Node.ANY, subject, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(Quad::getSubject);
    }

    private static List<Node> sorted(Stream<Node> trials) {
        return trials.distinct().sorted(Comparator.comparing(Node::getURI)).toList();
    }

    /** Bitmaps over the trials of now without those that are changed; made by adding one after the other, as all are. */
    private <V> Map<V, RoaringBitmap> unchanged(FacetIndex earlier, Map<V, RoaringBitmap> bitmaps, Set<Node> changed) {
        Map<V, RoaringBitmap> unchanged = new HashMap<>();
        bitmaps.forEach((value, bits) -> earlier.trials(bits)
                .filter(trial -> !changed.contains(trial))
                .forEach(trial -> add(value, trial, unchanged)));
        return unchanged;
    }

    /** Reads what {@link #write} has written. */
    FacetIndex(DataInputStream in) throws IOException {
        List<Node> read = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            read.add(NodeFactory.createURI(in.readUTF()));
        }
        trials = List.copyOf(read);
        number();
        for (Facet facet : Facet.OF_PROPERTIES) {
            values.put(facet, bitmaps(NodeFactory::createURI, in));
        }
        headings = bitmaps(NodeFactory::createURI, in);
        starts = bitmaps(year -> year, in);
        tree = new MeshTree(in);
        branches();
    }

    /** Writes it: trials, the bitmaps of each facet, of the headings and of years, and the trees, each in order. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(trials.size());
        for (Node trial : trials) {
            out.writeUTF(trial.getURI());
        }
        for (Facet facet : Facet.OF_PROPERTIES) {
            write(values.get(facet), Node::getURI, out);
        }
        write(headings, Node::getURI, out);
        write(starts, year -> year, out);
        tree.write(out);
    }

    private static <V> void write(Map<V, RoaringBitmap> bitmaps, Function<V, String> name, DataOutputStream out)
            throws IOException {
        out.writeInt(bitmaps.size());
        for (V value :
                bitmaps.keySet().stream().sorted(Comparator.comparing(name)).toList()) {
            out.writeUTF(name.apply(value));
            bitmaps.get(value).serialize(out);
        }
    }

    private static <V> Map<V, RoaringBitmap> bitmaps(Function<String, V> named, DataInputStream in) throws IOException {
        Map<V, RoaringBitmap> bitmaps = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            V value = named.apply(in.readUTF());
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

    /**
     * Notes the values of trials.
     *
     * @param statements those with a property
     * @param meshOf the headings that a condition or intervention is linked to
     */
    private void read(Function<Node, Iterator<Quad>> statements, Function<Node, Set<Node>> meshOf) {
        for (Facet facet : Facet.OF_PROPERTIES) {
            read(statements, facet.property, Set::of, values.get(facet));
        }
        read(statements, Vocabulary.REGISTRY_MESH, Set::of, headings);
        for (Node property : List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION)) {
            read(statements, property, meshOf, headings);
        }
        statements.apply(START_DATE).forEachRemaining(quad -> {
            String date = quad.getObject().getLiteralLexicalForm();
            add(StringUtils.left(date, "2020".length()), quad.getSubject(), starts);
        });
        branches();
    }

    private void read(
            Function<Node, Iterator<Quad>> statements,
            Node property,
            Function<Node, Set<Node>> meaning,
            Map<Node, RoaringBitmap> having) {
        statements.apply(property).forEachRemaining(quad -> {
            if (quad.getObject().isURI()) {
                meaning.apply(quad.getObject()).forEach(value -> add(value, quad.getSubject(), having));
            }
        });
    }

    private <V> void add(V value, Node subject, Map<V, RoaringBitmap> having) {
        Integer trial = positions.get(subject);
        if (trial != null) {
            having.computeIfAbsent(value, v -> new RoaringBitmap()).add(trial);
        }
    }

    /** The branches of the trees by the headings in them. */
    private void branches() {
        Map<Node, RoaringBitmap> branches = new HashMap<>();
        tree.topHeadings().forEach(top -> branches.put(top, below(top)));
        values.put(Facet.MESH, branches);
    }

    /** The years in which trials start, as printed, with how many do, in order. */
    NavigableMap<String, Long> startYears() {
        NavigableMap<String, Long> years = new TreeMap<>();
        starts.forEach((year, having) -> years.put(year, having.getLongCardinality()));
        return years;
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
