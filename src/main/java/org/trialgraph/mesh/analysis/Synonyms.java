package org.trialgraph.mesh.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialgraph.text.ResourceLines;

/**
 * Words that mean the same in names, {@code synonyms.tsv}, and prefixes that some write apart. Part of the format of the index: a
 * change here is a new format.
 */
public final class Synonyms {
    private static final Map<String, Synonym> WORDS = load();
    private static final Set<String> PREFIXES = Set.of(
            "post", "pre", "peri", "non", "anti", "hyper", "hypo", "micro", "neuro", "cardio", "intra", "extra",
            "inter", "over", "under", "sub", "semi", "poly", "multi");

    private Synonyms() {}

    /**
     * A word of a group that is not its first.
     *
     * @param first the first of the group
     * @param position how many stand before it
     */
    private record Synonym(String first, int position) {}

    /** The word that stands for all that mean the same; in normal form, as the word given. */
    public static String of(String word) {
        Synonym known = WORDS.get(word);
        return known == null ? word : known.first();
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
        Synonym known = WORDS.get(word);
        return known == null ? 0 : known.position();
    }

    /** Whether a word is also written as the beginning of the next, as in post operative. */
    static boolean isPrefix(String word) {
        return PREFIXES.contains(word);
    }

    private static Map<String, Synonym> load() {
        Map<String, Synonym> words = new HashMap<>();
        for (String line : ResourceLines.beside(Synonyms.class, "synonyms.tsv")) {
            List<String> group = List.of(line.split("\t"));
            for (int i = 1; i < group.size(); i++) {
                words.putIfAbsent(Stemmer.stem(group.get(i)), new Synonym(Stemmer.stem(group.get(0)), i));
            }
        }
        return Map.copyOf(words);
    }
}
