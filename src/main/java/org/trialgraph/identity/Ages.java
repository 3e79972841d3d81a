package org.trialgraph.identity;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a trial takes by age.
 *
 * @param youngest age in months; 0 where there is no limit
 * @param oldest age in months; {@link Integer#MAX_VALUE} where there is no limit
 */
record Ages(int youngest, int oldest) {
    private static final Pattern DURATION = Pattern.compile("P(\\d{1,4})([YMWD])");

    /** Everybody, or unknown. */
    static final Ages ALL = new Ages(0, Integer.MAX_VALUE);

    /** From two durations of XML Schema such as {@code P18Y}, where they are there; hours count as none. */
    static Ages of(String minimum, String maximum) {
        return new Ages(months(minimum).orElse(0), months(maximum).orElse(Integer.MAX_VALUE));
    }

    /** Whether nobody can be in both, but for those whose birthday it is. */
    boolean apart(Ages other) {
        return oldest <= other.youngest || other.oldest <= youngest;
    }

    /** The ages as people say them. */
    String words() {
        return oldest == Integer.MAX_VALUE
                ? years(youngest) + " years and older"
                : years(youngest) + " to " + years(oldest) + " years";
    }

    private static String years(int months) {
        return months % 12 == 0 ? Integer.toString(months / 12) : String.format(Locale.ROOT, "%.1f", months / 12.0);
    }

    private static OptionalInt months(String duration) {
        Matcher m = DURATION.matcher(duration);
        if (!m.matches()) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(m.group(1));
        return OptionalInt.of(
                switch (m.group(2)) {
                    case "Y" -> 12 * number;
                    case "M" -> number;
                    case "W" -> number / 4;
                    default -> number / 30;
                });
    }
}
