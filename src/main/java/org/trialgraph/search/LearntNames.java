package org.trialgraph.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.TextNormalizer;

/**
 * Which MeSH heading is meant by names that are no entry terms, as trials teach it: what is called so, and linked to the heading. These
 * are short names of conditions, and all names of conditions and interventions in other languages than English.
 */
final class LearntNames {
    /** Words of an English name of a condition that may be looked for. */
    private static final int MOST_WORDS = 3;

    private static final int LONGEST = 100;
    private static final int SHORTEST_BEGINNING = 2;

    /** By name and heading, a line each. */
    private final NavigableMap<String, RoaringBitmap> trials;

    /** @param trials by {@link #keys} */
    LearntNames(Map<String, RoaringBitmap> trials) {
        this.trials = new TreeMap<>(trials);
    }

    /** The trials by {@link #keys}; more may be added. */
    Map<String, RoaringBitmap> trials() {
        return trials;
    }

    /**
     * The names of a condition or intervention that may be looked for, each with each of its headings.
     *
     * @param property by which trials have it
     */
    static Set<String> keys(DatasetGraph current, Node thing, Node property, Set<Node> headings) {
        return headings.isEmpty()
                ? Set.of()
                : Iter.asStream(current.find(Node.ANY, thing, RDFS.Nodes.label, Node.ANY))
                        .map(Quad::getObject)
                        .filter(name -> isLearnt(name, property.equals(Vocabulary.CONDITION)))
                        .map(name -> folded(name.getLiteralLexicalForm()))
                        .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                        .flatMap(name -> headings.stream().map(heading -> name + "\n" + heading.getURI()))
                        .collect(Collectors.toSet());
    }

    private static boolean isLearnt(Node name, boolean condition) {
        String language = name.getLiteralLanguage();
        String words = name.getLiteralLexicalForm();
        return !language.isEmpty() && !language.startsWith("en")
                || isChinese(words)
                || condition && StringUtils.countMatches(words, ' ') < MOST_WORDS;
    }

    private static boolean isChinese(String words) {
        return words.codePoints().anyMatch(Character::isIdeographic);
    }

    /** A name as names compare: letters and digits alone. */
    private static String folded(String name) {
        return TextNormalizer.fold(name).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /**
     * The heading that most trials mean by a name, of those that are allowed. Of a Chinese beginning of names it is that which most trials
     * mean by these.
     */
    Optional<Node> heading(String words, Predicate<Node> allowed) {
        String name = folded(words);
        if (name.length() < SHORTEST_BEGINNING) {
            return Optional.empty();
        }
        Map<String, RoaringBitmap> same = trials.subMap(name + "\n", true, name + "\u000b", false);
        Map<String, RoaringBitmap> taken =
                same.isEmpty() && isChinese(name) ? trials.subMap(name, true, name + "\uffff", false) : same;
        Map<Node, RoaringBitmap> votes = new HashMap<>();
        taken.forEach((line, having) -> votes.computeIfAbsent(
                        NodeFactory.createURI(StringUtils.substringAfter(line, "\n")), heading -> new RoaringBitmap())
                .or(having));
        return votes.entrySet().stream()
                .filter(vote -> allowed.test(vote.getKey()))
                .max(Comparator.<Map.Entry<Node, RoaringBitmap>>comparingInt(
                                vote -> vote.getValue().getCardinality())
                        .thenComparing(vote -> vote.getKey().getURI()))
                .map(Map.Entry::getKey);
    }
}
