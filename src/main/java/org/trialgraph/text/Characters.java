package org.trialgraph.text;

/** What single characters are for. */
public final class Characters {
    private Characters() {}

    /** White space and control characters, which all part words. */
    public static boolean isSpace(char c) {
        return c <= ' ' || c > '~' && (c <= '\u00A0' || Character.isSpaceChar(c));
    }

    /** Whether the character at a place of the text shows nothing and says nothing there. */
    public static boolean isInvisible(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c < '\u00AD') {
            return false;
        }
        return switch (c) {
            case '\u00AD', '\u200B', '\u200E', '\u200F', '\u2060', '\uFEFF' -> true;
            case '\u200C', '\u200D' -> at == 0 || !needsJoiners(text.charAt(at - 1));
            default -> c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        };
    }

    /** Arabic, Indic and other scripts in which a joiner or non-joiner is part of the spelling; emoji too. */
    private static boolean needsJoiners(char before) {
        return before >= '\u0590' && before < '\u2000' || Character.isSurrogate(before) || before == '\uFE0F';
    }

    /** Half of a surrogate pair without its other half, and the two characters that no file may hold. */
    public static boolean isBroken(CharSequence text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= '\uFFFE';
    }

    /** The ASCII character that a full-width letter or sign, a dash or a digit of any script stands for, or itself. */
    public static char ascii(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        if (c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\uFE63') {
            return '-';
        }
        int digit = c < 0x80 || Character.isLetter(c) ? -1 : Character.digit(c, 10);
        return digit >= 0 ? (char) ('0' + digit) : c;
    }

    /** A letter or digit of ASCII, the only ones that numbers of registries are made of. */
    public static boolean isAsciiWord(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** A digit of ASCII. */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
