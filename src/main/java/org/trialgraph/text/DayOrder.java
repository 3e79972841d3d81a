package org.trialgraph.text;

/** In which order a source prints day and month where both are numbers, as in {@code 08/04/2020}. */
public enum DayOrder {
    /** 8 April. */
    DAY_FIRST,
    /** August 4. */
    MONTH_FIRST
}
