package org.trialgraph.eligibility;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.trialgraph.eligibility.Token.Role;

/** The words, signs and numbers of a criterion, by their place, and the phrases they make. */
final class Clause {
    private static final int MOST_WORDS_OF_MEASURE = 5;
    private static final int MOST_WORDS_OF_EVENT = 20;
    private static final int NEAR = 4;
    /** Words that are part of a name right before a limit, though behind a known measure they say no more. */
    static final Set<String> NOUNS = Set.of(
            "score",
            "scores",
            "index",
            "grade",
            "class",
            "stage",
            "rate",
            "ratio",
            "count",
            "level",
            "levels",
            "value",
            "concentration",
            "test",
            "diameter",
            "length",
            "width",
            "thickness",
            "size",
            "volume",
            "distance",
            "pressure",
            "interval",
            "percentage",
            "titer",
            "scale",
            "loss",
            "excretion",
            "output",
            "weight",
            "requirement",
            "duration");

    /** Years as Chinese counts them of ages alone. */
    private static final String YEARS_OF_LIFE = "\u5C81";

    /** Counts the questions of a scale. */
    private static final String ITEMS = "\u9879";

    private final String text;
    private final String folded;
    private final List<Token> words;

    Clause(String text, String folded, List<Token> words) {
        this.text = text;
        this.folded = folded;
        this.words = words;
    }

    List<Token> words() {
        return words;
    }

    int size() {
        return words.size();
    }

    Token token(int i) {
        return words.get(i);
    }

    /** The words from one token to another, as they are printed. */
    String text(int first, int last) {
        return text.substring(words.get(first).start(), words.get(last).end());
    }

    /** The words between two tokens. */
    String between(int first, int second) {
        return text.substring(words.get(first).end(), words.get(second).start()).strip();
    }

    char firstLetter(int i) {
        return text.charAt(words.get(i).start());
    }

    /** The local name of the measure that a token names; empty where it names none. */
    String measure(int i) {
        return is(i, Role.MEASURE) ? words.get(i).says(Role.MEASURE) : "";
    }

    /** Whether a word is one of a list, in any case. */
    boolean isAnyOf(int i, Set<String> list) {
        return list.contains(textOf(i).toLowerCase(Locale.ROOT));
    }

    /** The text, each letter in lower case. */
    String folded() {
        return folded;
    }

    /** The word that stands for an age where none is printed beside the limit. */
    String wordForAge() {
        return text.contains(YEARS_OF_LIFE) ? YEARS_OF_LIFE : "age";
    }

    boolean is(int i, Role role) {
        return i >= 0 && i < words.size() && words.get(i).is(role);
    }

    boolean isNumber(int i) {
        return i >= 0 && i < words.size() && words.get(i).isNumber();
    }

    String textOf(int i) {
        return i >= 0 && i < words.size() ? text(i, i) : "";
    }

    /** Where the bracket opens that closes at a token; the token itself where it opens nowhere. */
    int opening(int close) {
        int open = close - 1;
        while (open >= 0 && close - open < MOST_WORDS_OF_EVENT && !is(open, Role.OPEN)) {
            open--;
        }
        return is(open, Role.OPEN) ? open : close;
    }

    /** Where the bracket closes that opens at a token; the token itself where it closes nowhere near. */
    int closing(int open) {
        int close = open + 1;
        while (close - open < MOST_WORDS_OF_EVENT && close < words.size() && !is(close, Role.CLOSE)) {
            close++;
        }
        return is(close, Role.CLOSE) ? close : open;
    }

    boolean isNoun(int i) {
        String word = textOf(i).toLowerCase(Locale.ROOT);
        return NOUNS.contains(StringUtils.substringBefore(word, " "))
                || Lexicon.isLetter(word.charAt(0)) && !is(i, Role.STOP) && !is(i, Role.FILLER);
    }

    /** Whether a word is in no table. */
    boolean isPlainWord(int i) {
        return i < words.size()
                && words.get(i).roles().isEmpty()
                && Lexicon.isLetter(folded.charAt(words.get(i).start()));
    }

    private boolean isOfName(int i) {
        Token word = words.get(i);
        boolean sign = word.end() - word.start() == 1
                && !Character.isLetterOrDigit(text.charAt(word.start()))
                && text.charAt(word.start()) != '/';
        return !sign
                && !word.isNumber()
                && !word.is(Role.STOP)
                && !word.is(Role.COMPARE)
                && !word.is(Role.UNLESS)
                && !word.is(Role.END)
                && !word.is(Role.NEGATION)
                && !word.is(Role.JOIN)
                && (!word.is(Role.FILLER)
                        || isNoun(i)
                        || i > 0 && !is(i - 1, Role.END) && Character.isUpperCase(firstLetter(i)));
    }

