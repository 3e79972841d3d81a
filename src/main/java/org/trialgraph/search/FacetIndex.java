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
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.trialgraph.rdf.Vocabulary;

/**
 * The trials that have each value of each facet, as bitmaps over the trials in the order of their IRIs, and the trials of each
 * MeSH heading. A release never changes, so that this is counted once; then any combination of values is found, and what was found
 * is counted by every value, in milliseconds. Safe for many threads.
 */
public final class FacetIndex {
    /** Properties of trials whose values are read. */
    static final List<Node> PROPERTIES = Stream.of(
                    Facet.OF_PROPERTIES.stream().map(facet -> facet.property),
                    AgeGroups.PROPERTIES.stream(),
                    Stream.of(Vocabulary.REGISTRY_MESH))
            .flatMap(Function.identity())
            .distinct()
            .toList();

    private static final Node TRUE = Facet.RESULTS.node("true", "");
    private static final Node FALSE = Facet.RESULTS.node("false", "");

    private final List<Node> trials;
    private final Map<Node, Integer> positions = new HashMap<>();
    private final Map<Facet, Map<Node, RoaringBitmap>> values = new EnumMap<>(Facet.class);
    private final Map<Node, RoaringBitmap> headings;
    private final MeshTree tree;

    /** Reads it from the current graphs, within a read transaction. */
    FacetIndex(DatasetGraph current) {
        trials = sorted(trials(current, Node.ANY));
        number();
        headings = new HashMap<>();
        Facet.OF_PROPERTIES.forEach(facet -> values.put(facet, new HashMap<>()));
        tree = new MeshTree(current);
        read(all(), property -> current.find(Node.ANY, Node.ANY, property, Node.ANY), property -> {
            Map<Node, Set<Node>> ofThings = new HashMap<>();
            current.find(Node.ANY, Node.ANY, property, Node.ANY)
                    .forEachRemaining(quad -> ofThings.computeIfAbsent(quad.getSubject(), thing -> new HashSet<>(2))
                            .add(quad.getObject()));
            return thing -> ofThings.getOrDefault(thing, Set.of());
        });
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
        tree = new MeshTree(current);
        read(
                bits(changed),
                property -> changed.stream()
                        .flatMap(trial -> Iter.asStream(current.find(Node.ANY, trial, property, Node.ANY)))
                        .iterator(),
                property -> thing -> Iter.asStream(current.find(Node.ANY, thing, property, Node.ANY))
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
            boolean literals = facet == Facet.START_YEAR || facet == Facet.RESULTS;
            values.put(
                    facet, bitmaps(written -> literals ? facet.node(written, "") : NodeFactory.createURI(written), in));
        }
        headings = bitmaps(NodeFactory::createURI, in);
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
            write(values.get(facet), node -> node.isURI() ? node.getURI() : Facet.value(node), out);
        }
        write(headings, Node::getURI, out);
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
     * @param trials those to be read
     * @param statements gives those with a property
     * @param ofThings gives, for a property, what each condition, intervention or sponsor has of it
     */
    private void read(
            RoaringBitmap trials,
            Function<Node, Iterator<Quad>> statements,
            Function<Node, Function<Node, Set<Node>>> ofThings) {
        for (Facet facet : List.of(
                Facet.REGISTRY, Facet.STATUS, Facet.PHASE, Facet.STUDY_TYPE, Facet.SEX, Facet.COUNTRY, Facet.SPONSOR)) {
            read(statements, facet.property, Set::of, values.get(facet));
        }
        read(
                statements,
                Facet.SPONSOR_CLASS.property,
                ofThings.apply(Vocabulary.SPONSOR_CLASS_OF),
                values.get(Facet.SPONSOR_CLASS));
        statements.apply(Facet.START_YEAR.property).forEachRemaining(quad -> {
            String year = StringUtils.left(quad.getObject().getLiteralLexicalForm(), "2020".length());
            if (Facet.START_YEAR.accepts(year)) {
                add(Facet.START_YEAR.node(year, ""), quad.getSubject(), values.get(Facet.START_YEAR));
            }
        });
        RoaringBitmap withResults = bits(statements, Facet.RESULTS.property, TRUE::equals);
        add(TRUE, withResults, values.get(Facet.RESULTS));
        add(FALSE, RoaringBitmap.andNot(trials, withResults), values.get(Facet.RESULTS));
        AgeGroups.of((property, test) -> bits(statements, property, test))
                .forEach((group, having) -> add(group, having, values.get(Facet.AGE_GROUP)));
        read(statements, Vocabulary.REGISTRY_MESH, Set::of, headings);
        Function<Node, Set<Node>> meshOf = ofThings.apply(Vocabulary.MESH);
        for (Node property : List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION)) {
            read(statements, property, meshOf, headings);
        }
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

    /** The trials of which a property has a value that a test holds for. */
    private RoaringBitmap bits(Function<Node, Iterator<Quad>> statements, Node property, Predicate<Node> test) {
        RoaringBitmap bits = new RoaringBitmap();
        statements.apply(property).forEachRemaining(quad -> {
            Integer trial = positions.get(quad.getSubject());
            if (trial != null && test.test(quad.getObject())) {
                bits.add(trial);
            }
        });
        return bits;
    }

    private void add(Node value, RoaringBitmap trials, Map<Node, RoaringBitmap> having) {
        trials.forEach((int trial) -> add(value, this.trials.get(trial), having));
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

    /** How many trials there are. */
    public int size() {
        return trials.size();
    }

    /** The values of a facet that any trials have, with the number of these. */
    public Map<Node, Long> counts(Facet facet) {
        return counts(facet, all());
    }

    /** The values of a facet that some of the trials have, with the number of these. */
    public Map<Node, Long> counts(Facet facet, RoaringBitmap among) {
        Map<Node, Long> counts = new HashMap<>();
        values.get(facet)
                .forEach((value, having) -> counts.put(value, (long) RoaringBitmap.andCardinality(having, among)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** All trials, in a bitmap of its own. */
    public RoaringBitmap all() {
        return RoaringBitmap.bitmapOfRange(0, trials.size());
    }

    /** The trials with a value of a facet; none for a value that none has. Not to be changed. */
    public RoaringBitmap having(Facet facet, Node value) {
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
}
