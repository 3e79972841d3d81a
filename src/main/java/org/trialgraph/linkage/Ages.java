package org.trialgraph.linkage;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a trial takes by age.
 *
 * @param youngest age in days; 0 where there is no limit
 * @param oldest age in days; infinite where there is no limit
 */
record Ages(double youngest, double oldest) {
    private static final double DAYS_OF_A_YEAR = 365.25;
    private static final Pattern DURATION = Pattern.compile("P(\\d{1,6})([YMWD])");

    /** Everybody, or unknown. */
    static final Ages ALL = new Ages(0, Double.POSITIVE_INFINITY);

    /** From two durations of XML Schema such as {@code P18Y}, where they are there; hours count as none. */
    static Ages of(String minimum, String maximum) {
        return new Ages(days(minimum).orElse(0), days(maximum).orElse(Double.POSITIVE_INFINITY));
    }

    /** The days of a duration of one unit, with years of 365.25 days; nothing where it is none, or has hours. */
    static OptionalDouble days(String duration) {
        Matcher m = DURATION.matcher(duration);
        if (!m.matches()) {
            return OptionalDouble.empty();
        }
        int number = Integer.parseInt(m.group(1));
        return OptionalDouble.of(
                switch (m.group(2)) {
                    case "Y" -> number * DAYS_OF_A_YEAR;
                    case "M" -> number * DAYS_OF_A_YEAR / 12;
                    case "W" -> number * 7.0;
                    default -> number;
                });
    }

    /** Whether nobody can be in both, but for those whose birthday it is. */
    boolean apart(Ages other) {
        return oldest <= other.youngest || other.oldest <= youngest;
    }

    /** The ages as people say them. */
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
