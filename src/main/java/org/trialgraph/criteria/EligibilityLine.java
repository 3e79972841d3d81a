package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import org.trialgraph.text.Characters;
import org.trialgraph.text.TextNormalizer;

/**
 * A line of an eligibility text.
 *
 * @param words the line, clean
 * @param indent how many spaces stand before it
 * @param afterBlank whether an empty line or the beginning of the text is before it
 * @param afterFull whether the line before was broken for its length: the first word of this one had no more room there
 */
record EligibilityLine(String words, int indent, boolean afterBlank, boolean afterFull) {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 110;
    private static final int TAB = 4;

    /** Reads the lines that have words. */
    static List<EligibilityLine> read(String text) {
        List<String> raw = List.of(TextNormalizer.lines(text).split("\n", -1));
        int width = width(raw);
        List<EligibilityLine> lines = new ArrayList<>();
        String before = "";
        for (String line : raw) {
            String words = TextNormalizer.clean(line);
            if (!words.isEmpty()) {
                boolean full = !before.isEmpty() && before.length() + 1 + firstWord(words) > width;
                lines.add(new EligibilityLine(words, indent(line), before.isEmpty(), full));
            }
            before = words.isEmpty() ? "" : line.stripTrailing();
        }
        return lines;
    }

    /**
     * The width at which the text was wrapped: the longest line of a text whose lines are all short and in most places where
     * a line without a mark follows another, break just where the next word had no room. Without end otherwise.
     */
    private static int width(List<String> raw) {
        int longest = raw.stream()
                .mapToInt(line -> line.stripTrailing().length())
                .max()
                .orElse(0);
        if (longest < NARROWEST || longest > WIDEST) {
            return Integer.MAX_VALUE;
        }
        int broken = 0;
        int parted = 0;
        for (int i = 1; i < raw.size(); i++) {
            String words = raw.get(i).strip();
            String before = raw.get(i - 1).stripTrailing();
            if (!words.isEmpty() && !before.isBlank() && ItemMarks.at(words, 0).isEmpty()) {
                boolean full = before.length() + 1 + firstWord(words) > longest;
                broken += full ? 1 : 0;
                parted += full ? 0 : 1;
            }
        }
        return broken > parted * 3 ? longest : Integer.MAX_VALUE;
    }

    private static int firstWord(String words) {
        int space = words.indexOf(' ');
        return space < 0 ? words.length() : space;
    }

    private static int indent(String line) {
        int indent = 0;
        for (int i = 0; i < line.length() && Characters.isSpace(line.charAt(i)); i++) {
            indent += line.charAt(i) == '\t' ? TAB : 1;
        }
        return indent;
    }
}
