package org.trialgraph.mesh;

import java.util.Set;
import java.util.stream.Collectors;
import org.trialgraph.io.ResourceLines;

/**
 * Tokens that need care. The lists are resources, one entry a line, {@code #} begins a comment: {@code never-alone.txt} names that
 * mean something else in trials than in MeSH when they stand alone, {@code other-things.txt} names whose last word makes another thing
 * of the words before it, {@code acting-on.txt} and, after a hyphen, {@code tied-on.txt} words that do so after any substance,
 * {@code qualifiers.txt} words that do not change what a condition is, {@code dosage.txt} words of dose, form, route and schedule.
 */
final class StopWords {
    private static final Set<String> SMALL = Set.of(
            "of",
            "the",
            "in",
            "and",
            "with",
            "for",
            "to",
            "by",
            "a",
            "an",
            "on",
            "or",
            "from",
            "due",
            "at",
            "as",
            "than",
            "vs",
            "versus",
            "related",
            "after",
            "before",
            "during",
            "other",
            "all",
            "any",
            "caused",
            "associated");

    private static final Set<String> NOT =
            Set.of("without", "no", "not", "non", "free", "never", "neither", "nor", "absence");
    private static final Set<String> JOINING =
            Set.of("and", "or", "with", "vs", "versus", "plus", "without", "to", "in", "for");

    private static final Set<String> PARTING =
            Set.of("and", "or", "with", "without", "vs", "versus", "plus", "in", "then");

    private static final Set<String> GENETIC =
            Set.of("gene", "allele", "protein", "mutation", "variant", "locus", "mrna", "transcript");

    private static final Set<String> REPORTING = Set.of(
            "of",
            "for",
            "evidence",
            "history",
            "sign",
            "symptom",
            "known",
            "prior",
            "previous",
            "any",
            "active",
            "mention",
            "specified",
            "as",
            "due",
            "to");

    private static final Set<String> PLACEBO =
            Set.of("placebo", "dummy", "sham", "mock", "simulant", "simulated", "simulation");

    private final Set<String> neverAlone = load("never-alone.txt");
    private final Set<String> otherThings = load("other-things.txt");
    private final Set<String> actingOn = load("acting-on.txt");
    private final Set<String> tiedOn = load("tied-on.txt");
    private final Set<String> qualifiers = load("qualifiers.txt");
    private final Set<String> dosage = load("dosage.txt");

    /** Whether a word only joins others. */
    boolean small(String word) {
        return SMALL.contains(word);
    }

    /** Whether a word denies what follows it. */
    boolean denies(String word) {
        return NOT.contains(word);
    }

    /** Whether a word may stand between a denial and what it denies, as in no evidence of. */
    boolean reports(String word) {
        return REPORTING.contains(word);
    }

    /** Whether what stands before and after a word are two things. */
    boolean joins(String word) {
        return JOINING.contains(word);
    }

    /** Whether what stands before and after a word are two things, neither of which is for the other. */
    boolean partsThings(String word) {
        return PARTING.contains(word);
    }

    /** Whether a word is placebo or another word for what looks like a substance and is not. */
    boolean placebo(String word) {
        return PLACEBO.contains(word);
    }

    /** Whether a name must not be linked when these are all the words that matched; in normal form, separated by spaces. */
    boolean neverAlone(String words) {
        return neverAlone.contains(words);
    }

    /** Whether words are a name of something else than they are without the last of them; in normal form, separated by spaces. */
    boolean otherThing(String words) {
        return otherThings.contains(words);
    }

    /**
     * Whether a word after a substance makes another thing of it, as in interleukin antagonist.
     *
     * @param tied whether a hyphen ties the two: more words do so then, as in gluten-free
     */
    boolean actsOn(String word, boolean tied) {
        return actingOn.contains(word) || tied && tiedOn.contains(word);
    }

    /** Whether an acronym before a word is that of a gene, not of the disease. */
    boolean genetic(String word) {
        return GENETIC.contains(word);
    }

    /** Whether a word says of a condition how far, how bad or in whom it is, not what it is. */
    boolean qualifier(String word) {
        return qualifiers.contains(word) || small(word) || number(word);
    }

    /** Whether a word says of a substance how, how much or in which form it is given, not what it is. */
    boolean dosage(String word) {
        return dosage.contains(word) || small(word) || number(word);
    }

    private static boolean number(String word) {
        return Character.isDigit(word.charAt(0)) || word.length() == 1;
    }

    private static Set<String> load(String name) {
        return ResourceLines.beside(StopWords.class, name).stream()
                .map(StopWords::normal)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words of a text in normal form, separated by spaces. */
    static String normal(String text) {
        Tokens words = Tokens.of(text);
        return normal(words, 0, words.size());
    }

    /** Some words of a text in normal form, separated by spaces. */
    static String normal(Tokens words, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(i > from ? " " : "").append(words.word(i));
        }
        return out.toString();
    }
}
