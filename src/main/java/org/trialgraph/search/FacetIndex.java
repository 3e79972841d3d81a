package org.trialgraph.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
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
                    Stream.of(Vocabulary.REGISTRY_MESH, Vocabulary.CONDITION, Vocabulary.INTERVENTION, Vocabulary.SITE),
                    Arrays.stream(Day.values()).map(day -> day.property))
            .flatMap(Function.identity())
            .distinct()
            .toList();

    /** Characters of a name by which something is found; what is longer is no name. */
    private static final int LONGEST_NAME = 100;

    private static final Node TRUE = Facet.RESULTS.node("true", "");
    private static final Node FALSE = Facet.RESULTS.node("false", "");

    /** A day by which trials are sorted. */
    enum Day {
        START(TrialProperties.START_DATE),
        UPDATE(TrialProperties.LAST_UPDATE_DATE);

        final Node property;

        Day(Property<?> date) {
            this.property = Vocabulary.firstDay(date).orElseThrow();
        }
    }

    private final List<Node> trials;
    private final Map<Node, Integer> positions = new HashMap<>();
    private final Map<Facet, Map<Node, RoaringBitmap>> values = new EnumMap<>(Facet.class);
    private final Map<Node, RoaringBitmap> headings;
    private final Map<Day, Map<String, RoaringBitmap>> days = new EnumMap<>(Day.class);
    private final Map<String, RoaringBitmap> sites;
    private final LearntNames learntNames;

    private final MeshTree tree;
    private final HeadingNames names;
    private final Places places;
    private final Map<Day, int[]> ranks = new EnumMap<>(Day.class);

    /** Reads it from the current graphs, within a read transaction. */
    FacetIndex(DatasetGraph current) {
        trials = sorted(trials(current, Node.ANY));
        number();
        headings = new HashMap<>();
        Facet.OF_PROPERTIES.forEach(facet -> values.put(facet, new HashMap<>()));
        for (Day day : Day.values()) {
            days.put(day, new HashMap<>());
        }
        sites = new HashMap<>();
        learntNames = new LearntNames(Map.of());
        tree = new MeshTree(current);
        names = HeadingNames.of(current);
        read(current, all(), property -> current.find(Node.ANY, Node.ANY, property, Node.ANY), property -> {
            Map<Node, Set<Node>> ofThings = new HashMap<>();
            current.find(Node.ANY, Node.ANY, property, Node.ANY)
                    .forEachRemaining(quad -> ofThings.computeIfAbsent(quad.getSubject(), thing -> new HashSet<>(2))
                            .add(quad.getObject()));
            return thing -> ofThings.getOrDefault(thing, Set.of());
        });
        places = new Places(sites);
    }

    /**
     * That of an earlier state of the graphs, with the trials that are changed read anew, within a read transaction.
     *
     * @param changes what was said or is said that bears on it
     */
    FacetIndex(FacetIndex earlier, DatasetGraph current, FacetChanges changes) {
        Set<Node> changed = changes.subjects(current);
        trials = sorted(Stream.concat(
                earlier.trials.stream().filter(trial -> !changed.contains(trial)),
                changed.stream().flatMap(each -> trials(current, each))));
        number();
        Facet.OF_PROPERTIES.forEach(facet -> values.put(facet, unchanged(earlier, earlier.values.get(facet), changed)));
        headings = unchanged(earlier, earlier.headings, changed);
        earlier.days.forEach((day, having) -> days.put(day, unchanged(earlier, having, changed)));
        sites = unchanged(earlier, earlier.sites, changed);
        learntNames = new LearntNames(unchanged(earlier, earlier.learntNames.trials(), changed));
        tree = new MeshTree(current);
        names = changes.bearsOn(HeadingNames.PROPERTIES) ? HeadingNames.of(current) : earlier.names;
        read(
                current,
                bits(changed),
                property -> changed.stream()
                        .flatMap(trial -> Iter.asStream(current.find(Node.ANY, trial, property, Node.ANY)))
                        .iterator(),
                property -> thing -> Iter.asStream(current.find(Node.ANY, thing, property, Node.ANY))
                        .map(Quad::getObject)
                        .collect(Collectors.toSet()));
        places = new Places(sites);
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
        for (Day day : Day.values()) {
            days.put(day, bitmaps(Function.identity(), in));
        }
        sites = bitmaps(Function.identity(), in);
        learntNames = new LearntNames(bitmaps(Function.identity(), in));
        tree = new MeshTree(in);
        names = HeadingNames.read(in);
        places = new Places(sites);
        complete();
    }

    /** Writes it: trials, the bitmaps of each facet, of headings, days, sites and names, then the trees and entry terms, each in order. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(trials.size());
        for (Node trial : trials) {
            out.writeUTF(trial.getURI());
        }
        for (Facet facet : Facet.OF_PROPERTIES) {
            write(values.get(facet), node -> node.isURI() ? node.getURI() : Facet.value(node), out);
        }
        write(headings, Node::getURI, out);
        for (Day day : Day.values()) {
            write(days.get(day), Function.identity(), out);
        }
        write(sites, Function.identity(), out);
        write(learntNames.trials(), Function.identity(), out);
        tree.write(out);
        names.write(out);
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
     * @param ofThings gives, for a property, what each condition, intervention, sponsor or site has of it
     */
    private void read(
            DatasetGraph current,
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
            Map<Node, Set<String>> known = new HashMap<>();
            statements.apply(property).forEachRemaining(quad -> {
                Node thing = quad.getObject();
                Set<Node> meant = meshOf.apply(thing);
                meant.forEach(heading -> add(heading, quad.getSubject(), headings));
                known.computeIfAbsent(thing, each -> LearntNames.keys(current, each, property, meant))
                        .forEach(key -> add(key, quad.getSubject(), learntNames.trials()));
            });
        }
        for (Day day : Day.values()) {
            statements
                    .apply(day.property)
                    .forEachRemaining(
                            quad -> add(quad.getObject().getLiteralLexicalForm(), quad.getSubject(), days.get(day)));
        }
        Function<Node, Set<Node>> latitudes = ofThings.apply(Vocabulary.LATITUDE);
        Function<Node, Set<Node>> longitudes = ofThings.apply(Vocabulary.LONGITUDE);
        Function<Node, Set<Node>> cities = ofThings.apply(Vocabulary.CITY);
        read(
                statements,
                Vocabulary.SITE,
                site -> places(latitudes.apply(site), longitudes.apply(site), cities.apply(site)),
                sites);
        complete();
    }

    private static Set<String> places(Set<Node> latitudes, Set<Node> longitudes, Set<Node> cities) {
        Set<Node> named = cities.isEmpty() ? Set.of(NodeFactory.createLiteralString("")) : cities;
        Set<String> places = new HashSet<>();
        latitudes.forEach(latitude -> longitudes.forEach(longitude -> named.forEach(city -> places.add(Places.key(
                latitude.getLiteralLexicalForm(),
                longitude.getLiteralLexicalForm(),
                StringUtils.left(city.getLiteralLexicalForm(), LONGEST_NAME))))));
        return places;
    }

    private <V> void read(
            Function<Node, Iterator<Quad>> statements,
            Node property,
            Function<Node, Set<V>> meaning,
            Map<V, RoaringBitmap> having) {
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

    /** What follows from the bitmaps: the branches of the trees by the headings in them, and the order of days. */
    private void complete() {
        Map<Node, RoaringBitmap> branches = new HashMap<>();
        tree.topHeadings().forEach(top -> branches.put(top, below(top)));
        values.put(Facet.MESH, branches);
        days.forEach((day, having) -> {
            int[] ofTrials = new int[trials.size()];
            int rank = 0;
            for (String each : having.keySet().stream().sorted().toList()) {
                int next = ++rank;
                having.get(each).forEach((int trial) -> ofTrials[trial] = next);
            }
            ranks.put(day, ofTrials);
        });
    }

    /** How many trials there are. */
    public int size() {
        return trials.size();
    }

    /** The values of a facet that any trials have, with the number of these. */
    public Map<Node, Long> counts(Facet facet) {
        return counts(facet, all());
    }

    /** The values of a facet that some of the trials have, with the number of these; none of one that is not counted. */
    public Map<Node, Long> counts(Facet facet, RoaringBitmap among) {
        Map<Node, Long> counts = new HashMap<>();
        values.getOrDefault(facet, Map.of())
                .forEach((value, having) -> counts.put(value, (long) RoaringBitmap.andCardinality(having, among)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /**
     * The MeSH headings that some of the trials have themselves, not only one below them, with the number of these.
     *
     * @param trees what their tree numbers begin with, in any tree
     */
    public Map<Node, Long> headings(RoaringBitmap among, Set<String> trees) {
        Map<Node, Long> counts = new HashMap<>();
        headings.forEach((heading, having) -> {
            int count = RoaringBitmap.andCardinality(having, among);
            if (count > 0
                    && tree.numbers(heading).stream()
                            .anyMatch(number -> trees.stream().anyMatch(number::startsWith))) {
                counts.put(heading, (long) count);
            }
        });
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

    /** For each trial a number that is greater for a later day, 0 where it has none. Not to be changed. */
    int[] ranks(Day day) {
        return ranks.get(day);
    }

    /** Where sites are. */
    Places places() {
        return places;
    }

    /**
     * The heading of a subject that a name means: as an entry term, else as what most trials mean whose condition or intervention is
     * called so. Of a Chinese beginning of such names, two characters at least, it is the heading that most of their trials mean.
     */
    Optional<Node> heading(String name) {
        return names.heading(name).filter(tree::isSubject).or(() -> learntNames.heading(name, tree::isSubject));
    }

    /** The heading and those below it. */
    Set<Node> headingsBelow(Node heading) {
        return tree.below(heading);
    }

    /** The headings that a trial is linked to by its registry, a condition or an intervention, among some. */
    List<Node> headings(Node trial, Set<Node> among) {
        int position = positions.getOrDefault(trial, -1);
        return among.stream()
                .filter(heading ->
                        headings.containsKey(heading) && headings.get(heading).contains(position))
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    /** The position of a trial in the order of IRIs; -1 for what is no trial. */
    int position(String trial) {
        return positions.getOrDefault(NodeFactory.createURI(trial), -1);
    }

    /** The trial at a position. */
    Node trial(int position) {
        return trials.get(position);
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
