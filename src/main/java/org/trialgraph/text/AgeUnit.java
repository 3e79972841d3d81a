package org.trialgraph.text;

import java.util.Locale;
import java.util.Optional;

/** A unit of age limits and how {@code xsd:duration} writes it. */
enum AgeUnit {
    YEAR(false, "Y", 1),
    MONTH(false, "M", 1),
    WEEK(false, "D", 7),
    DAY(false, "D", 1),
    HOUR(true, "H", 1),
    MINUTE(true, "M", 1);

    /** Every word that {@link #of} knows, for the patterns that look for one; longer words before their beginnings. */
    static final String WORDS = "years?|yrs?|y\\.?o\\.?|ages?|y|months?|mos?|weeks?|wks?|days?"
            + "|hours?|hrs?|h|minutes?|mins?|周岁|周歲|岁|歳|歲|年|个月|個月|か月|ヶ月|月龄|月|星期|周|日龄|天|日"
            + "|小时|分钟";

    /** Whether the unit stands in the time part of a duration, behind the {@code T}. */
    final boolean ofTime;

    /** The letter of the unit in a duration. */
    final String letter;

    /** How many of the duration's units make one. */
    final int factor;

    AgeUnit(boolean ofTime, String letter, int factor) {
        this.ofTime = ofTime;
        this.letter = letter;
        this.factor = factor;
    }

    /** The unit that a word of {@link #WORDS} names. */
    static Optional<AgeUnit> of(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (w.charAt(0)) {
                    case 'y', 'a', '岁', '歳', '歲', '年' -> YEAR;
                    case '个', '個', 'か', 'ヶ', '月' -> MONTH;
                    case 'w', '星' -> WEEK;
                    case '周' -> w.length() > 1 ? YEAR : WEEK;
                    case 'd', '日', '天' -> DAY;
                    case 'h', '小' -> HOUR;
                    case '分' -> MINUTE;
                    case 'm' -> w.startsWith("mi") ? MINUTE : MONTH;
                    default -> null;
                });
    }
}
