package org.trialgraph.mesh.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshIndex.IndexedTerm;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.SemanticType;
import org.trialgraph.mesh.index.StopWords;
import org.trialgraph.mesh.index.Synonyms;
import org.trialgraph.mesh.index.Tokens;

/**
 * Finds the runs of words in a text that are names in MeSH of certain types, without those of which the words around them say that they
 * are not there, are another thing, or are cut out of a longer phrase; and chooses those that are meant.
 */
record TermMatcher(MeshIndex index, NameType type) {
    /** How many words before "or" may stand between it and a negation. */
    private static final int LONGEST_ALTERNATIVE = 6;

    /** The runs of words of a text that are names, for {@link #matches}. */
    NameRuns runs(Tokens words) {
        return type == NameType.MENTION ? NameRuns.inOrder(index, words) : NameRuns.of(index, words);
    }

    /** The matches in a text that may be meant, also those within others; none within a longer one that is contradicted. */
    List<Match> matches(NameRuns runs) {
        if (runs.runs().isEmpty()) {
            return List.of();
        }
        List<Match> standing = new ArrayList<>();
        List<Match> contradicted = new ArrayList<>();
        for (Match match : all(runs)) {
            boolean otherName = isOtherName(match);
            if (otherName || match.isWhole() || match.isAnyOf(type.partTypes)) {
                (otherName || isContradicted(match) ? contradicted : standing).add(match);
            }
        }
        // a longer name takes in the word that contradicts: non-Hodgkin lymphoma
        contradicted.removeIf(match -> isWithin(match, standing));
        standing.removeIf(match -> isWithin(match, contradicted) || !isAllowed(match));
        return standing;
    }

    private static boolean isWithin(Match match, List<Match> others) {
        for (Match other : others) {
            if (other.contains(match)) {
                return true;
            }
        }
        return false;
    }

    private List<Match> all(NameRuns runs) {
        Tokens words = runs.words();
        List<Match> found = new ArrayList<>();
        for (NameRuns.Run run : runs.runs()) {
            Optional<Match> match = match(words, run, type.wholeTypes | type.partTypes);
            if (match.isPresent()) {
                found.add(match.get());
            } else if (type == NameType.MENTION && run.to() - run.from() > 1) {
                found.add(new Match(words, run.from(), run.to(), run.inOrder(), true));
            }
        }
        return found;
    }

    /** The name that all the words of a text are, if it may be meant by itself. */
    Optional<Match> whole(Tokens words) {
        return whole(words, type.wholeTypes | type.partTypes).filter(this::isAllowed);
    }

    /** Whether all the words of a text are one name, of one record, that a part of a name may be. */
    boolean isName(Tokens words) {
        return whole(words, type.partTypes)
                .filter(match -> !match.isAmbiguous())
                .isPresent();
    }

    private Optional<Match> whole(Tokens words, int types) {
        return NameRuns.whole(index, words).flatMap(run -> match(words, run, types));
    }

    private Optional<Match> match(Tokens words, NameRuns.Run run, int types) {
        List<IndexedTerm> terms = best(words, run.from(), run.to(), run.inOrder(), types);
        boolean ordered = !terms.isEmpty();
        if (terms.isEmpty() && type != NameType.MENTION) {
            terms = inAnyOrder(words, run, types);
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Match(words, run.from(), run.to(), terms, ordered));
    }

    private List<IndexedTerm> inAnyOrder(Tokens words, NameRuns.Run run, int types) {
        List<IndexedTerm> terms = best(words, run.from(), run.to(), run.inAnyOrder(), types);
        int disease = types & SemanticType.DISEASE.bit();
        if (!terms.isEmpty() || disease == 0 || run.synonymous().isEmpty()) {
            return terms;
        }
        return closest(words.text(run.from(), run.to()), best(words, run.from(), run.to(), run.synonymous(), disease));
    }

