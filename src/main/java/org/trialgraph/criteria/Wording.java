package org.trialgraph.criteria;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.model.Text;
import org.trialgraph.text.ResourceLines;

/** What the words of a criterion say for themselves, whatever list they stand in. English and Chinese are read. */
enum Wording {
    /** They describe people. */
    PLAIN,
    /** They begin with a negation of all that they describe. */
    NEGATED,
    /** They say that whoever is as they describe is excluded. */
    EXCLUDING,
    /** They oblige people to something, which among exclusions is out of place. */
    OBLIGING,
    /** A part of what they describe is negated. */
    PARTLY_NEGATED,
    /** Anything else, such as what is allowed, or a language that is not read. */
    OPEN;

    private static final int MOST_WORDS_BEFORE = 8;
    private static final int MOST_WORDS_OF_COMPARISON = 3;
    private static final int MOST_WORDS_OF_LABEL = 4;
    private static final String AROUND_WORDS = " ()[]/,\"";
    /** A bit for each of these. */
    private static final long[] AROUND = new long[2];

    private static final String AROUND_EXCEPTIONS = " ,:()";
    private static final Map<Use, List<String>> WORDS = new EnumMap<>(Use.class);
    /** What a word is for: a bit for each of its rows. */
    private static final WordBits USES = new WordBits();

    static {
        AROUND_WORDS.chars().forEach(c -> AROUND[c >>> 6] |= 1L << c);
        for (String row : ResourceLines.beside(Wording.class, "requirement-words.tsv")) {
            Use use = Use.valueOf(StringUtils.substringBefore(row, "\t").toUpperCase(Locale.ROOT));
            WORDS.put(use, List.of(StringUtils.substringAfter(row, "\t").split("\\|")));
            WORDS.get(use).forEach(word -> USES.add(word, use.bit()));
        }
    }

    /** The rows of the table of words. */
    private enum Use {
        OPENING,
        NEGATION,
        COMPARISON,
        WORD,
        PERMISSION,
        OBLIGATION,
        EXCLUSION,
        BUT,
        EXCEPTION,
        OTHER,
        RELATIVE,
        DETAILS;

        int bit() {
            return 1 << ordinal();
        }

        /** Whether a word of some uses has this one. */
        boolean isIn(int uses) {
            return (uses & bit()) != 0;
        }
    }

    /** What words of a language say. */
    static Wording of(Text text) {
        if (text.language().equals("zh")) {
            return ofChinese(text.value());
        }
        if (!text.language().equals("en")) {
            return OPEN;
        }
        return ofEnglish(text.value());
    }

    private static Wording ofEnglish(String text) {
        String words = StringUtils.isAsciiPrintable(text) ? text : text.toLowerCase(Locale.ROOT);
        int[] uses = new int[words.length() / 2 + 1];
        Wording all = null;
        int from = 0;
        int count = 0;
        int end;
        for (int start = beginning(words, 0); start < words.length(); start = beginning(words, end)) {
            end = start + 1;
            while (end < words.length() && !isAround(words.charAt(end))) {
                end++;
            }
            char last = words.charAt(end - 1);
            boolean colon = last == ':';
            // A dot within is one of an abbreviation, as in i.e.
            boolean stop = last == ';' || last == '.' && end - start > 2 && words.indexOf('.', start) == end - 1;
            uses[count++] = USES.of(words, start, colon || stop ? end - 1 : end);
            boolean over = beginning(words, end) == words.length();
            if (colon || stop || over) {
                Wording sentence = ofSentence(uses, from, count);
                boolean label = colon && sentence == PLAIN && count <= from + MOST_WORDS_OF_LABEL && !over;
                all = all == null ? sentence : all.and(sentence);
                all = label && from == 0 ? null : all;
                from = count;
            }
        }
        // What stands behind an OR in capitals is an alternative to all before it, of which only a part is negated.
        return all == null ? PLAIN : all == NEGATED && text.contains(" OR ") ? OPEN : all;
    }

    private static boolean isAround(char c) {
        return c >>> 6 < AROUND.length && (AROUND[c >>> 6] & 1L << c) != 0;
    }

    /** Where the next word begins; the length of the text where none does. */
    private static int beginning(String words, int place) {
        int start = place;
        while (start < words.length() && isAround(words.charAt(start))) {
            start++;
        }
        return start;
    }

    /** What this and words behind it say together. */
    private Wording and(Wording next) {
        if (this == next || this == OPEN) {
            return this;
        }
        return this == PLAIN && next != OPEN ? PARTLY_NEGATED : OPEN;
    }

