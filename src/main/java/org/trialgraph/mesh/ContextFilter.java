package org.trialgraph.mesh;

import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What the words around a match say of it: that it is not there, is another thing, or is cut out of a longer phrase. */
final class ContextFilter {
    private static final int LONGEST_ALTERNATIVE = 6;

    private final StopWords common;
    private final Predicate<String> passedOver;

    /** @param passedOver words, in normal form, that do not change what a name means */
    ContextFilter(StopWords common, Predicate<String> passedOver) {
        this.common = common;
        this.passedOver = passedOver;
    }

    /** Whether the words around a match, and so around all within it, say that it is not there or is another thing. */
    boolean contradict(Tokens words, Match match) {
        return match.length() < words.size()
                && (denied(words, match) || otherThing(words, match) || placebo(words, match));
    }

    /** Whether a match may be meant by itself and is no cut through a longer name. */
    boolean allow(Tokens words, Match match) {
        if (common.neverAlone(StopWords.normal(words, match.from(), match.to()))) {
            return false;
        }
        return match.length() == words.size()
                || !cutOff(words, match) && !cutsBracket(words, match) && (match.inOrder() || bounded(words, match));
    }

    /**
     * Whether a word before the match denies it, if only words such as "evidence of" or another name and "or" stand between, or
     * the word free after it. Negative denies with for alone: HER2-negative breast cancer is a cancer.
     */
    private boolean denied(Tokens words, Match match) {
        boolean free = words.hyphened(match.to()) && words.word(match.to()).equals("free");
        return free || deny(words, match.from());
    }

    /** Whether what begins with a word is denied by what stands before it. */
    boolean deny(Tokens words, int from) {
        return deniedBefore(words, from) || deniedAlternative(words, from);
    }

    private boolean deniedBefore(Tokens words, int from) {
        int before = from - 1;
        while (before >= 0 && common.reports(words.word(before))) {
            before--;
        }
        boolean negative = before >= 0
                && before < from - 1
                && words.word(before).equals("negative")
                && words.word(before + 1).equals("for");
        return negative || before >= 0 && common.denies(words.word(before));
    }

    /** Whether what stands before "or" is denied: no evidence of asthma or of heart failure. */
    private boolean deniedAlternative(Tokens words, int from) {
        int or = from - 1;
        while (or > 0 && common.reports(words.word(or))) {
            or--;
        }
        if (or < 1 || !words.word(or).equals("or")) {
            return false;
        }
        for (int n = or - 1; n > Math.max(0, or - LONGEST_ALTERNATIVE) && !common.partsThings(words.word(n)); n--) {
            if (deniedBefore(words, n) && !words.hyphened(n)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word after the match makes another thing of it: stroke volume, the VHL gene, influenza-like illness. */
    private boolean otherThing(Tokens words, Match match) {
        int next = match.to();
        if (next == words.size() || words.separated(next)) {
            return false;
        }
        boolean gene = match.length() == 1
                && common.genetic(words.word(next))
                && Matcher.acronym(words.written(match.from(), match.to()));
        boolean alike = words.word(next).equals("like");
        boolean actedOn = match.is(SemanticType.SUBSTANCE) && common.actsOn(words.word(next), words.hyphened(next));
        return gene || alike || actedOn || common.otherThing(StopWords.normal(words, match.from(), next + 1));
    }

    /**
     * Whether a hyphen ties the match to a word outside it that makes another thing of it, as in interleukin-2 or post-stroke, or
     * it stands after anti.
     */
    private static boolean cutOff(Tokens words, Match match) {
        boolean against = match.from() > 0 && words.word(match.from() - 1).equals("anti");
        boolean before = against || words.hyphened(match.from()) && match.length() == 1;
        boolean after = words.hyphened(match.to()) && words.word(match.to()).length() < 3;
        return before || after;
    }

    /** Whether a match with its words in another order is a phrase of its own, not a cut through one. */
    private boolean bounded(Tokens words, Match match) {
        boolean before = match.from() == 0
                || passedOver.test(words.word(match.from() - 1))
                || common.joins(words.word(match.from() - 1));
        boolean after = match.to() == words.size()
                || passedOver.test(words.word(match.to()))
                || common.joins(words.word(match.to()));
        return before && after && IntStream.range(match.from(), match.to()).noneMatch(n -> common.joins(words.word(n)));
    }

    /** Whether a bracket opens within the match and closes after more words: "vaccine (adenovirus" of "vaccine (adenovirus type 5)". */
    private static boolean cutsBracket(Tokens words, Match match) {
        String written = words.written(match.from(), match.to());
        return written.indexOf('(') >= 0 && written.indexOf(')') < 0 && !words.closes(match.to() - 1);
    }

    /** Whether the match is a substance that a placebo is for or is made of: metformin placebo, placebo to match metformin. */
    private boolean placebo(Tokens words, Match match) {
        return match.is(SemanticType.SUBSTANCE)
                && (placebo(words, match.to(), 1) || placebo(words, match.from() - 1, -1));
    }

    /** Whether placebo is the next word in a direction but for those that are passed over, and nothing parts the two. */
    private boolean placebo(Tokens words, int from, int step) {
        for (int n = from; n >= 0 && n < words.size(); n += step) {
            boolean parted = words.separated(step > 0 ? n : n + 1) || common.partsThings(words.word(n));
            if (parted || common.placebo(words.word(n))) {
                return !parted;
            }
            if (!passedOver.test(words.word(n))) {
                return false;
            }
        }
        return false;
    }
}
