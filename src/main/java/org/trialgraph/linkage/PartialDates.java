package org.trialgraph.linkage;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** Compares dates that are given as a year, a year and month, or a day. */
final class PartialDates {
    private PartialDates() {}

    /** Days between two dates, from the middle of the month or year where no more is known; empty where one is unknown. */
    static OptionalLong daysBetween(String one, String other) {
        if (one.length() < 4 || other.length() < 4) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.abs(ChronoUnit.DAYS.between(middle(one), middle(other))));
    }

    /** Whether one of two dates is only a less precise form of the other. */
    static boolean agree(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static LocalDate middle(String date) {
        int year = Integer.parseInt(date.substring(0, 4));
        int month = date.length() >= 7 ? Integer.parseInt(date.substring(5, 7)) : 7;
        int day = date.length() >= 10 ? Integer.parseInt(date.substring(8, 10)) : 15;
        return LocalDate.of(year, month, day);
    }
}