    private static Wording ofSentence(int[] words, int from, int to) {
        int first = from;
        while (first < to && first < from + MOST_WORDS_BEFORE && Use.OPENING.isIn(words[first])) {
            first++;
        }
        boolean negated = first < to && Use.NEGATION.isIn(words[first]);
        Wording wording = negated ? NEGATED : PLAIN;
        for (int i = first; i < to; i++) {
            int word = words[i];
            int before = i > from ? words[i - 1] : 0;
            if (word == 0 && !Use.OBLIGATION.isIn(before)) {
                continue;
            }
            int next = i + 1 < to ? words[i + 1] : 0;
            boolean compared = negated && i <= first + MOST_WORDS_OF_COMPARISON && Use.COMPARISON.isIn(word);
            if (Use.BUT.isIn(word) || compared && !Use.OTHER.isIn(before)) {
                return OPEN;
            } else if (Use.EXCLUSION.isIn(word) || Use.NEGATION.isIn(before) && Use.PERMISSION.isIn(word)) {
                boolean denied = Use.NEGATION.isIn(before) && Use.EXCLUSION.isIn(word)
                        || i > from + 1 && Use.NEGATION.isIn(words[i - 2]);
                return (i == to - 1 || i == from) && !negated && !denied ? EXCLUDING : OPEN;
            } else if (Use.PERMISSION.isIn(word) && !Use.NEGATION.isIn(next)) {
                if (!Use.RELATIVE.isIn(before)) {
                    return OPEN;
                }
            } else if (Use.NEGATION.isIn(word) && i > first) {
                boolean modal = !negated && (Use.OBLIGATION.isIn(before) || Use.PERMISSION.isIn(before));
                wording = modal ? NEGATED : wording == PLAIN ? PARTLY_NEGATED : wording;
                negated |= modal;
            } else if (Use.OBLIGATION.isIn(word) || Use.OBLIGATION.isIn(before)) {
                wording = wording == PLAIN ? OBLIGING : wording;
            }
        }
        return wording;
    }

    private static Wording ofChinese(String text) {
        int first = 0;
        for (int length = 1; length > 0; first += length) {
            length = length(Use.OPENING, text, first);
        }
        int negation = length(Use.WORD, text, first) > 0 ? 0 : length(Use.NEGATION, text, first);
        if (negation > 0) {
            return length(Use.COMPARISON, text, first + negation) > 0 ? OPEN : NEGATED;
        }
        Wording wording = PLAIN;
        for (int i = first; i < text.length(); i++) {
            int word = length(Use.WORD, text, i);
            int denied = length(Use.NEGATION, text, i);
            if (word > 0) {
                i += word - 1;
            } else if (length(Use.EXCLUSION, text, i) > 0 || length(Use.PERMISSION, text, i) > 0) {
                return OPEN;
            } else if (denied > 0 && length(Use.COMPARISON, text, i + denied) == 0) {
                wording = PARTLY_NEGATED;
            }
        }
        return wording;
    }

    /** The length of the longest word of a kind that begins at a place, 0 where none does. */
    private static int length(Use use, String text, int place) {
        int longest = 0;
        for (String word : WORDS.getOrDefault(use, List.of())) {
            longest = word.length() > longest && text.startsWith(word, place) ? word.length() : longest;
        }
        return longest;
    }

    /** What the words say as an item of a list. */
    Optional<Requirement> in(Polarity list) {
        boolean excluded = switch (list) {
            case INCLUSION, UNSTATED -> this == NEGATED || this == EXCLUDING;
            case EXCLUSION -> this == PLAIN || this == PARTLY_NEGATED || this == EXCLUDING;
        };
        boolean required = list == Polarity.INCLUSION && (this == PLAIN || this == OBLIGING);
        return excluded
                ? Optional.of(Requirement.EXCLUDED)
                : Optional.of(Requirement.REQUIRED).filter(said -> required);
    }

    /** What an item that these words lead in says, from what it says itself; exceptions to these words may be the contrary. */
    Wording leadingIn(Wording item, String words) {
        if (this == PLAIN || this == OBLIGING) {
            return excepts(words) ? OPEN : item;
        }
        boolean passes = item == PLAIN && (this == EXCLUDING || this == NEGATED && tellDetails(words));
        return passes && !excepts(words) ? this : OPEN;
    }

    private static boolean tellDetails(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return WORDS.getOrDefault(Use.DETAILS, List.of()).stream().anyMatch(lower::contains);
    }

    private static boolean excepts(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        int from = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || AROUND_EXCEPTIONS.indexOf(lower.charAt(i)) >= 0) {
                if (Use.EXCEPTION.isIn(USES.of(lower, from, i))) {
                    return true;
                }
                from = i + 1;
            }
        }
        return words.contains("other than")
                || WORDS.getOrDefault(Use.EXCEPTION, List.of()).stream()
                        .anyMatch(word -> ItemMark.isIdeograph(word.charAt(0)) && words.contains(word));
    }
}
