package org.trialgraph.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.identity.Discrepancy.Severity;
import org.trialgraph.rdf.Vocabulary;

/**
 * Finds where the Chinese and the English text of one document disagree. The words of both stand beside one value; they
 * disagree where the numbers in them do, such as the phase, a size or an age.
 */
final class Languages {
    private static final List<String> FIELDS =
            List.of("phase", "enrollment", "armSize", "minimumAge", "maximumAge", "studyType", "masking");

    private final DatasetGraph dataset;

    Languages(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** Hands over the disagreements, in the order of fields and trials. */
    void find(Consumer<Discrepancy> taker) {
        for (String field : FIELDS) {
            Map<String, Map<String, Set<String>>> printed = new TreeMap<>();
            dataset.find(Node.ANY, Node.ANY, Vocabulary.term(field + "Text"), Node.ANY)
                    .forEachRemaining(quad -> note(quad, printed));
            printed.forEach((trial, words) -> compare(field, trial, words, taker));
        }
    }

    private static void note(Quad quad, Map<String, Map<String, Set<String>>> printed) {
        Node value = quad.getObject();
        if (value.isLiteral() && !value.getLiteralLanguage().isEmpty()) {
            printed.computeIfAbsent(quad.getSubject().getURI(), t -> new TreeMap<>())
                    .computeIfAbsent(value.getLiteralLanguage(), l -> new TreeSet<>())
                    .add(value.getLiteralLexicalForm());
        }
    }

    private static void compare(
            String field, String trial, Map<String, Set<String>> words, Consumer<Discrepancy> taker) {
        Set<String> chinese = words.getOrDefault("zh", Set.of());
        Set<String> english = words.getOrDefault("en", Set.of());
        Set<String> one = Numerals.of(chinese);
        Set<String> other = Numerals.of(english);
        if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
            taker.accept(new Discrepancy(
                    field,
                    trial,
                    trial,
                    String.join("; ", chinese),
                    String.join("; ", english),
                    Severity.MAJOR,
                    "the Chinese text says " + String.join(" ", one) + ", the English " + String.join(" ", other)));
        }
    }
}
