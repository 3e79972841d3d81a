package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    /** What a word is for: the kinds of its rows. */
    private static final Map<String, Set<Use>> USES = new HashMap<>();

    private static final Map<Use, List<String>> WORDS = new EnumMap<>(Use.class);

    static {
        for (String row : ResourceLines.beside(Wording.class, "requirement-words.tsv")) {
            Use use = Use.valueOf(StringUtils.substringBefore(row, "\t").toUpperCase(Locale.ROOT));
            WORDS.put(use, List.of(StringUtils.substringAfter(row, "\t").split("\\|")));
            WORDS.get(use)
                    .forEach(word -> USES.computeIfAbsent(word, first -> EnumSet.noneOf(Use.class))
                            .add(use));
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
        DETAILS
    }

    /** What words of a language say. */
    static Wording of(Text text) {
        if (text.language().equals("zh")) {
            return ofChinese(text.value());
        }
        if (!text.language().equals("en")) {
            return OPEN;
        }
        String[] words = StringUtils.split(text.value().toLowerCase(Locale.ROOT), " ()[]/,\"");
        List<Set<Use>> uses = new ArrayList<>(words.length);
        Wording all = null;
        int from = 0;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int last = word.length() - 1;
            boolean colon = word.charAt(last) == ':';
            // A dot within is one of an abbreviation, as in i.e.
            boolean stop = word.charAt(last) == ';' || last > 1 && word.indexOf('.') == last;
            uses.add(USES.getOrDefault(colon || stop ? word.substring(0, last) : word, Set.of()));
            if (colon || stop || i == words.length - 1) {
                Wording sentence = ofSentence(uses, from, i + 1);
                boolean label = colon && sentence == PLAIN && i < from + MOST_WORDS_OF_LABEL && i < words.length - 1;
                all = all == null ? sentence : all.and(sentence);
                all = label && from == 0 ? null : all;
                from = i + 1;
            }
        }
        // What stands behind an OR in capitals is an alternative to all before it, of which only a part is negated.
        return all == null ? PLAIN : all == NEGATED && text.value().contains(" OR ") ? OPEN : all;
    }

    /** What this and words behind it say together. */
    private Wording and(Wording next) {
        if (this == next || this == OPEN) {
            return this;
        }
        return this == PLAIN && next != OPEN ? PARTLY_NEGATED : OPEN;
    }

    private static Wording ofSentence(List<Set<Use>> words, int from, int to) {
        int first = from;
        while (first < to
                && first < from + MOST_WORDS_BEFORE
                && words.get(first).contains(Use.OPENING)) {
            first++;
        }
        boolean negated = first < to && words.get(first).contains(Use.NEGATION);
        Wording wording = negated ? NEGATED : PLAIN;
        for (int i = first; i < to; i++) {
            Set<Use> word = words.get(i);
            Set<Use> before = i > from ? words.get(i - 1) : Set.of();
            Set<Use> next = i + 1 < to ? words.get(i + 1) : Set.of();
            boolean compared = negated && i <= first + MOST_WORDS_OF_COMPARISON && word.contains(Use.COMPARISON);
            if (word.isEmpty() && !before.contains(Use.OBLIGATION)) {
                continue;
            } else if (word.contains(Use.BUT) || compared && !before.contains(Use.OTHER)) {
                return OPEN;
            } else if (word.contains(Use.EXCLUSION) || before.contains(Use.NEGATION) && word.contains(Use.PERMISSION)) {
                boolean denied = before.contains(Use.NEGATION) && word.contains(Use.EXCLUSION)
                        || i > from + 1 && words.get(i - 2).contains(Use.NEGATION);
                return (i == to - 1 || i == from) && !negated && !denied ? EXCLUDING : OPEN;
            } else if (word.contains(Use.PERMISSION) && !next.contains(Use.NEGATION)) {
                if (!before.contains(Use.RELATIVE)) {
                    return OPEN;
                }
            } else if (word.contains(Use.NEGATION) && i > first) {
                boolean modal = !negated && (before.contains(Use.OBLIGATION) || before.contains(Use.PERMISSION));
                wording = modal ? NEGATED : wording == PLAIN ? PARTLY_NEGATED : wording;
                negated |= modal;
            } else if (word.contains(Use.OBLIGATION) || before.contains(Use.OBLIGATION)) {
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
        return WORDS.getOrDefault(use, List.of()).stream()
                .filter(word -> text.startsWith(word, place))
                .mapToInt(String::length)
                .max()
                .orElse(0);
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
        boolean details = WORDS.get(Use.DETAILS).stream().anyMatch(words.toLowerCase(Locale.ROOT)::contains);
        boolean passes = item == PLAIN && (this == NEGATED && details || this == EXCLUDING);
        return passes && !excepts(words) ? this : OPEN;
    }

    private static boolean excepts(String words) {
        return words.contains("other than")
                || Stream.of(StringUtils.split(words.toLowerCase(Locale.ROOT), " ,:()"))
                        .anyMatch(word -> USES.getOrDefault(word, Set.of()).contains(Use.EXCEPTION))
                || WORDS.get(Use.EXCEPTION).stream()
                        .anyMatch(word -> ItemMark.isIdeograph(word.charAt(0)) && words.contains(word));
    }
}
