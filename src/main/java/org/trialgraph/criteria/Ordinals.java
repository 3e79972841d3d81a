package org.trialgraph.criteria;

import java.util.Locale;
import org.trialgraph.text.Characters;

/** The numbers, letters, Roman and Chinese numbers that items of a list carry. */
final class Ordinals {
    private static final String IDEOGRAPHS = "一二三四五六七八九十";
    private static final String ROMAN = "ivx";
    private static final int MOST_DIGITS = 3;
    private static final int MOST_LETTERS = 5;

    private Ordinals() {}

    /** Where the number or letter that begins at a place ends; the place itself where none begins. */
    static int end(String line, int place) {
        int i = place;
        if (i < line.length() && Characters.isDigit(line.charAt(i))) {
            while (i < line.length() && Characters.isDigit(line.charAt(i))) {
                i++;
            }
            return i - place > MOST_DIGITS ? place : i;
        }
        while (i < line.length() && IDEOGRAPHS.indexOf(line.charAt(i)) >= 0 && i - place < MOST_DIGITS) {
            i++;
        }
        return i > place ? i : lettersEnd(line, place);
    }

    private static int lettersEnd(String line, int place) {
        int i = place;
        while (i < line.length() && Characters.isAsciiWord(line.charAt(i)) && i - place <= MOST_LETTERS) {
            i++;
        }
        String letters = line.substring(place, i);
        return letters.length() == 1 || !letters.isEmpty() && roman(letters) > 0 ? i : place;
    }

    /** What counts: {@code #} numbers, {@code a} or {@code A} letters, {@code i} or {@code I} Roman numbers of several letters. */
    static String kind(String printed) {
        char c = printed.charAt(0);
        if (Characters.isDigit(c)) {
            return "#";
        }
        if (isIdeographic(printed)) {
            return "一";
        }
        if (printed.length() > 1) {
            return Character.isUpperCase(c) ? "I" : "i";
        }
        return Character.isUpperCase(c) ? "A" : "a";
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

    /** Whether the number is written with Chinese characters. */
    static boolean isIdeographic(String printed) {
        return IDEOGRAPHS.indexOf(printed.charAt(0)) >= 0;
    }

    /** The value of a Roman number up to 38; 0 where the letters are none. */
    static int roman(String letters) {
        String lower = letters.toLowerCase(Locale.ROOT);
        int[] worth = {1, 5, 10};
        int sum = 0;
        for (int i = 0; i < lower.length(); i++) {
            int at = ROMAN.indexOf(lower.charAt(i));
            if (at < 0) {
                return 0;
            }
            int next = i + 1 < lower.length() ? ROMAN.indexOf(lower.charAt(i + 1)) : -1;
            sum += next > at ? -worth[at] : worth[at];
        }
        return Math.max(sum, 0);
    }

    private static int ideographic(String printed) {
        int ten = printed.indexOf('十');
        if (ten < 0) {
            return IDEOGRAPHS.indexOf(printed.charAt(0)) + 1;
        }
        int tens = ten == 0 ? 1 : IDEOGRAPHS.indexOf(printed.charAt(0)) + 1;
        int ones = ten + 1 < printed.length() ? IDEOGRAPHS.indexOf(printed.charAt(ten + 1)) + 1 : 0;
        return tens * 10 + ones;
    }
}
