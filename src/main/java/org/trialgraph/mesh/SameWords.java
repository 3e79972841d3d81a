package org.trialgraph.mesh;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words that mean the same in names, {@code same-words.tsv}, and beginnings of words that some write apart. Part of the format of
 * the index: a change here is a new {@link MeshIndex#FORMAT}.
 */
final class SameWords {
    private static final Map<String, String> FIRST = load();
    private static final Map<String, Integer> PLACES = places();
    private static final Set<String> BEGINNINGS = Set.of(
            "post", "pre", "peri", "non", "anti", "hyper", "hypo", "micro", "neuro", "cardio", "intra", "extra",
            "inter", "over", "under", "sub", "semi", "poly", "multi");

    private SameWords() {}

    /** The word that stands for all that mean the same; in normal form, as the word given. */
    static String of(String word) {
        return FIRST.getOrDefault(word, word);
    }

    /**
     * How far apart in meaning two names of the same meaning are: words beside each other in a group of the list are closer than
     * its first and last, so that a neurologic disease is rather a neurologic disorder than a neurologic deficit.
     */
    static int distance(Words name, Words other) {
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
        return PLACES.getOrDefault(word, 0);
    }

    /** Whether a word is in one of the groups. */
    static boolean knows(String word) {
        return FIRST.containsKey(word) || FIRST.containsValue(word);
    }

    /** Whether a word is also written as the beginning of the next, as in post operative. */
    static boolean begins(String word) {
        return BEGINNINGS.contains(word);
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (String line : ResourceLines.of("same-words.tsv")) {
            String[] cells = line.split("\t");
            for (int i = 1; i < cells.length; i++) {
                places.putIfAbsent(WordForm.of(cells[i]), i);
            }
        }
        return Map.copyOf(places);
    }

    private static Map<String, String> load() {
        Map<String, String> first = new HashMap<>();
        for (String line : ResourceLines.of("same-words.tsv")) {
            String[] cells = line.split("\t");
            for (int i = 1; i < cells.length; i++) {
                first.putIfAbsent(WordForm.of(cells[i]), WordForm.of(cells[0]));
            }
        }
        return Map.copyOf(first);
    }
}
