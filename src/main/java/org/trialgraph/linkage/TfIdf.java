package org.trialgraph.linkage;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of one kind of all registrations, such as their names, as sets of numbered words, with how much each word tells: a
 * word that all have tells nothing, a word that two have nearly everything.
 */
final class TfIdf {
    private static final double IMAGINED = 4000;
    private static final double IMAGINED_GENERIC = 600;

    private static final Pattern COUNTING = Pattern.compile("\\d{1,6}|[b-e]|i{1,3}|iv|vi{0,3}");

    private final BitSet counting = new BitSet();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][][] names;
    private final int[][] all;
    private final double[] weights;
    private int[] frequency = new int[1024];

    /**
     * @param registrations all, in their order
     * @param names what is taken of each
     */
    TfIdf(List<Registration> registrations, Function<Registration, List<String>> names) {
        this.names = new int[registrations.size()][][];
        this.all = new int[registrations.size()][];
        for (int i = 0; i < this.names.length; i++) {
            this.names[i] = names.apply(registrations.get(i)).stream()
                    .map(this::number)
                    .filter(name -> name.length > 0)
                    .toArray(int[][]::new);
            all[i] = Stream.of(this.names[i])
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .distinct()
                    .toArray();
            for (int word : all[i]) {
                frequency[word]++;
            }
        }
        weights = weights();
        numbers.forEach((word, number) -> {
            if (COUNTING.matcher(word).matches()) {
                counting.set(number);
            }
        });
    }

    private int[] number(String name) {
        return Words.of(name).stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
                .peek(this::makeRoom)
                .sorted()
                .distinct()
                .toArray();
    }

    private void makeRoom(int word) {
        if (word >= frequency.length) {
            frequency = Arrays.copyOf(frequency, frequency.length * 2);
        }
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

    /** The number of a word; -1 where nothing has it. */
    int number(CharSequence word) {
        return numbers.getOrDefault(word.toString(), -1);
    }

    /** How many registrations have a word. */
    int frequency(int word) {
        return word < 0 ? 0 : frequency[word];
    }

    /**
     * How much a word tells, in nats: the logarithm of how many registrations there are for each that has it. A few thousand
     * imagined registrations, of which many have the words of {@link Words#GENERIC}, keep this sensible in a small store.
     */
    double weight(int word) {
        return weights[word];
    }

    private double[] weights() {
        double[] weights = new double[numbers.size()];
        double all = Math.log(names.length + IMAGINED);
        numbers.forEach((word, number) -> weights[number] =
                all - Math.log(frequency[number] + (Words.GENERIC.contains(word) ? IMAGINED_GENERIC : 0.5)));
        return weights;
    }

    /** The weight of a word that one registration alone has; weights divided by it count words of that kind. */
    double most() {
        return Math.log(names.length + IMAGINED);
    }

    /** The summed weight of words. */
    double weight(int[] words) {
        double sum = 0;
        for (int word : words) {
            sum += weight(word);
        }
        return sum;
    }

    /** Whether a word is a number, in digits or in letters, or a letter that counts. */
    boolean isNumber(int word) {
        return counting.get(word);
    }

    /** The words of an ascending list that another does not have. */
    static int[] without(int[] one, int[] other) {
        return Arrays.stream(one)
                .filter(word -> Arrays.binarySearch(other, word) < 0)
                .toArray();
    }

    /** The words that two ascending lists share. */
    static int[] shared(int[] one, int[] other) {
        int[] both = new int[Math.min(one.length, other.length)];
        int n = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                both[n++] = one[i];
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Arrays.copyOf(both, n);
    }
}