    /**
     * The terms that are meant: those of the types, descriptors before supplementary records, and among descriptors those whose
     * very words stand in the text. Of records that these words name, a heading comes first, then for a whole text the one for which
     * this project adds the name, as trials mean another by it than NLM: cirrhosis is of the liver.
     */
    private List<IndexedTerm> best(Tokens words, int from, int to, List<IndexedTerm> terms, int types) {
        if (terms.isEmpty()) {
            return terms;
        }
        List<IndexedTerm> fitting = new ArrayList<>(terms.size());
        for (IndexedTerm term : terms) {
            if (term.isAnyOf(types)
                    && (to - from > 1 || Abbreviations.haveSameCase(words.text(from, to), index.text(term)))) {
                fitting.add(term);
            }
        }
        if (!Match.isAmbiguous(fitting)) {
            return fitting;
        }
        String written = words.text(from, to);
        boolean whole = to - from == words.size();
        List<IndexedTerm> chosen = preferred(fitting, term -> !term.isAnyOf(SemanticType.SUPPLEMENTARY.bit()));
        chosen = preferred(chosen, term -> index.text(term).equalsIgnoreCase(written));
        chosen = preferred(chosen, term -> term.sort() == Sort.HEADING);
        chosen = preferred(chosen, term -> (term.sort() == Sort.ADDED) == whole);
        return chosen.stream()
                .sorted(Comparator.comparingInt(IndexedTerm::record))
                .toList();
    }

    /** Of names of several records that mean the same as a text, those whose words are closest to its own. */
    private List<IndexedTerm> closest(String written, List<IndexedTerm> terms) {
        if (!Match.isAmbiguous(terms)) {
            return terms;
        }
        Tokens words = index.words(written);
        return terms.stream()
                .collect(Collectors.groupingBy(
                        term -> Synonyms.distance(words, index.words(index.text(term))),
                        TreeMap::new,
                        Collectors.toList()))
                .firstEntry()
                .getValue();
    }

    private static List<IndexedTerm> preferred(List<IndexedTerm> terms, Predicate<IndexedTerm> which) {
        List<IndexedTerm> chosen = terms.stream().filter(which).toList();
        return chosen.isEmpty() ? terms : chosen;
    }

    /**
     * The longest matches that do not overlap, those with the order of NLM before others, from left to right. What is too general
     * counts only where nothing else matches, and a word that is ignored only where not even that does.
     */
    List<Match> choose(List<Match> all) {
        if (all.size() < 2) {
            return all;
        }
        List<Match> meaningful = new ArrayList<>(all);
        meaningful.removeIf(match -> !match.isWhole() && !isMeaningful(match));
        List<Match> specific = new ArrayList<>(meaningful);
        specific.removeIf(match -> !match.isWhole() && match.isAnyOf(SemanticType.GENERAL.bit()));
        return longest(!specific.isEmpty() ? specific : meaningful.isEmpty() ? all : meaningful);
    }

    private static List<Match> longest(List<Match> all) {
        if (all.size() < 2) {
            return all;
        }
        List<Match> best = new ArrayList<>(all);
        best.sort(Comparator.comparingInt(Match::length)
                .reversed()
                .thenComparing(match -> !match.inOrder())
                .thenComparingInt(Match::from));
        List<Match> chosen = new ArrayList<>();
        for (Match match : best) {
            if (chosen.stream().noneMatch(match::overlaps)) {
                chosen.add(match);
            }
        }
        chosen.sort(Comparator.comparingInt(Match::from));
        return chosen;
    }

    /** Whether a match is more than a word that is ignored. */
    boolean isMeaningful(Match match) {
        return match.length() > 1 || !type.ignores(match.words(), match.from());
    }

    /** Whether every word is in a match or is ignored. */
    boolean isCovered(Tokens words, List<Match> chosen) {
        return IntStream.range(0, words.size())
                .filter(n -> chosen.stream().noneMatch(match -> match.from() <= n && n < match.to()))
                .allMatch(n -> type.ignores(words, n));
    }

    /** Whether the words around a match, and so around all within it, say that it is not there or is another thing. */
    private boolean isContradicted(Match match) {
        boolean denied = type != NameType.MENTION && isNegated(match.words(), match.from());
        return !match.isWhole() && (denied || isOtherThing(match) || isPlacebo(match));
    }

    /** Whether words in a sentence are the name of what is not looked for, and so a word of them none: prothrombin time. */
    private boolean isOtherName(Match match) {
        return type == NameType.MENTION
                && !match.isAnyOf(type.partTypes)
                && match.written().indexOf(',') < 0;
    }

    /** Whether a match may be meant by itself and is no cut through a longer name. */
    private boolean isAllowed(Match match) {
        boolean cut = isCutAtHyphen(match) || isCutAtBracket(match) || !match.inOrder() && !isPhrase(match);
        return (match.isWhole() || !cut)
                && !StopWords.NEVER_ALONE.contains(match.words().normalized(match.from(), match.to()));
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
        return negative || words.isIn(StopWords.NEGATION, before);
    }

