package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/**
 * Running text of the XML. The registry broke its lines at about ninety characters and indented them by their depth; only a
 * blank line parts paragraphs.
 */
final class Textblock {
    private static final Pattern ITEM = Pattern.compile(" *(?:-|\\d{1,3}\\.|[a-z]\\.) ");

    private Textblock() {}

    /** The text with each paragraph on one line, a blank line between them but not between the items
     * of a list, indented only as far as it is nested. */
    static String unwrap(String block) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        int indent = 0;
        for (String line : (TextNormalizer.lines(block) + "\n\n").split("\n", -1)) {
            String words = line.strip();
            if (words.isEmpty()) {
                add(paragraph, indent, paragraphs);
            } else {
                indent = paragraph.isEmpty() ? line.indexOf(words.charAt(0)) : indent;
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(words);
            }
        }
        int least = paragraphs.stream().mapToInt(Textblock::indent).min().orElse(0);
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String next : paragraphs) {
            text.append(text.isEmpty() ? "" : isItem(before) && isItem(next) ? "\n" : "\n\n");
            text.append(next.substring(least));
            before = next;
        }
        return text.toString();
    }

    private static boolean isItem(String paragraph) {
        return ITEM.matcher(paragraph).lookingAt();
    }

    private static void add(StringBuilder paragraph, int indent, List<String> paragraphs) {
        if (!paragraph.isEmpty()) {
            paragraphs.add(" ".repeat(indent) + paragraph);
            paragraph.setLength(0);
        }
    }

    private static int indent(String paragraph) {
        return paragraph.length() - paragraph.stripLeading().length();
    }
}
