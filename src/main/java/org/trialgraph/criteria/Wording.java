package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Map<String, Set<String>> WORDS = words();

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new HashMap<>();
        for (String row : ResourceLines.beside(Wording.class, "requirement-words.tsv")) {
            words.put(
                    StringUtils.substringBefore(row, "\t"),
                    Set.copyOf(List.of(StringUtils.substringAfter(row, "\t").split("\\|"))));
        }
        return words;
    }

    /** What words of a language say. */
    static Wording of(Text text) {
        if (text.language().equals("zh")) {
            return ofChinese(text.value());
        }
        if (!text.language().equals("en")) {
            return OPEN;
        }
        Wording all = null;
        List<String> sentence = new ArrayList<>();
        for (String word : StringUtils.split(text.value().toLowerCase(Locale.ROOT), " ()[]/,\"")) {
            boolean ends = word.length() > 2 && ".;:".indexOf(word.charAt(word.length() - 1)) >= 0;
            sentence.add(ends ? word.substring(0, word.length() - 1) : word);
            if (ends) {
                all = all == null ? ofSentence(sentence) : all.and(ofSentence(sentence));
                sentence.clear();
            }
        }
        if (!sentence.isEmpty() || all == null) {
            all = all == null ? ofSentence(sentence) : all.and(ofSentence(sentence));
        }
        return all;
    }

    /** What this and words behind it say together. */
    private Wording and(Wording next) {
        if (this == next || this == OPEN) {
            return this;
        }
        return this == PLAIN && next != OPEN ? PARTLY_NEGATED : OPEN;
    }

    private static Wording ofSentence(List<String> words) {
        int first = 0;
        while (first < words.size() && first < MOST_WORDS_BEFORE && is("opening", words.get(first))) {
            first++;
        }
        boolean negated = first < words.size() && is("negation", words.get(first));
        Wording wording = negated ? NEGATED : PLAIN;
        for (int i = first; i < words.size(); i++) {
            String word = words.get(i);
            boolean behindNot = i > 0 && is("negation", words.get(i - 1));
            boolean compared = negated && i <= first + MOST_WORDS_OF_COMPARISON && is("comparison", word);
            if (is("but", word) || compared && !words.get(i - 1).equals("other")) {
                return OPEN;
            } else if (is("exclusion", word) || behindNot && is("permission", word)) {
                boolean all = i == words.size() - 1 && !negated;
                return all ? EXCLUDING : OPEN;
            } else if (is("permission", word) && !(i + 1 < words.size() && is("negation", words.get(i + 1)))) {
                return OPEN;
            } else if (is("negation", word) && i > first) {
                boolean modal = !negated && (is("obligation", words.get(i - 1)) || is("permission", words.get(i - 1)));
                wording = modal ? NEGATED : wording == PLAIN ? PARTLY_NEGATED : wording;
                negated |= modal;
            } else if (is("obligation", word) || i > 0 && is("obligation", words.get(i - 1))) {
                wording = wording == PLAIN ? OBLIGING : wording;
            }
        }
        return wording;
    }

    private static Wording ofChinese(String text) {
        int first = 0;
        for (int length = 1; length > 0; first += length) {
            length = length("opening", text, first);
        }
        int negation = length("word", text, first) > 0 ? 0 : length("negation", text, first);
        if (negation > 0) {
            return length("comparison", text, first + negation) > 0 ? OPEN : NEGATED;
        }
        Wording wording = PLAIN;
        for (int i = first; i < text.length(); i++) {
            int word = length("word", text, i);
            if (word > 0) {
                i += word - 1;
            } else if (length("exclusion", text, i) > 0 || length("permission", text, i) > 0) {
                return OPEN;
            } else if (length("negation", text, i) > 0) {
                wording = PARTLY_NEGATED;
            }
        }
        return wording;
    }

    /** The length of the longest word of a kind that begins at a place, 0 where none does. */
    private static int length(String kind, String text, int place) {
        return WORDS.getOrDefault(kind, Set.of()).stream()
                .filter(word -> text.startsWith(word, place))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static boolean is(String kind, String word) {
        return WORDS.getOrDefault(kind, Set.of()).contains(word);
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
}
