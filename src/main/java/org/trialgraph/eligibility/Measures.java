package org.trialgraph.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** The measures that criteria set limits to, of {@code ontology/measures.ttl}, by the local names of their concepts. */
public final class Measures {
    private static final String FILE = "/org/trialgraph/ontology/measures.ttl";
    private static final String LOINC = "http://loinc.org/rdf/";
    private static final String SCALE = "{";
    private static final String STATE = "{state}";
    /** Units of the International System before customary ones, which have brackets. */
    private static final Comparator<String> ORDER =
            Comparator.comparing((String unit) -> unit.startsWith("[")).thenComparing(Comparator.naturalOrder());

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> foldedNames = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, String> loinc = new HashMap<>();
    private final Map<String, SortedSet<String>> units = new HashMap<>();
    private final Map<String, Set<String>> dimensions = new HashMap<>();

    /** Reads the scheme. */
    public Measures() {
        this(new Units());
    }

    /** @param kinds tells which units are of one kind */
    Measures(Units kinds) {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in = Objects.requireNonNull(Measures.class.getResourceAsStream(FILE), FILE)) {
            RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        graph.find(Node.ANY, Vocabulary.USUAL_UNIT, Node.ANY)
                .forEach(triple -> units.computeIfAbsent(code(triple.getSubject()), code -> new TreeSet<>(ORDER))
                        .add(triple.getObject().getLiteralLexicalForm()));
        units.forEach((measure, codes) ->
                dimensions.put(measure, codes.stream().map(kinds::dimension).collect(Collectors.toSet())));
        for (Node label : List.of(SKOS.altLabel.asNode(), SKOS.prefLabel.asNode())) {
            graph.find(Node.ANY, label, Node.ANY)
                    .filterKeep(triple -> units.containsKey(code(triple.getSubject())))
                    .forEach(triple -> name(code(triple.getSubject()), triple.getObject()));
        }
        units.keySet().forEach(code -> foldedNames.put(folded(code), code));
        graph.find(Node.ANY, SKOS.closeMatch.asNode(), Node.ANY)
                .filterKeep(triple -> triple.getObject().getURI().startsWith(LOINC))
                .forEach(triple ->
                        loinc.put(triple.getObject().getURI().substring(LOINC.length()), code(triple.getSubject())));
    }

    private void name(String code, Node label) {
        String name = label.getLiteralLexicalForm();
        names.put(name, code);
        foldedNames.put(folded(name), code);
        if (label.getLiteralLanguage().equals("en")) {
            labels.put(code, name);
        }
    }

    private static String code(Node concept) {
        return Iris.localName(concept.getURI());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /** The names that measures have in criteria, each with its measure. */
    Map<String, String> names() {
        return names;
    }

    /** The measure that a name in English or Chinese, in any case and with any hyphens, or a local name stands for. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(foldedNames.get(folded(name)));
    }

    /** The measure that a LOINC code stands for. */
    public Optional<String> ofLoinc(String code) {
        return Optional.ofNullable(loinc.get(code));
    }

    /** All measures. */
    public Set<String> all() {
        return labels.keySet();
    }

    /** The English name of a measure. */
    public String label(String measure) {
        return labels.getOrDefault(measure, measure);
    }

    /** UCUM codes of the units that values of a measure have, in one order. */
    public SortedSet<String> units(String measure) {
        return units.getOrDefault(measure, Collections.emptySortedSet());
    }

    /** Whether a measure is a scale, of which values are printed without a unit. */
    public boolean isScale(String measure) {
        return units(measure).stream().anyMatch(unit -> unit.startsWith(SCALE));
    }

    /** Whether a measure is a state that somebody is in or not, such as pregnancy. */
    public boolean isState(String measure) {
        return units(measure).contains(STATE);
    }

    /** Whether values of a measure have units of a kind per another. */
    boolean hasDimensionPer(String measure, String dimension) {
        return !dimension.isEmpty()
                && dimensions.getOrDefault(measure, Set.of()).stream()
                        .anyMatch(known -> known.startsWith(dimension + "/"));
    }

    /** Whether values of a measure have units of a kind. */
    boolean hasDimension(String measure, String dimension) {
        return dimensions.getOrDefault(measure, Set.of()).contains(dimension);
    }
}
