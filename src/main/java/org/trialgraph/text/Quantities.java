package org.trialgraph.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.lang3.math.NumberUtils;

/** Bounds, units and spans of time as people print them. */
public final class Quantities {
    /** Words for units of time (UCUM), of which there is one or there are several. */
    private static final Map<String, String> TIMES =
            Map.of("a", "year", "mo", "month", "wk", "week", "d", "day", "h", "hour", "min", "minute");

    private static final Map<String, String> UNITS = Map.of(
            "[ULN]",
            "\u00D7 ULN",
            "[LLN]",
            "\u00D7 LLN",
            "Cel",
            "\u00B0C",
            "[degF]",
            "\u00B0F",
            "[lb_av]",
            "lb",
            "[in_i]",
            "in");

    private static final String SUPERSCRIPTS = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079";

    private Quantities() {}

    /**
     * A range, such as "≥ 1.5 × ULN" or "18–75 years".
     *
     * @param lower least value as a decimal, empty where there is none
     * @param upper greatest value as a decimal, empty where there is none
     * @param unit code of UCUM, empty where none is printed
     */
    public static String bounds(
            String lower, boolean lowerInclusive, String upper, boolean upperInclusive, String unit) {
        String least = lower.isEmpty() ? "" : (lowerInclusive ? "\u2265 " : "> ") + number(lower);
        String greatest = upper.isEmpty() ? "" : (upperInclusive ? "\u2264 " : "< ") + number(upper);
        if (least.isEmpty() && greatest.isEmpty()) {
            return "";
        }
        String range = least + (least.isEmpty() || greatest.isEmpty() ? "" : " and ") + greatest;
        if (lowerInclusive && upperInclusive && !lower.isEmpty() && !upper.isEmpty()) {
            range = lower.equals(upper) ? number(lower) : number(lower) + "\u2013" + number(upper);
        }
        String words = unit(unit, (lower + upper).equals("1"));
        return range + (words.isEmpty() || words.startsWith("%") || words.startsWith("/") ? "" : " ") + words;
    }

    /** How far back something reaches, such as "within the last 6 months"; empty for an empty window. */
    public static String within(String window) {
        return window.isEmpty() ? "" : "within the last " + duration(window);
    }

    /** A span of time of XML Schema in words if it has one part, such as {@code P6M}; else as it is. */
    public static String duration(String duration) {
        if (!duration.matches("P(\\d+[YMD]|T\\d+[HM])")) {
            return duration;
        }
        String number = duration.replaceAll("\\D", "");
        String unit = switch (duration.charAt(duration.length() - 1)) {
            case 'Y' -> "a";
            case 'M' -> duration.startsWith("PT") ? "min" : "mo";
            case 'D' -> "d";
            default -> "h";
        };
        return number + " " + unit(unit, number.equals("1"));
    }

    /** A number with its thousands apart; the store does not keep zeros at its end. */
    private static String number(String decimal) {
        if (!NumberUtils.isParsable(decimal)) {
            return decimal;
        }
        BigDecimal value = new BigDecimal(decimal).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    /** A unit without the brackets of its code, with powers raised. */
    private static String unit(String code, boolean one) {
        String time = TIMES.get(code);
        if (time != null) {
            return one ? time : time + "s";
        }
        String plain = UNITS.get(code);
        if (plain != null) {
            return plain;
        }
        String words =
                code.replaceAll("(?<![A-Za-z\\[{])u(?=[A-Za-z\\[])", "\u00B5").replaceAll("[\\[\\]{}()]", "");
        StringBuilder raised = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean power = Character.isDigit(c) && i > 0 && isBase(words, i - 1);
            raised.append(power ? SUPERSCRIPTS.charAt(c - '0') : c);
        }
        return raised.toString().replace("10*", "\u00D7 10").replace('_', ' ').replace("24.h", "24 h");
    }

    /** Whether a digit behind a place is a power: of ten, of metres, or the next digit of one. */
    private static boolean isBase(String words, int i) {
        char c = words.charAt(i);
        return c == '*' || c == 'm' || Character.isDigit(c) && i > 0 && words.charAt(i - 1) == '*';
    }
}
