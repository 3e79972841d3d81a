package org.trialgraph.criteria;

import java.util.Optional;
import org.trialgraph.text.Characters;

/**
 * Reads the mark of an item. Whether something that looks like a mark is one, only its place in a sequence tells; see
 * {@link MarkSequence} and {@link InlineItems}.
 */
final class ItemMarks {
    private static final String BULLETS = "•●○◦▪■□◆‣⁃∙➢✓✔►▶➤\uF0B7\uF0A7";
    private static final String BULLETS_BEFORE_WORDS = "*-–—~·";
    private static final int LONGEST_NUMBER = 3;

    private ItemMarks() {}

    /** The mark that begins at a place of a clean line, letters read as letters. */
    static Optional<ItemMark> at(String line, int place) {
        if (place >= line.length()) {
            return Optional.empty();
        }
        char c = line.charAt(place);
        if (BULLETS.indexOf(c) >= 0 || BULLETS_BEFORE_WORDS.indexOf(c) >= 0 && beforeWords(line, place)) {
            return Optional.of(bullet(c, line, place));
        }
        int circled = circled(c);
        if (circled > 0) {
            return Optional.of(new ItemMark(
                    c < '\u2474' ? "\u2460" : "\u2474",
                    circled,
                    String.valueOf(circled),
                    skipSpace(line, place + 1),
                    false));
        }
        if (c == '(' || c == '（') {
            return bracketed(line, place);
        }
        if (c == 'o' && isBulletO(line, place)) {
            return Optional.of(bullet(c, line, place));
        }
        return delimited(line, place);
    }

    private static ItemMark bullet(char c, String line, int place) {
        return new ItemMark(String.valueOf(c == '—' ? '–' : c), 0, "", skipSpace(line, place + 1), false);
    }

    /** The letter o is a bullet before a word with a capital; before a small one it may be the Spanish for or. */
    private static boolean isBulletO(String line, int place) {
        return place + 2 < line.length()
                && line.charAt(place + 1) == ' '
                && !Character.isLowerCase(line.charAt(skipSpace(line, place + 2)));
    }

    /** A hyphen or star is a bullet before a space or a word, not before a number or another of its kind. */
    private static boolean beforeWords(String line, int place) {
        if (place + 1 == line.length()) {
            return true;
        }
        char next = line.charAt(place + 1);
        return next == ' '
                || Character.isLetter(next)
                || (next == '≥' || next == '≤' || next == '(') && line.charAt(place) != '~';
    }

    private static int circled(char c) {
        if (c >= '\u2460' && c <= '\u2473') {
            return c - '\u2460' + 1;
        }
        return c >= '\u2474' && c <= '\u2487' ? c - '\u2474' + 1 : 0;
    }

    private static Optional<ItemMark> bracketed(String line, int place) {
        int end = Ordinals.end(line, place + 1);
        if (end == place + 1 || end >= line.length() || line.charAt(end) != ')' && line.charAt(end) != '）') {
            return Optional.empty();
        }
        String printed = line.substring(place + 1, end);
        int after = end + 1;
        if (after < line.length() && ".、:：".indexOf(line.charAt(after)) >= 0) {
            after++;
        }
        String kind = Ordinals.kind(printed);
        return Optional.of(
                new ItemMark("(" + kind + ")", Ordinals.value(printed), printed, skipSpace(line, after), false));
    }

    private static Optional<ItemMark> delimited(String line, int place) {
        int end = Ordinals.end(line, place);
        if (end == place || end >= line.length() || end - place > LONGEST_NUMBER + 1) {
            return Optional.empty();
        }
        String printed = line.substring(place, end);
        String delimiter = delimiter(line, end);
        int after = end + delimiter.length();
        boolean number = Characters.isDigit(printed.charAt(0));
        char next = after < line.length() ? line.charAt(after) : ' ';
        boolean fits = switch (delimiter) {
            case "" -> false;
            case "." -> number ? !isExponent(line, after) : next == ' ' || isIdeograph(next);
            case "-" -> number && (next == ' ' || Character.isUpperCase(next));
            default -> true;
        };
        boolean tight = delimiter.equals(".") && Characters.isDigit(next);
        if (!fits || Ordinals.isIdeographic(printed) && !delimiter.equals("、") && !delimiter.equals(".")) {
            return Optional.empty();
        }
        String style = Ordinals.kind(printed) + delimiter;
        return Optional.of(new ItemMark(style, Ordinals.value(printed), printed, skipSpace(line, after), tight));
    }

    /** The dot, bracket or comma after a number, with full-width signs as their narrow ones; empty where there is none. */
    private static String delimiter(String line, int at) {
        return switch (line.charAt(at)) {
            case '.', '．' -> at + 1 < line.length() && line.charAt(at + 1) == ')' ? ".)" : ".";
            case ')', '）' -> ")";
            case '、' -> "、";
            case '-', '–' -> "-";
            case ' ' -> at + 1 < line.length() && line.charAt(at + 1) == ')' ? " )" : "";
            default -> "";
        };
    }

    private static boolean isExponent(String line, int at) {
        return at + 1 < line.length()
                && (line.charAt(at) == 'E' || line.charAt(at) == 'e')
                && "+-0123456789".indexOf(line.charAt(at + 1)) >= 0;
    }

    /** A character of Chinese or Japanese, which put no space between words. */
    static boolean isIdeograph(char c) {
        return c >= '\u2E80' && c <= '\u9FFF' || c >= '\uF900' && c <= '\uFAFF';
    }

    private static int skipSpace(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }
}
