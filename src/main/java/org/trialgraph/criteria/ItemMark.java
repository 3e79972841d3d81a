package org.trialgraph.criteria;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.apache.commons.lang3.CharUtils;
import org.trialgraph.text.TextNormalizer;

/**
 * What an item of a list begins with: a bullet, a number, a letter. Whether something that looks like a mark is one, only its
 * place in a sequence tells; see {@link ItemReader} and {@link InlineItems}.
 *
 * @param style how the list marks its items, such as {@code #.} for {@code 1.}, {@code (a)} for {@code (b)} or {@code •};
 *     items of one list have one style
 * @param ordinal the place in the list that the mark says, from 1; 0 for a bullet
 * @param printed the number or letter without its dot or brackets; empty for a bullet
 * @param end where the words of the item begin
 * @param tight whether a digit follows the dot, as in {@code 3.18}, which may be a number with decimals
 */
record ItemMark(String style, int ordinal, String printed, int end, boolean tight) {
    /** The mark of a paragraph, which has none. */
    static final ItemMark NONE = new ItemMark("", 0, "", 0, false);

    private static final String BULLETS = "•●○◦▪■□◆‣⁃∙➢✓✔►▶➤\uF0B7\uF0A7";
    private static final String BULLETS_BEFORE_WORDS = "*-–—~·";
    private static final String IDEOGRAPHS = "一二三四五六七八九十";
    private static final String ROMAN = "ivx";
    private static final int[] ROMAN_VALUES = {1, 5, 10};
    /** What stands behind the end of a line. */
    private static final char END = 0;

    private static final int MOST_HYPHENS = 4;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_LETTERS = 5;
    private static final int LONGEST_NUMBER = 4;
    /** The first of the numbers in circles, and of those in brackets, twenty of each. */
    private static final char CIRCLED = '\u2460';

    private static final char LAST_PARENTHESIZED = '\u2487';

    /** The mark that begins at a place of a clean line, letters read as letters; {@link #NONE} where none does. */
    static ItemMark at(String line, int place) {
        if (place >= line.length()) {
            return NONE;
        }
        char c = line.charAt(place);
        if (CharUtils.isAsciiAlphanumeric(c) && c != 'o') {
            return delimited(line, place);
        }
        int several = skip(line, place, MOST_HYPHENS, hyphen -> hyphen == '-');
        if (several > place + 1 && charAt(line, several) != END && line.indexOf("--", several) < 0) {
            return new ItemMark("-", 0, "", skipSpace(line, several), false);
        }
        if (BULLETS.indexOf(c) >= 0
                || BULLETS_BEFORE_WORDS.indexOf(c) >= 0 && isBeforeWords(line, place)
                || c == 'o' && isBulletO(line, place)) {
            return new ItemMark(String.valueOf(c == '—' ? '–' : c), 0, "", skipSpace(line, place + 1), false);
        }
        if (isEnclosed(c)) {
            int number = Character.getNumericValue(c);
            String first = String.valueOf((char) (c - number + 1));
            return new ItemMark(first, number, String.valueOf(number), skipSpace(line, place + 1), false);
        }
        return c == '(' || c == '（' ? bracketed(line, place) : delimited(line, place);
    }

    /** Whether there is no mark. */
    boolean isNone() {
        return style.isEmpty();
    }

    /** Whether the mark has no place in an order. */
    boolean isBullet() {
        return ordinal == 0 && !isNone();
    }

