package org.trialgraph.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** The measures of {@code ontology/measures.ttl} as a patient's record names them: by name, local name or LOINC code. */
final class Measures {
    private static final String FILE = "/org/trialgraph/ontology/measures.ttl";
    private static final String LOINC = "http://loinc.org/rdf/";
    private static final String STATE = "{state}";
    /** Units of the International System before customary ones, which have brackets. */
    private static final Comparator<String> ORDER =
            Comparator.comparing((String unit) -> unit.startsWith("[")).thenComparing(Comparator.naturalOrder());

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> loinc = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, SortedSet<String>> units = new HashMap<>();

    Measures() {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in = Objects.requireNonNull(Measures.class.getResourceAsStream(FILE), FILE)) {
            RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        graph.find(Node.ANY, Vocabulary.USUAL_UNIT, Node.ANY)
                .forEach(triple -> units.computeIfAbsent(code(triple.getSubject()), code -> new TreeSet<>(ORDER))
                        .add(triple.getObject().getLiteralLexicalForm()));
        for (Node property : List.of(SKOS.altLabel.asNode(), SKOS.prefLabel.asNode())) {
            graph.find(Node.ANY, property, Node.ANY)
                    .filterKeep(triple -> units.containsKey(code(triple.getSubject())))
                    .forEach(triple -> {
                        String name = triple.getObject().getLiteralLexicalForm();
                        names.put(folded(name), code(triple.getSubject()));
                        if (triple.getObject().getLiteralLanguage().equals("en")) {
                            labels.put(code(triple.getSubject()), name);
                        }
                    });
        }
        units.keySet().forEach(code -> names.put(folded(code), code));
        graph.find(Node.ANY, SKOS.closeMatch.asNode(), Node.ANY)
                .filterKeep(triple -> triple.getObject().getURI().startsWith(LOINC))
                .forEach(triple ->
                        loinc.put(triple.getObject().getURI().substring(LOINC.length()), code(triple.getSubject())));
    }

    private static String code(Node concept) {
        return Iris.localName(concept.getURI());
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /** The measure that a name in English or Chinese, or a local name, stands for. */
    Optional<String> named(String name) {
        return Optional.ofNullable(names.get(folded(name)));
    }

    Optional<String> ofLoinc(String code) {
        return Optional.ofNullable(loinc.get(code));
    }

    /** The English name of a measure. */
    String label(String measure) {
        return labels.getOrDefault(measure, measure);
    }

    /** UCUM codes of the units that values of a measure have, in one order. */
    SortedSet<String> units(String measure) {
        return units.getOrDefault(measure, new TreeSet<>());
    }

    /** Whether values of a measure have no unit. */
    boolean isScale(String measure) {
        return units(measure).stream().anyMatch(unit -> unit.startsWith("{"));
    }

    boolean isState(String measure) {
        return units(measure).contains(STATE);
    }
}
