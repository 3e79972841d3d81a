package org.trialgraph.text;

import java.text.Normalizer;

/** Makes words of documents clean without changing what they say. */
public final class Plain {
    private Plain() {}

    /**
     * One line of words: composed (NFC), without control and zero-width characters, runs of white space (also no-break and
     * ideographic spaces) folded to one space, ends stripped.
     */
    public static String clean(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFC)
                .replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF]", "")
                .replaceAll("[\\s\\u00A0\\u2007\\u202F\\u3000\\p{Cc}]+", " ")
                .strip();
    }

    /**
     * Running text with its line breaks: each line cleaned, line ends as {@code \n}, at most one empty line between two
     * paragraphs, none at the ends. Indentation, which tells the nesting of lists, is kept.
     */
    public static String paragraphs(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int empty = 0;
        for (String line : text.split("\\R", -1)) {
            String words = clean(line);
            if (words.isEmpty()) {
                empty++;
                continue;
            }
            if (!out.isEmpty()) {
                out.append(empty > 0 ? "\n\n" : "\n");
            }
            empty = 0;
            int indent = line.length() - line.stripLeading().length();
            out.append(" ".repeat(out.isEmpty() ? 0 : Math.min(indent, 40))).append(words);
        }
        return out.toString();
    }

    /** The text without the back-slashes that ClinicalTrials.gov's API puts before characters of its mark-up. */
    public static String unescape(String text) {
        return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\([<>*_\\[\\]#~`+.-])", "$1");
    }

    /** The words with full-width and other decimal digits as ASCII digits. */
    public static String asciiDigits(String words) {
        StringBuilder out = new StringBuilder(words.length());
        words.codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            out.appendCodePoint(digit >= 0 && !Character.isLetter(c) ? '0' + digit : c);
        });
        return out.toString();
    }
}