    /** Whether the mark is a letter or a Roman number, which initials and abbreviations look like too. */
    boolean isLetter() {
        for (int i = 0; i < style.length(); i++) {
            if ("aAiI".indexOf(style.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the mark stands in brackets, which nothing but a mark does. */
    boolean isBracketed() {
        return style.startsWith("(");
    }

    /** Whether the mark is a number in a circle. */
    boolean isCircled() {
        return !isNone() && style.charAt(0) == CIRCLED;
    }

    /** Whether the mark is bracketed or circled, so that it may stand within words in brackets too. */
    boolean isUnmistakable() {
        return isBracketed() || !isNone() && isEnclosed(style.charAt(0));
    }

    /** Whether the mark counts in digits. */
    boolean isNumber() {
        return style.indexOf('#') >= 0;
    }

    /** Whether this mark is the one after another of the same list. */
    boolean follows(ItemMark other) {
        return style.equals(other.style) && ordinal == other.ordinal + 1;
    }

    /** A single letter as a Roman number; {@link #NONE} where it is none. */
    ItemMark asRoman() {
        if (printed.length() != 1 || !isLetter() || roman(printed) == 0) {
            return NONE;
        }
        return new ItemMark(style.replace('a', 'i').replace('A', 'I'), roman(printed), printed, end, tight);
    }

    /** Whether a character is a number in a circle or in brackets. */
    static boolean isEnclosed(char c) {
        return c >= CIRCLED && c <= LAST_PARENTHESIZED;
    }

    /** A character of Chinese or Japanese, which put no space between words. */
    static boolean isIdeograph(char c) {
        return c >= '\u2E80' && c <= '\u9FFF' || c >= '\uF900' && c <= '\uFAFF';
    }

    /** The letter o is a bullet before a word with a capital; before a small one it may be the Spanish for or. */
    private static boolean isBulletO(String line, int place) {
        return place + 2 < line.length()
                && line.charAt(place + 1) == ' '
                && !Character.isLowerCase(line.charAt(skipSpace(line, place + 2)));
    }

    /** A hyphen or star is a bullet before a space or a word, not before a number or another of its kind. */
    private static boolean isBeforeWords(String line, int place) {
        char next = charAt(line, place + 1);
        return next == END
                || next == ' '
                || Character.isLetter(next)
                || "≥≤(".indexOf(next) >= 0 && line.charAt(place) != '~';
    }

    private static ItemMark bracketed(String line, int place) {
        int end = ordinalEnd(line, place + 1);
        if (end == place + 1 || ")）".indexOf(charAt(line, end)) < 0) {
            return NONE;
        }
        String printed = line.substring(place + 1, end);
        boolean stop = ".、:：".indexOf(charAt(line, end + 1)) >= 0;
        int words = skipSpace(line, stop ? end + 2 : end + 1);
        return new ItemMark("(" + kind(printed) + ")", value(printed), printed, words, false);
    }

    private static ItemMark delimited(String line, int place) {
        int end = ordinalEnd(line, place);
        String delimiter = end > place && end - place <= LONGEST_NUMBER ? delimiter(line, end) : "";
        if (delimiter.isEmpty()) {
            return NONE;
        }
        String printed = line.substring(place, end);
        String kind = kind(printed);
        int after = end + delimiter.length();
        char next = after < line.length() ? line.charAt(after) : ' ';
        boolean number = kind.equals("#");
        boolean fits = switch (delimiter) {
            case "." -> number ? !isExponent(line, after) : next == ' ' || isIdeograph(next);
            case "-" -> number && (next == ' ' || Character.isUpperCase(next));
            case "、" -> true;
            default -> !kind.equals("一");
        };
        if (!fits) {
            return NONE;
        }
        boolean tight = delimiter.equals(".") && CharUtils.isAsciiNumeric(next);
        return new ItemMark(kind + delimiter, value(printed), printed, skipSpace(line, after), tight);
    }

    /** The dot, bracket or comma after a number, with full-width signs as their narrow ones; empty where there is none. */
    private static String delimiter(String line, int at) {
        char next = charAt(line, at + 1);
        return switch (charAt(line, at)) {
            case '.', '．' -> next == ')' ? ".)" : ".";
            case ')', '）' -> ")";
            case '、' -> "、";
            case '-', '–' -> "-";
            case ' ' -> next == ')' ? " )" : "";
            default -> "";
        };
    }

    private static boolean isExponent(String line, int at) {
        return "Ee".indexOf(charAt(line, at)) >= 0 && "+-0123456789".indexOf(charAt(line, at + 1)) >= 0;
    }

    private static char charAt(String line, int place) {
        return place < line.length() ? line.charAt(place) : END;
    }

    /** The place of the last character before a place that is no space; less than the beginning where there is none. */
    static int lastWord(String text, int begin, int place) {
        int before = place - 1;
        while (before >= begin && TextNormalizer.isSpace(text.charAt(before))) {
            before--;
        }
        return before;
    }

    private static int skipSpace(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /** Where characters of a kind end; no more of them than the most are passed over. */
    private static int skip(String line, int from, int most, IntPredicate kind) {
        int i = from;
        while (i < line.length() && i - from < most && kind.test(line.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the number or letter that begins at a place ends; the place itself where none begins. */
    private static int ordinalEnd(String line, int place) {
        char first = charAt(line, place);
        if (CharUtils.isAsciiNumeric(first)) {
            int end = skip(line, place, MOST_DIGITS + 1, c -> CharUtils.isAsciiNumeric((char) c));
            return end - place > MOST_DIGITS ? place : end;
        }
        if (!CharUtils.isAsciiAlpha(first)) {
            return skip(line, place, MOST_DIGITS, c -> IDEOGRAPHS.indexOf(c) >= 0);
        }
        if (!CharUtils.isAsciiAlphanumeric(charAt(line, place + 1))) {
            return place + 1;
        }
        if (ROMAN.indexOf(Character.toLowerCase(first)) < 0) {
            return place; // as nearly all words
        }
        int end = skip(line, place, MOST_LETTERS + 1, c -> CharUtils.isAsciiAlphanumeric((char) c));
        return roman(line.substring(place, end)) > 0 ? end : place;
    }

    /**
     * What a number counts in: {@code #} digits, {@code a} or {@code A} letters, {@code i} or {@code I} Roman numbers of several
     * letters, {@code 一} Chinese numbers.
     */
    static String kind(String printed) {
        char c = printed.charAt(0);
        if (CharUtils.isAsciiNumeric(c)) {
            return "#";
        }
        if (IDEOGRAPHS.indexOf(c) >= 0) {
            return "一";
        }
        String kind = printed.length() > 1 ? "i" : "a";
        return Character.isUpperCase(c) ? kind.toUpperCase(Locale.ROOT) : kind;
    }

    /** The place in an order; a single letter as a letter. */
    static int value(String printed) {
        return switch (kind(printed)) {
            case "#" -> Integer.parseInt(printed);
            case "一" -> ideographic(printed);
            case "i", "I" -> roman(printed);
            default -> Character.toLowerCase(printed.charAt(0)) - 'a' + 1;
        };
    }

    /** The value of a Roman number up to 38; 0 where the letters are none. */
    static int roman(String letters) {
        int sum = 0;
        int after = -1;
        for (int i = letters.length() - 1; i >= 0; i--) {
            int at = ROMAN.indexOf(Character.toLowerCase(letters.charAt(i)));
            if (at < 0) {
                return 0;
            }
            sum += after > at ? -ROMAN_VALUES[at] : ROMAN_VALUES[at];
            after = at;
        }
        return Math.max(sum, 0);
    }

    private static int ideographic(String printed) {
        int ten = printed.indexOf('十');
        int first = IDEOGRAPHS.indexOf(printed.charAt(0)) + 1;
        if (ten < 0) {
            return first;
        }
        int ones = ten + 1 < printed.length() ? IDEOGRAPHS.indexOf(printed.charAt(ten + 1)) + 1 : 0;
        return (ten == 0 ? 1 : first) * 10 + ones;
    }
}
