package org.trialgraph.mesh.index;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.trialgraph.text.ResourceLines;

/** Words of names that need care: the sections of {@code stop-words.txt}, where each is explained. */
public enum StopWords {
    INDEX,
    FUNCTION,
    NEGATION,
    REPORTING,
    CONJUNCTION,
    BOUNDARY,
    SEPARATOR,
    GENE,
    PLACEBO,
    NEVER_ALONE,
    LONGER_TERM,
    ACTING_ON,
    HYPHENATED,
    QUALIFIER,
    DOSAGE;

    private static final StopWords[] VALUES = values();
    private static final Map<StopWords, Set<String>> SECTIONS = load();

    /** Whether words stand in the section; in normal form, separated by spaces. */
    public boolean contains(String words) {
        return SECTIONS.get(this).contains(words);
    }

    /** A bit of its own. */
    int bit() {
        return 1 << ordinal();
    }

    /** The bits of the sections in which words stand. */
    static int sections(String words) {
        int bits = 0;
        for (StopWords section : VALUES) {
            bits |= section.contains(words) ? section.bit() : 0;
        }
        return bits;
    }

    /** Whether the n-th word of a text only joins others. */
    public static boolean isFunctionWord(Tokens words, int n) {
        return words.isIn(INDEX, n) || words.isIn(FUNCTION, n);
    }

    private static Map<StopWords, Set<String>> load() {
        Map<StopWords, Set<String>> sections = new EnumMap<>(StopWords.class);
        Set<String> section = new HashSet<>();
        for (String line : ResourceLines.beside(StopWords.class, "stop-words.txt")) {
            if (line.startsWith("[")) {
                section = sections.computeIfAbsent(valueOf(line.substring(1, line.length() - 1)), s -> new HashSet<>());
            } else {
                section.add(Tokens.normalize(line));
            }
        }
        return sections;
    }
}