    /** Whether what stands before "or" is negated: no evidence of asthma or of heart failure. */
    private static boolean isNegatedAlternative(Tokens words, int from) {
        int or = skipReporting(words, from - 1);
        if (or < 1 || !words.word(or).equals("or")) {
            return false;
        }
        for (int n = or - 1; n > Math.max(0, or - LONGEST_ALTERNATIVE); n--) {
            if (words.isIn(StopWords.SEPARATOR, n)) {
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
        while (at >= 0 && words.isIn(StopWords.REPORTING, at)) {
            at--;
        }
        return at;
    }

    /** Whether the word after the match makes another thing of it: stroke volume, the VHL gene, gluten-free, influenza-like. */
    private static boolean isOtherThing(Match match) {
        Tokens words = match.words();
        int next = match.to();
        if (next == words.size() || words.isSeparated(next)) {
            return false;
        }
        String word = words.word(next);
        boolean free = words.isHyphenated(next) && word.equals("free");
        boolean gene =
                match.length() == 1 && words.isIn(StopWords.GENE, next) && Abbreviations.isAcronym(match.written());
        boolean actedOn = match.isAnyOf(SemanticType.SUBSTANCE.bit())
                && (words.isIn(StopWords.ACTING_ON, next)
                        || words.isHyphenated(next) && words.isIn(StopWords.HYPHENATED, next));
        return free
                || gene
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
        return match.from() > 0 && words.word(match.from() - 1).equals("anti")
                || words.isHyphenated(match.from()) && match.length() == 1
                || words.isHyphenated(match.to()) && words.word(match.to()).length() < 3;
    }

    /** Whether a match with its words in another order is a phrase of its own, not a cut through one. */
    private boolean isPhrase(Match match) {
        Tokens words = match.words();
        return (match.from() == 0 || isBoundary(words, match.from() - 1))
                && (match.to() == words.size() || isBoundary(words, match.to()))
                && IntStream.range(match.from(), match.to()).noneMatch(n -> words.isIn(StopWords.BOUNDARY, n));
    }

    private boolean isBoundary(Tokens words, int n) {
        return type.ignores(words, n) || words.isIn(StopWords.BOUNDARY, n);
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
            boolean separated = words.isSeparated(step > 0 ? n : n + 1) || words.isIn(StopWords.SEPARATOR, n);
            if (separated || words.isIn(StopWords.PLACEBO, n)) {
                return !separated;
            }
            if (!type.ignores(words, n)) {
                return false;
            }
        }
        return false;
    }

    /**
     * A run of words in a text that is a name in MeSH.
     *
     * @param words the text
     * @param from number of its first word
     * @param to number of the word after its last
     * @param terms the names that it is, of one record or, where it is ambiguous, of several
     * @param inOrder whether the words stand in the order of the name
     */
    record Match(Tokens words, int from, int to, List<IndexedTerm> terms, boolean inOrder) {
        /** Number of words. */
        int length() {
            return to - from;
        }

        /** Whether it takes in all words of the text. */
        boolean isWhole() {
            return length() == words.size();
        }

        /** The words as they are written. */
        String written() {
            return words.text(from, to);
        }

        /** The name that comes first. */
        IndexedTerm term() {
            return terms.get(0);
        }

        /** Whether another match lies within this one and is shorter. */
        boolean contains(Match other) {
            return from <= other.from && other.to <= to && other.length() < length();
        }

        /** Whether the two share a word. */
        boolean overlaps(Match other) {
            return from < other.to && other.from < to;
        }

        /** Whether the names are of more than one record. */
        boolean isAmbiguous() {
            return isAmbiguous(terms);
        }

        /** Whether names are of more than one record. */
        static boolean isAmbiguous(List<IndexedTerm> terms) {
            for (int i = 1; i < terms.size(); i++) {
                if (terms.get(i).record() != terms.get(0).record()) {
                    return true;
                }
            }
            return false;
        }

        /** Whether all that it may be is of one of some types. */
        boolean isAnyOf(int types) {
            for (IndexedTerm term : terms) {
                if (!term.isAnyOf(types)) {
                    return false;
                }
            }
            return true;
        }
    }
}
