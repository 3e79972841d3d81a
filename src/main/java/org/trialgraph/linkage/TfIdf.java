package org.trialgraph.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Names of one kind of some registrations, such as their titles, as sets of numbered words weighted by inverse document
 * frequency: a word that all have weighs nothing, a word that two have nearly the most.
 */
final class TfIdf {
    /** Added to the number of documents, so that weights are sensible in a small store. */
    private static final double PSEUDO_DOCUMENTS = 4000;
    /** How many of the added documents have a word of {@link TitleTokens#FREQUENT_WORDS}. */
    private static final double PSEUDO_FREQUENCY = 600;

    private static final Set<String> ORDINALS =
            Set.of("b", "c", "d", "e", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii");

    private final BitSet ordinals = new BitSet();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int documents;
    private final Optional<ToIntFunction<String>> counts;
    private final long[] hashes;
    private final int[][][] names;
    private final int[][] all;
    private final double[] weights;
    private final int[] frequency;

    /**
     * How alike two names are by the words they share, each word by its weight.
     *
     * @param jaccard weight of the shared words by the weight of all words of both, 0 to 1
     * @param containment weight of the shared words by the weight of the shorter name, 0 to 1
     * @param shared weight of the shared words, as a number of words that only one registration has
     * @param words number of words of the shorter name
     */
    record Similarity(double jaccard, double containment, double shared, int words) {
        private static final Similarity NONE = new Similarity(0, 0, 0, 0);

        /** Whether a name long enough to identify one study alone is the same. */
        boolean sameLongName() {
            return jaccard >= 0.85 && words >= 8 && shared >= 3.5;
        }
    }

    /**
     * @param registrations some, in their order
     * @param names what is taken of each
     * @param documents number of all registrations
     * @param counts how many of all have a word; empty where these are all
     */
    TfIdf(
            List<Registration> registrations,
            Function<Registration, List<String>> names,
            int documents,
            Optional<ToIntFunction<String>> counts) {
        this.documents = documents;
        this.counts = counts;
        List<List<List<String>>> words = registrations.stream()
                .map(registration ->
                        names.apply(registration).stream().map(TitleTokens::of).toList())
                .toList();
        // by the alphabet: a word has the same place among others whichever registrations there are
        String[] sorted = words.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        for (int number = 0; number < sorted.length; number++) {
            numbers.put(sorted[number], number);
        }
        hashes = Stream.of(sorted).mapToLong(TfIdf::hash).toArray();
        this.names = words.stream()
                .map(all -> all.stream()
                        .map(this::numbered)
                        .filter(name -> name.length > 0)
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
        all = Stream.of(this.names)
                .map(of -> Stream.of(of)
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
        frequency = counts.map(of -> Stream.of(sorted).mapToInt(of).toArray()).orElseGet(() -> counted(sorted.length));
        weights = new double[sorted.length];
        numbers.forEach((word, number) -> {
            double pseudo = TitleTokens.FREQUENT_WORDS.contains(word) ? PSEUDO_FREQUENCY : 0.5;
            weights[number] = highestWeight() - Math.log(frequency[number] + pseudo);
            ordinals.set(
                    number,
                    ORDINALS.contains(word)
                            || word.length() <= 6 && word.chars().allMatch(c -> c >= '0' && c <= '9'));
        });
    }

    private int[] counted(int words) {
        int[] counted = new int[words];
        Stream.of(all).flatMapToInt(Arrays::stream).forEach(word -> counted[word]++);
        return counted;
    }

    private int[] numbered(List<String> name) {
        return name.stream()
                .mapToInt(word -> numbers.getOrDefault(word, -1))
                .sorted()
                .distinct()
                .toArray();
    }

    /** 64 bits, after Fowler, Noll and Vo. */
    private static long hash(String word) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** A hash of a word that is the same whichever registrations there are. */
    long hash(int word) {
        return hashes[word];
    }

    int size() {
        return names.length;
    }

    /** The names of a registration, each as the ascending numbers of its words. */
    int[][] of(int registration) {
        return names[registration];
    }

    /** All words of a registration, ascending. */
    int[] allWords(int registration) {
        return all[registration];
    }

    /** Whether a registration has a word. */
    boolean hasWord(int registration, int word) {
        return Arrays.binarySearch(all[registration], word) >= 0;
    }

    /** The number of a word; -1 where nothing has it. */
    int number(String word) {
        return numbers.getOrDefault(word, -1);
    }

    /** How many of all registrations have a word. */
    int frequency(int word) {
        return frequency[word];
    }

    /** How many of all registrations have a word, which none of these may have. */
    int frequency(String word) {
        int number = number(word);
        return number >= 0
                ? frequency[number]
                : counts.map(of -> of.applyAsInt(word)).orElse(0);
    }

    /** The weight of a word that one registration alone has, in nats; weights divided by it count words of that kind. */
    private double highestWeight() {
        return Math.log(documents + PSEUDO_DOCUMENTS);
    }

    private double weight(int[] words) {
        double sum = 0;
        for (int word : words) {
            sum += weights[word];
        }
        return sum;
    }

    /** Whether a word is a number, in digits or in Roman numerals, or a letter used as one. */
    boolean isOrdinal(int word) {
        return ordinals.get(word);
    }

    /** The similarity of two sets of words. */
    Similarity similarity(int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return Similarity.NONE;
        }
        if (Arrays.equals(one, other)) {
            return new Similarity(1, 1, weight(one) / highestWeight(), one.length);
        }
        double a = weight(one);
        double b = weight(other);
        double both = 0;
        for (int word : one) {
            both += Arrays.binarySearch(other, word) < 0 ? 0 : weights[word];
        }
        int words = Math.min(one.length, other.length);
        return new Similarity(both / (a + b - both), both / Math.min(a, b), both / highestWeight(), words);
    }

    /** The similarity of the two most similar names of two registrations. */
    Similarity bestSimilarity(int one, int other) {
        Similarity best = Similarity.NONE;
        for (int[] a : of(one)) {
            for (int[] b : of(other)) {
                Similarity next = similarity(a, b);
                boolean better =
                        next.jaccard > best.jaccard || next.jaccard == best.jaccard && next.shared > best.shared;
                best = better ? next : best;
            }
        }
        return best;
    }

    /** The words of an ascending list that another does not have. */
    static int[] without(int[] one, int[] other) {
        return Arrays.stream(one)
                .filter(word -> Arrays.binarySearch(other, word) < 0)
                .toArray();
    }
}
