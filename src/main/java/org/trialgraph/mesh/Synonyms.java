package org.trialgraph.mesh;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.trialgraph.io.ResourceLines;

/**
 * Tokens that mean the same in names, {@code same-words.tsv}, and beginnings of words that some write apart. Part of the format of
 * the index: a change here is a new {@link MeshIndex#FORMAT}.
 */
final class Synonyms {
    private static final Map<String, Word> WORDS = load();
    private static final Set<String> BEGINNINGS = Set.of(
            "post", "pre", "peri", "non", "anti", "hyper", "hypo", "micro", "neuro", "cardio", "intra", "extra",
            "inter", "over", "under", "sub", "semi", "poly", "multi");

    private Synonyms() {}

    /**
     * A word of a group that is not its first.
     *
     * @param first the first of the group
     * @param place how many stand before it
     */
    private record Word(String first, int place) {}

    /** The word that stands for all that mean the same; in normal form, as the word given. */
    static String of(String word) {
        Word known = WORDS.get(word);
        return known == null ? word : known.first();
    }

    /**
     * How far apart in meaning two names of the same meaning are: words beside each other in a group of the list are closer than
     * its first and last, so that a neurologic disease is rather a neurologic disorder than a neurologic deficit.
     */
    static int distance(Tokens name, Tokens other) {
        int sum = 0;
        for (int i = 0; i < name.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                if (name.meaning(i) == other.meaning(j)) {
                    sum += Math.abs(place(name.word(i)) - place(other.word(j)));
                }
            }
        }
        return sum;
    }

    private static int place(String word) {
        Word known = WORDS.get(word);
        return known == null ? 0 : known.place();
    }

    /** Whether a word is also written as the beginning of the next, as in post operative. */
    static boolean begins(String word) {
        return BEGINNINGS.contains(word);
    }

    private static Map<String, Word> load() {
        Map<String, Word> words = new HashMap<>();
        for (String line : ResourceLines.beside(Synonyms.class, "same-words.tsv")) {
            String[] cells = line.split("\t");
            for (int i = 1; i < cells.length; i++) {
                words.putIfAbsent(Stemmer.of(cells[i]), new Word(Stemmer.of(cells[0]), i));
            }
        }
        return Map.copyOf(words);
    }
}
