package org.trialgraph.mesh;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The nouns that an adjective of medicine may come from, told by its ending: anemic from anemia, sclerotic from sclerosis. */
final class Adjectives {
    private static final int SHORTEST_STEM = 2;

    /** Endings of adjectives and those of their nouns; the longest ending that fits comes first. */
    private static final List<Map.Entry<String, List<String>>> ENDINGS = List.of(
            Map.entry("genic", List.of("genesis")),
            Map.entry("toxic", List.of("toxicity")),
            Map.entry("tensive", List.of("tension")),
            Map.entry("pressive", List.of("pression")),
            Map.entry("active", List.of("activity")),
            Map.entry("matory", List.of("mation")),
            Map.entry("matose", List.of("ma")),
            Map.entry("matous", List.of("ma")),
            Map.entry("matic", List.of("ma", "matism")),
            Map.entry("plastic", List.of("plasm", "plasia")),
            Map.entry("phalic", List.of("phalus", "phaly")),
            Map.entry("rrhagic", List.of("rrhage")),
            Map.entry("etic", List.of("etes", "esia")),
            Map.entry("ptic", List.of("psy", "psis")),
            Map.entry("itic", List.of("itis")),
            Map.entry("otic", List.of("osis")),
            Map.entry("atic", List.of("asis")),
            Map.entry("lytic", List.of("lysis")),
            Map.entry("ic", List.of("ia", "y", "ism", "e")));

    private Adjectives() {}

    /** The nouns that a word may come from, the likeliest first; each need not be a word. */
    static Stream<String> nouns(String word) {
        return ENDINGS.stream()
                .filter(ending -> word.endsWith(ending.getKey()))
                .filter(ending -> word.length() - ending.getKey().length() >= SHORTEST_STEM)
                .flatMap(ending -> nouns(word, ending));
    }

    private static Stream<String> nouns(String word, Map.Entry<String, List<String>> ending) {
        String stem = word.substring(0, word.length() - ending.getKey().length());
        return ending.getValue().stream().map(noun -> stem + noun);
    }
}
