package org.trialgraph.mesh.link;

import java.util.stream.IntStream;
import org.trialgraph.mesh.analysis.StopWords;
import org.trialgraph.mesh.analysis.Tokens;
import org.trialgraph.mesh.index.SemanticType;

/** What the words around a match say of it: that it is not there, is another thing, or is cut out of a longer phrase. */
final class ContextFilter {
    private static final int LONGEST_ALTERNATIVE = 6;

    private final NameType type;

    ContextFilter(NameType type) {
        this.type = type;
    }

    /** Whether the words around a match, and so around all within it, say that it is not there or is another thing. */
    boolean isContradicted(Match match) {
        return !match.isWhole()
                && (isFree(match)
                        || isNegated(match.words(), match.from())
                        || isOtherThing(match)
                        || isPlacebo(match));
    }

    /** Whether a match may be meant by itself and is no cut through a longer name. */
    boolean isAllowed(Match match) {
        boolean cut = isCutAtHyphen(match) || isCutAtBracket(match) || !match.inOrder() && !isPhrase(match);
        return (match.isWhole() || !cut)
                && !StopWords.NEVER_ALONE.contains(match.words().normalized(match.from(), match.to()));
    }

    /** Whether the word free follows after a hyphen. */
    private static boolean isFree(Match match) {
        return match.words().isHyphenated(match.to())
                && match.words().word(match.to()).equals("free");
    }

    /**
     * Whether what begins with a word is negated by a word before it, if only words such as "evidence of" or another name and "or"
     * stand between. Negative negates with for alone: HER2-negative breast cancer is a cancer.
     */
    static boolean isNegated(Tokens words, int from) {
        return isNegatedBefore(words, from) || isNegatedAlternative(words, from);
    }

    private static boolean isNegatedBefore(Tokens words, int from) {
        int before = skipReporting(words, from - 1);
        if (before < 0) {
            return false;
        }
        boolean negative = before < from - 1
                && words.word(before).equals("negative")
                && words.word(before + 1).equals("for");
        return negative || StopWords.NEGATION.contains(words.word(before));
    }

    /** Whether what stands before "or" is negated: no evidence of asthma or of heart failure. */
    private static boolean isNegatedAlternative(Tokens words, int from) {
        int or = skipReporting(words, from - 1);
        if (or < 1 || !words.word(or).equals("or")) {
            return false;
        }
        for (int n = or - 1; n > Math.max(0, or - LONGEST_ALTERNATIVE); n--) {
            if (StopWords.SEPARATOR.contains(words.word(n))) {
                return false;
            }
            if (isNegatedBefore(words, n) && !words.isHyphenated(n)) {
                return true;
            }
        }
        return false;
    }

    /** Number of the last word up to one that is not as in "evidence of"; -1 where there is none. */
    private static int skipReporting(Tokens words, int last) {
        int at = last;
        while (at >= 0 && StopWords.REPORTING.contains(words.word(at))) {
            at--;
        }
        return at;
    }

    /** Whether the word after the match makes another thing of it: stroke volume, the VHL gene, influenza-like illness. */
    private static boolean isOtherThing(Match match) {
        Tokens words = match.words();
        int next = match.to();
        if (next == words.size() || words.isSeparated(next)) {
            return false;
        }
        String word = words.word(next);
        boolean gene = match.length() == 1
                && StopWords.GENE.contains(word)
                && Abbreviations.isAcronym(match.written());
        boolean actedOn = match.isAnyOf(SemanticType.SUBSTANCE.bit())
                && (StopWords.ACTING_ON.contains(word)
                        || words.isHyphenated(next) && StopWords.HYPHENATED.contains(word));
        return gene
                || actedOn
                || word.equals("like")
                || StopWords.LONGER_TERM.contains(words.normalized(match.from(), next + 1));
    }

    /**
     * Whether a hyphen ties the match to a word outside it that makes another thing of it, as in interleukin-2 or post-stroke, or
     * it stands after anti.
     */
    private static boolean isCutAtHyphen(Match match) {
        Tokens words = match.words();
        boolean anti = match.from() > 0 && words.word(match.from() - 1).equals("anti");
        boolean before = anti || words.isHyphenated(match.from()) && match.length() == 1;
        return before
                || words.isHyphenated(match.to()) && words.word(match.to()).length() < 3;
    }

    /** Whether a match with its words in another order is a phrase of its own, not a cut through one. */
    private boolean isPhrase(Match match) {
        Tokens words = match.words();
        return (match.from() == 0 || isBoundary(words.word(match.from() - 1)))
                && (match.to() == words.size() || isBoundary(words.word(match.to())))
                && IntStream.range(match.from(), match.to()).noneMatch(n -> StopWords.BOUNDARY.contains(words.word(n)));
    }

    private boolean isBoundary(String word) {
        return type.ignores(word) || StopWords.BOUNDARY.contains(word);
    }

    /** Whether a bracket opens within the match and closes after more words: "vaccine (adenovirus" of "vaccine (adenovirus type 5)". */
    private static boolean isCutAtBracket(Match match) {
        String written = match.written();
        return written.indexOf('(') >= 0
                && written.indexOf(')') < 0
                && !match.words().isBracketEnd(match.to() - 1);
    }

    /** Whether the match is a substance that a placebo is for or is made of: metformin placebo, placebo to match metformin. */
    private boolean isPlacebo(Match match) {
        return match.isAnyOf(SemanticType.SUBSTANCE.bit())
                && (isPlacebo(match.words(), match.to(), 1) || isPlacebo(match.words(), match.from() - 1, -1));
    }

    /** Whether placebo is the next word in a direction but for those that are ignored, and nothing separates the two. */
    private boolean isPlacebo(Tokens words, int from, int step) {
        for (int n = from; n >= 0 && n < words.size(); n += step) {
            boolean separated = words.isSeparated(step > 0 ? n : n + 1) || StopWords.SEPARATOR.contains(words.word(n));
            if (separated || StopWords.PLACEBO.contains(words.word(n))) {
                return !separated;
            }
            if (!type.ignores(words.word(n))) {
                return false;
            }
        }
        return false;
    }
}
