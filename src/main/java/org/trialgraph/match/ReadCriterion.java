package org.trialgraph.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialgraph.model.Criterion.Requirement;

/**
 * What is read of a criterion, without its words: the same of many criteria.
 *
 * @param limits its constraints
 * @param mentions ids of the MeSH headings that it names
 * @param words how much of its words that is
 * @param alternative whether it stands below a criterion that asks for one of several
 */
record ReadCriterion(
        List<Limit> limits,
        List<String> mentions,
        Optional<Requirement> requirement,
        WordsRead.Reading words,
        boolean alternative) {
    /** What besides the patient leaves it unknown. */
    String remark() {
        return limits.isEmpty() && mentions.isEmpty()
                ? ""
                : words.conditional()
                        ? "holds for some people or in some case only"
                        : words.whole() ? "" : "has words that were not read";
    }

    /**
     * A constraint of a criterion, ready to be held against a patient.
     *
     * @param measure local name of the concept
     * @param unit in which values of the measure are compared; {@code ?} where it is not known
     * @param lower in that unit; negative infinity where there is none
     * @param upper in that unit; infinity where there is none
     * @param window days that it reaches back; NaN where it says nothing
     * @param events ids of the MeSH headings that the words behind a time since name
     * @param words what is measured, or the event that a time is counted from
     */
    record Limit(
            String measure,
            String unit,
            double lower,
            boolean lowerInclusive,
            double upper,
            boolean upperInclusive,
            double window,
            Optional<Requirement> requirement,
            Set<String> events,
            String words) {
        static final String UNKNOWN_UNIT = "?";

        /** What lies this near, in parts of the bound, to a bound is on it: conversions are not exact. */
        private static final double EXACT = 1e-9;

        boolean isBounded() {
            return lower > Double.NEGATIVE_INFINITY || upper < Double.POSITIVE_INFINITY;
        }

        boolean inside(double value) {
            return inside(value, lower, lowerInclusive, upper, upperInclusive);
        }

        static boolean inside(
                double value, double lower, boolean lowerInclusive, double upper, boolean upperInclusive) {
            boolean onLower = Math.abs(value - lower) <= EXACT * Math.abs(lower) && lower > Double.NEGATIVE_INFINITY;
            boolean onUpper = Math.abs(value - upper) <= EXACT * Math.abs(upper) && upper < Double.POSITIVE_INFINITY;
            return (onLower ? lowerInclusive : value > lower) && (onUpper ? upperInclusive : value < upper);
        }
    }
}
