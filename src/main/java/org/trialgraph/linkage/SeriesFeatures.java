package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.trialgraph.linkage.Comparison.Feature;

/**
 * Finds what tells the studies of a series apart, which are alike in all else: their numbers in titles and codes, the ages of
 * those they take, their names. Sponsors run twin studies of one design, and studies of adults beside studies of children.
 */
final class SeriesFeatures {
    private static final double SERIES = -7;
    private static final int SHARED_PREFIX = 4;

    private final List<Registration> registrations;
    private final TfIdf titles;
    private final StudyNames.Index codes;

    /**
     * @param registrations all
     * @param titles their titles
     * @param codes their sponsors' ids
     */
    SeriesFeatures(List<Registration> registrations, TfIdf titles, StudyNames.Index codes) {
        this.registrations = registrations;
        this.titles = titles;
        this.codes = codes;
    }

    /** What speaks against one study; nothing where the registrations only say less or say it otherwise. */
    List<Feature> compare(int one, int other) {
        List<Feature> features = new ArrayList<>();
        numbers(one, other).ifPresent(features::add);
        codes(one, other).ifPresent(features::add);
        ages(registrations.get(one).ages(), registrations.get(other).ages()).ifPresent(features::add);
        names(registrations.get(one).acronyms(), registrations.get(other).acronyms())
                .ifPresent(features::add);
        return features;
    }

    /** Titles whose words are the same and whose numbers are not. */
    private Optional<Feature> numbers(int one, int other) {
        boolean differ = false;
        for (int[] a : titles.of(one)) {
            for (int[] b : titles.of(other)) {
                if (Arrays.equals(a, b)) {
                    return Optional.empty();
                }
                differ |= onlyNumbers(TfIdf.without(a, b)) && onlyNumbers(TfIdf.without(b, a));
            }
        }
        return differ
                ? Optional.of(new Feature(SERIES, () -> "titles that differ in a number only"))
                : Optional.empty();
    }

    private boolean onlyNumbers(int[] words) {
        return words.length > 0 && IntStream.of(words).allMatch(titles::isOrdinal);
    }

    /** Codes of one series, such as {@code CAIN457A2302} and {@code CAIN457A2303}, and none that both have. */
    private Optional<Feature> codes(int one, int other) {
        Set<String> others = codes.of(other);
        if (codes.of(one).stream().anyMatch(others::contains)) {
            return Optional.empty();
        }
        return codes.of(one).stream()
                .flatMap(a -> others.stream().filter(b -> ofOneSeries(a, b)).map(b -> a + " and " + b))
                .findFirst()
                .map(both -> new Feature(SERIES, () -> "ids of one series, " + both));
    }

    private static boolean ofOneSeries(String a, String b) {
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        boolean letters =
                a.substring(0, same).chars().filter(Character::isLetter).count() >= 2;
        return letters && same >= SHARED_PREFIX && shape(a).equals(shape(b));
    }

    /** A code with every digit as a nine. */
    private static String shape(String code) {
        return code.replaceAll("\\d", "9");
    }

    private static Optional<Feature> ages(AgeInterval a, AgeInterval b) {
        return a.disjoint(b)
                ? Optional.of(new Feature(SERIES, () -> "people of " + a.words() + " and of " + b.words()))
                : Optional.empty();
    }

    /** Names of which none is in the other's. */
    private static Optional<Feature> names(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        List<String> one = a.stream().map(StudyNames::normalized).toList();
        List<String> other = b.stream().map(StudyNames::normalized).toList();
        return one.stream().noneMatch(x -> other.stream().anyMatch(y -> x.contains(y) || y.contains(x)))
                ? Optional.of(new Feature(SERIES, () -> "named " + a.get(0) + " and " + b.get(0)))
                : Optional.empty();
    }
}