    /** The words that name something right before a limit. Chinese has no spaces that would tell where a name begins, but in a clause. */
    String nameBefore(int end) {
        int last = end - 1;
        while (last >= 0 && end - last <= NEAR && is(last, Role.FILLER) && !isNoun(last)) {
            last = is(last, Role.CLOSE) && opening(last) < last ? opening(last) - 1 : last - 1;
        }
        int first = last + 1;
        while (first > 0 && last - first + 1 < MOST_WORDS_OF_MEASURE && isOfName(first - 1)) {
            first--;
        }
        boolean general = first > 0
                && is(first - 1, Role.CLOSE)
                && opening(first - 1) < first - 1
                && IntStream.rangeClosed(first, last).allMatch(i -> is(i, Role.FILLER));
        if (general) {
            int open = opening(first - 1);
            String name = nameBefore(open);
            return name.isEmpty() ? "" : name + " " + text(open, last); // parathyroid hormone (PTH) value
        }
        if (textOf(first).equals("/")) {
            return ""; // of a ratio
        }
        String printed = first <= last ? Strings.CI.removeEnd(text(first, last), " of") : "";
        boolean begins = first == 0 || is(first - 1, Role.END) || is(first - 1, Role.JOIN) || is(first - 1, Role.OPEN);
        boolean named = printed.chars().filter(Character::isLetter).count() > 1;
        return named && (begins || !isChinese(printed)) && !is(last, Role.LASTING) ? printed : "";
    }

    /** The words of a clause before a token, without what denies them; nothing where only words remain that say nothing. */
    String wordsBefore(int end) {
        int first = end;
        int closed = 0;
        while (first > 0
                && end - first < MOST_WORDS_OF_EVENT
                && isOfEvent(first - 1)
                && (closed > 0 || !is(first - 1, Role.OPEN))) {
            first--;
            closed += is(first, Role.CLOSE) ? 1 : is(first, Role.OPEN) ? -1 : 0;
        }
        if (isNumber(first - 1) && (is(first, Role.TIMES) || is(first, Role.ULN))) {
            return ""; // how often, or how much: 3 times a week
        }
        while (first < end && (closed > 0 || is(first, Role.NEGATION) || is(first, Role.CLOSE))) {
            closed -= is(first, Role.CLOSE) ? 1 : 0;
            first++;
        }
        return event(first, end);
    }

    /** The words of a clause from a token on. */
    String wordsFrom(int from) {
        int first = from;
        while (first < words.size()
                && (is(first, Role.NEGATION) || textOf(first).equals("\u7684"))) {
            first++;
        }
        int end = first;
        while (end < words.size() && end - first < MOST_WORDS_OF_EVENT && isOfEvent(end) && !is(end, Role.CLOSE)) {
            end++;
        }
        return event(first, end);
    }

    boolean isOfEvent(int i) {
        Token word = words.get(i);
        boolean limit = word.isNumber() || word.is(Role.AFTER) || word.is(Role.COMPARE);
        return !limit && !word.is(Role.END) && !word.is(Role.UNLESS) && text.charAt(word.start()) != '\uFF0C';
    }

    boolean isJoin(int i) {
        return is(i, Role.OR) || is(i, Role.JOIN) || textOf(i).equals("\u3001");
    }

    /** Whether a number is one of years of life by the word that it has for them. */
    boolean hasYears(int at) {
        String printed = textOf(at);
        return printed.contains(YEARS_OF_LIFE) || Strings.CI.endsWithAny(printed, "old", "y/o", "yo", "y.o.");
    }

    boolean isAge(int at) {
        return is(at, Role.AGE) || is(at, Role.AFTER_AGE) || is(at, Role.OPEN) && is(at + 1, Role.AGE);
    }

    /** The words between two tokens, without those at their ends that say nothing; empty where no letter is left. */
    private String event(int from, int to) {
        int first = from;
        int end = to;
        while (first < end
                && (is(first, Role.FILLER) || is(first, Role.JOIN))
                && !isNoun(first)
                && !is(first, Role.MEASURE)) {
            first++;
        }
        while (end > first
                && (is(end - 1, Role.STOP)
                        || is(end - 1, Role.WINDOW)
                        || is(end - 1, Role.OPEN)
                        || is(end - 1, Role.JOIN))
                && !is(end - 1, Role.LASTING)) {
            end--;
        }
        boolean toCome = first < end && Strings.CI.startsWith(textOf(first), "must");
        String event = first < end && !toCome ? text(first, end - 1) : "";
        return event.chars().anyMatch(Character::isLetter) ? event : "";
    }

    static boolean isChinese(String name) {
        return name.chars().anyMatch(c -> c >= '\u2E80');
    }

    /** Whether a number tells how many questions a scale has. */
    boolean isCounted(int at) {
        int end = words.get(at).end();
        return text.startsWith(ITEMS, end) || text.startsWith("-item", end) || text.startsWith(" item", end);
    }
}
