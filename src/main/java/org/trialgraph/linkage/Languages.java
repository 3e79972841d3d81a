package org.trialgraph.linkage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.linkage.AgesInWords.Range;
import org.trialgraph.linkage.Discrepancy.Severity;
import org.trialgraph.rdf.Vocabulary;

/**
 * Finds where the Chinese and the English text of one document disagree. The words of both stand beside one value; they
 * disagree where the numbers in them do, such as the phase, a size or an age. Ages are read in the inclusion criteria too, where
 * each language names one range.
 */
final class Languages {
    private static final List<String> FIELDS =
            List.of("phase", "enrollment", "minimumAge", "maximumAge", "studyType", "masking");

    private static final Set<String> BOTH = Set.of("zh", "en");

    private final DatasetGraph dataset;

    Languages(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** Hands over the disagreements, in the order of fields and trials. */
    void find(Consumer<Discrepancy> taker) {
        for (String field : FIELDS) {
            Map<String, Map<String, Set<String>>> printed = new TreeMap<>();
            dataset.find(Node.ANY, Node.ANY, Vocabulary.named(field + "Text"), Node.ANY)
                    .forEachRemaining(quad -> note(quad, printed));
            printed.forEach((trial, words) -> compare(field, trial, words, taker));
        }
        ages(taker);
    }

    private void ages(Consumer<Discrepancy> taker) {
        Map<String, Map<String, Set<Range>>> ranges = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.TEXT, Node.ANY).forEachRemaining(quad -> {
            String language = quad.getObject().getLiteralLanguage();
            String criterion = quad.getSubject().getURI();
            int part = criterion.lastIndexOf("/criterion/");
            if (part > 0 && BOTH.contains(language)) {
                Set<Range> found = AgesInWords.of(quad.getObject().getLiteralLexicalForm(), language);
                if (!found.isEmpty() && isInclusion(quad)) {
                    ranges.computeIfAbsent(criterion.substring(0, part), t -> new TreeMap<>())
                            .computeIfAbsent(language, l -> new TreeSet<>())
                            .addAll(found);
                }
            }
        });
        ranges.forEach((trial, byLanguage) -> ages(trial, byLanguage, taker));
    }

    private boolean isInclusion(Quad criterion) {
        return dataset.contains(
                criterion.getGraph(), criterion.getSubject(), RDF.Nodes.type, Vocabulary.INCLUSION_CRITERION);
    }

    private static void ages(String trial, Map<String, Set<Range>> ranges, Consumer<Discrepancy> taker) {
        List<Range> chinese = List.copyOf(ranges.getOrDefault("zh", Set.of()));
        List<Range> english = List.copyOf(ranges.getOrDefault("en", Set.of()));
        if (chinese.size() == 1 && english.size() == 1) {
            Range one = chinese.get(0);
            Range other = english.get(0);
            age("minimumAge", trial, one.from(), other.from(), taker);
            age("maximumAge", trial, one.to(), other.to(), taker);
        }
    }

    private static void age(String field, String trial, int one, int other, Consumer<Discrepancy> taker) {
        if (one != other) {
            taker.accept(new Discrepancy(
                    field,
                    trial,
                    trial,
                    "P" + one + "Y",
                    "P" + other + "Y",
                    Severity.MAJOR,
                    "the Chinese criteria say " + one + " years, the English " + other));
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
