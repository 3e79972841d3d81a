package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.trialgraph.enrich.MeshLink;

/**
 * Links one name by its words. The whole name is tried first, as NLM writes it and then in normal form; then what is left when
 * words that do not change the meaning are passed over; then its longest parts.
 */
final class NameLinker {
    private final Matcher matcher;
    private final CommonWords common;
    private final LinkMaker links;
    private final int wholeScope;
    private final int partScope;
    private final Predicate<String> passedOver;

    /**
     * @param wholeScope what a whole name may be
     * @param partScope what a part of a name may be
     * @param passedOver words, in normal form, that do not change what a name means
     */
    NameLinker(MeshIndex index, CommonWords common, int wholeScope, int partScope, Predicate<String> passedOver) {
        this.common = common;
        this.matcher = new Matcher(index, common);
        this.links = new LinkMaker(index, common, partScope, passedOver);
        this.wholeScope = wholeScope;
        this.partScope = partScope;
        this.passedOver = passedOver;
    }

    /**
     * Links of a name, best first; none where no rule finds one.
     *
     * @param parts whether a part of the name may link when the rest of it says something else
     */
    List<MeshLink> link(String name, boolean parts) {
        Words words = Words.of(name);
        List<Match> all = matcher.all(words, wholeScope | partScope).stream()
                .filter(match -> usable(words, match))
                .toList();
        List<Match> chosen = chosen(words, all);
        boolean nothingElse = covered(words, chosen);
        if (!nothingElse) {
            chosen = parts ? chosen.stream().filter(m -> !m.is(Scope.GENERAL)).toList() : List.of();
        }
        List<MeshLink> found = new ArrayList<>();
        for (Match match : chosen) {
            found.addAll(links.of(words, match, nothingElse));
            links.addBroader(words, match, all, found);
        }
        found.sort(Comparator.comparingDouble(MeshLink::confidence).reversed());
        return found;
    }

    /**
     * The longest matches that do not overlap, those with the order of NLM before others, from left to right. A word that is
     * passed over and what is too general count only where nothing else matches.
     */
    private List<Match> chosen(Words words, List<Match> all) {
        List<Match> specific = longest(all.stream()
                .filter(m -> m.length() == words.size() || meant(words, m) && !m.is(Scope.GENERAL))
                .toList());
        return specific.isEmpty() ? longest(all) : specific;
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

    private boolean meant(Words words, Match match) {
        return match.length() > 1 || !passedOver.test(words.word(match.from()));
    }

    private boolean usable(Words words, Match match) {
        if (common.neverAlone(CommonWords.normal(words, match.from(), match.to()))) {
            return false;
        }
        if (match.length() == words.size()) {
            return true;
        }
        return match.is(partScope)
                && !denied(words, match)
                && !cutOff(words, match)
                && (match.inOrder() || bounded(words, match));
    }

    /** Whether a word before the match denies it, if only words such as "evidence of" stand between. */
    private boolean denied(Words words, Match match) {
        int before = match.from() - 1;
        while (before >= 0 && common.reports(words.word(before))) {
            before--;
        }
        return before >= 0 && common.denies(words.word(before));
    }

    /** Whether a hyphen ties the match to a word outside it that makes another thing of it, as in interleukin-2 or post-stroke. */
    private static boolean cutOff(Words words, Match match) {
        boolean before = words.hyphened(match.from()) && match.length() == 1;
        boolean after = words.hyphened(match.to()) && words.word(match.to()).length() < 3;
        return before || after;
    }

    /** Whether a match with its words in another order is a phrase of its own, not a cut through one. */
    private boolean bounded(Words words, Match match) {
        boolean before = match.from() == 0
                || passedOver.test(words.word(match.from() - 1))
                || common.joins(words.word(match.from() - 1));
        boolean after = match.to() == words.size()
                || passedOver.test(words.word(match.to()))
                || common.joins(words.word(match.to()));
        return before && after && IntStream.range(match.from(), match.to()).noneMatch(n -> common.joins(words.word(n)));
    }

    /** Whether every word is in a match or does not matter. */
    private boolean covered(Words words, List<Match> chosen) {
        return IntStream.range(0, words.size())
                .filter(n -> chosen.stream().noneMatch(m -> m.from() <= n && n < m.to()))
                .allMatch(n -> passedOver.test(words.word(n)));
    }
}
