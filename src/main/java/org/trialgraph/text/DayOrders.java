package org.trialgraph.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of day and month stands first in the dates of a document or record, told from those that leave no doubt: 25/03/2020
 * can only begin with the day.
 *
 * @param dayFirst dates that can only begin with the day
 * @param monthFirst dates that can only begin with the month
 */
public record DayOrders(int dayFirst, int monthFirst) {
    /** Nothing seen. */
    public static final DayOrders NONE = new DayOrders(0, 0);

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2\\d{4}(?!\\d).{0,20}");
    private static final int MONTHS = 12;
    /** One misprint in so many dates does not make two customs of one. */
    private static final int MISPRINTS = 20;

    /** Whether a date can be read in both orders with different results. */
    public static boolean ambiguous(String printed) {
        Matcher m = matcher(printed);
        return m.matches() && number(m, 1) <= MONTHS && number(m, 3) <= MONTHS && number(m, 1) != number(m, 3);
    }

    /** This and one more date. */
    public DayOrders and(String printed) {
        Matcher m = matcher(printed);
        if (!m.matches()) {
            return this;
        }
        boolean day = number(m, 1) > MONTHS && number(m, 3) <= MONTHS;
        boolean month = number(m, 3) > MONTHS && number(m, 1) <= MONTHS;
        return new DayOrders(dayFirst + (day ? 1 : 0), monthFirst + (month ? 1 : 0));
    }

    /** Whether nothing was seen that tells. */
    public boolean silent() {
        return dayFirst == 0 && monthFirst == 0;
    }

    /** The one order; empty where nothing tells it, and where both are in use. */
    public Optional<DayOrder> decided() {
        if (silent()) {
            return Optional.empty();
        }
        if (monthFirst * MISPRINTS <= dayFirst) {
            return Optional.of(DayOrder.DAY_FIRST);
        }
        return dayFirst * MISPRINTS <= monthFirst ? Optional.of(DayOrder.MONTH_FIRST) : Optional.empty();
    }

    private static Matcher matcher(String printed) {
        return NUMBERS.matcher(TextNormalizer.clean(TextNormalizer.matchable(printed)));
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
