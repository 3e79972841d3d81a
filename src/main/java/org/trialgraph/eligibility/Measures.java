package org.trialgraph.eligibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** The measures that criteria set limits to, of {@code ontology/measures.ttl}. */
final class Measures {
    private static final String FILE = "/org/trialgraph/ontology/measures.ttl";
    private static final String SCALE = "{";
    private static final String STATE = "{state}";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Set<String>> units;
    private final Map<String, Set<String>> dimensions = new HashMap<>();

    /** @param kinds tells which units are of one kind */
    Measures(Units kinds) {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in = Objects.requireNonNull(Measures.class.getResourceAsStream(FILE), FILE)) {
            RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Node label : List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode())) {
            graph.find(Node.ANY, label, Node.ANY)
                    .filterKeep(triple -> graph.contains(triple.getSubject(), Vocabulary.USUAL_UNIT, Node.ANY))
                    .forEach(
                            triple -> names.put(triple.getObject().getLiteralLexicalForm(), code(triple.getSubject())));
        }
        units = graph.find(Node.ANY, Vocabulary.USUAL_UNIT, Node.ANY).toList().stream()
                .collect(Collectors.groupingBy(
                        triple -> code(triple.getSubject()),
                        Collectors.mapping(triple -> triple.getObject().getLiteralLexicalForm(), Collectors.toSet())));
        units.forEach((measure, codes) ->
                dimensions.put(measure, codes.stream().map(kinds::dimension).collect(Collectors.toSet())));
    }

    private static String code(Node concept) {
        return Iris.localName(concept.getURI());
    }

    /** The names that measures have in criteria, each with the local name of its concept. */
    Map<String, String> names() {
        return names;
    }

    /** Whether a measure is a scale, of which values are printed without a unit. */
    boolean isScale(String measure) {
        return units.getOrDefault(measure, Set.of()).stream().anyMatch(unit -> unit.startsWith(SCALE));
    }

    /** Whether a measure is a state that somebody is in or not, such as pregnancy. */
    boolean isState(String measure) {
        return units.getOrDefault(measure, Set.of()).contains(STATE);
    }

    /** Whether values of a measure have units of a kind. */
    boolean hasDimension(String measure, String dimension) {
        return dimensions.getOrDefault(measure, Set.of()).contains(dimension);
    }
}
