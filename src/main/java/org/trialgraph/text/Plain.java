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
