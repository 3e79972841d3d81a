package org.trialgraph.mesh.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.trialgraph.text.ResourceLines;

/**
 * Words that mean the same in names, {@code synonyms.tsv}, and prefixes that some write apart. Part of the format of the index: a
 * change here is a new format.
 */
public final class Synonyms {
    /** Groups of words by those of their words that are not the first. */
    private static final Map<String, List<String>> GROUPS = load();

    private static final Set<String> PREFIXES = Set.of(
            "post", "pre", "peri", "non", "anti", "hyper", "hypo", "micro", "neuro", "cardio", "intra", "extra",
            "inter", "over", "under", "sub", "semi", "poly", "multi");

    private Synonyms() {}

    /** The word that stands for all that mean the same, the first of its group; in normal form, as the word given. */
    public static String of(String word) {
        List<String> group = GROUPS.get(word);
        return group == null ? word : group.get(0);
    }

    /**
     * How far apart in meaning two names of the same meaning are: words beside each other in a group of the list are closer than
     * its first and last, so that a neurologic disease is rather a neurologic disorder than a neurologic deficit.
     */
    public static int distance(Tokens name, Tokens other) {
        int sum = 0;
        for (int i = 0; i < name.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                if (name.synonymHash(i) == other.synonymHash(j)) {
                    sum += Math.abs(position(name.word(i)) - position(other.word(j)));
                }
            }
        }
        return sum;
    }

    private static int position(String word) {
        return Math.max(0, GROUPS.getOrDefault(word, List.of()).indexOf(word));
    }

    /** Whether a word is also written as the beginning of the next, as in post operative. */
    static boolean isPrefix(String word) {
        return PREFIXES.contains(word);
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> groups = new HashMap<>();
        for (String line : ResourceLines.beside(Synonyms.class, "synonyms.tsv")) {
            List<String> group =
                    Stream.of(line.split("\t")).map(Tokens.Stemmer::stem).toList();
            group.stream().skip(1).forEach(word -> groups.putIfAbsent(word, group));
        }
        return Map.copyOf(groups);
    }
}
