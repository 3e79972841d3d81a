package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which of the matches in a name are meant by it. */
final class Choice {
    private final Predicate<String> passedOver;

    /** @param passedOver words, in normal form, that do not change what a name means */
    Choice(Predicate<String> passedOver) {
        this.passedOver = passedOver;
    }

    /**
     * The longest matches that do not overlap, those with the order of NLM before others, from left to right. What is too general
     * counts only where nothing else matches, and a word that is passed over only where not even that does.
     */
    List<Match> of(Tokens words, List<Match> all) {
        List<Match> meant = all.stream()
                .filter(match -> match.length() == words.size() || meant(words, match))
                .toList();
        List<Match> specific = longest(meant.stream()
                .filter(match -> match.length() == words.size() || !match.is(SemanticType.GENERAL))
                .toList());
        return !specific.isEmpty() ? specific : longest(meant.isEmpty() ? all : meant);
    }

    private static List<Match> longest(List<Match> all) {
        List<Match> chosen = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(Match::length)
                        .reversed()
                        .thenComparing(match -> !match.inOrder())
                        .thenComparingInt(Match::from))
                .filter(match -> chosen.stream().noneMatch(match::overlaps))
                .forEach(chosen::add);
        chosen.sort(Comparator.comparingInt(Match::from));
        return chosen;
    }

    /** Whether a match is more than a word that is passed over. */
    boolean meant(Tokens words, Match match) {
        return match.length() > 1 || !passedOver.test(words.word(match.from()));
    }

    /** Whether every word is in a match or does not matter. */
    boolean covers(Tokens words, List<Match> chosen) {
        return IntStream.range(0, words.size())
                .filter(n -> chosen.stream().noneMatch(m -> m.from() <= n && n < m.to()))
                .allMatch(n -> passedOver.test(words.word(n)));
    }
}
