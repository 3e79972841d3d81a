package org.trialgraph.text;

/** Where words of a text begin and end: letters of one script with their marks, hyphens and apostrophes between them. */
final class Words {
    private Words() {}

    /** Whether a character is a letter or the mark of one. */
    static boolean letter(char c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a character is one of the scripts of East Asia, which have no spaces between words. */
    static boolean eastAsian(char c) {
        return c >= '\u2E80' && c <= '\u9FFF' || c >= '\uAC00' && c <= '\uD7AF';
    }

    /** Where the word ends that begins at a place; the place itself where none does. */
    static int end(String text, int start) {
        int i = start;
        while (i < text.length() && part(text, i, start)) {
            i++;
        }
        return i > start && isJoint(text.charAt(i - 1)) ? i - 1 : i;
    }

    /** Where the word begins that ends at a place; the place itself where none does. */
    static int start(String text, int end) {
        int i = end;
        while (i > 0 && (letter(text.charAt(i - 1)) || i > 1 && i < end && joins(text, i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean part(String text, int i, int start) {
        return letter(text.charAt(i)) || i > start && joins(text, i);
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '\'' || c == '\u2019' || c == '\u00B4';
    }

    /** Whether a sign stands between two letters. */
    private static boolean joins(String text, int i) {
        return isJoint(text.charAt(i))
                && i > 0
                && letter(text.charAt(i - 1))
                && i + 1 < text.length()
                && letter(text.charAt(i + 1));
    }
}
