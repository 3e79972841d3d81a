package org.trialgraph.linkage;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * The ages that a trial accepts.
 *
 * @param youngest age in days; 0 where there is no limit
 * @param oldest age in days; infinite where there is no limit
 */
record AgeInterval(double youngest, double oldest) implements Serializable {
    private static final Pattern DURATION = Pattern.compile("P\\d{1,6}[YMWD]");
    private static final double DAYS_OF_A_YEAR = 365.25;
    /** The share by which an age differs from the same in another unit. */
    private static final double ROUNDED = 0.1;

    private static final Map<String, String> UNITS = Map.of("Y", "year", "M", "month", "W", "week", "D", "day");

    /** Every age, or unknown. */
    static final AgeInterval ALL = new AgeInterval(0, Double.POSITIVE_INFINITY);

    /** From two durations of XML Schema such as {@code P18Y}; an empty one, or one with hours, is no limit. */
    static AgeInterval of(String minimum, String maximum) {
        return new AgeInterval(days(minimum).orElse(0), days(maximum).orElse(Double.POSITIVE_INFINITY));
    }

    /** The days of a duration of one unit, with years of 365.25 days; empty where it is none, or has hours. */
    static OptionalDouble days(String duration) {
        if (!DURATION.matcher(duration).matches()) {
            return OptionalDouble.empty();
        }
        int unit = duration.length() - 1;
        int number = Integer.parseInt(duration, 1, unit, 10);
        return OptionalDouble.of(
                switch (duration.charAt(unit)) {
                    case 'Y' -> number * DAYS_OF_A_YEAR;
                    case 'M' -> number * DAYS_OF_A_YEAR / 12;
                    case 'W' -> number * 7.0;
                    default -> number;
                });
    }

    /** Whether two durations are one age, as a year and twelve months, or a month and four weeks, are. */
    static boolean same(String one, String other) {
        double days = days(one).orElse(Double.NaN);
        double apart = Math.abs(days - days(other).orElse(Double.NaN));
        boolean sameUnit = StringUtils.right(one, 1).equals(StringUtils.right(other, 1));
        return one.equals(other) || apart < 1.5 || !sameUnit && apart < ROUNDED * days;
    }

    /** A duration of one unit in words, such as 18 years. */
    static String inWords(String duration) {
        String number = StringUtils.substring(duration, 1, -1);
        String unit = UNITS.getOrDefault(StringUtils.right(duration, 1), "");
        return unit.isEmpty() ? duration : number + " " + unit + (number.equals("1") ? "" : "s");
    }

    /** Whether no age is in both; limits that touch do not overlap. */
    boolean disjoint(AgeInterval other) {
        return oldest <= other.youngest || other.oldest <= youngest;
    }

    /** The interval in words. */
    String words() {
        return Double.isInfinite(oldest)
                ? years(youngest) + " years and older"
                : years(youngest) + " to " + years(oldest) + " years";
    }

    private static String years(double days) {
        double years = days / DAYS_OF_A_YEAR;
        return years == Math.rint(years) ? Long.toString(Math.round(years)) : String.format(Locale.ROOT, "%.1f", years);
    }
}
