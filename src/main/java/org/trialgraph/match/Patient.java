package org.trialgraph.match;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.trialgraph.match.ReadCriterion.Limit;

/**
 * What is known of a patient. What is not told is unknown, not absent.
 *
 * @param on the day that age and times are counted to
 * @param born the days on which the patient may have been born
 * @param sex local name of the concept, {@code Female} or {@code Male}
 * @param terms diseases and drugs that the patient has
 * @param absent diseases and drugs that the patient is known not to have
 * @param values by local names of measures
 * @param events what happened to the patient; of each kind the latest
 * @param states pregnancy, lactation and contraception by local names of measures
 * @param problems what was left out because it is not understood
 */
public record Patient(
        LocalDate on,
        Optional<Days> born,
        Optional<String> sex,
        List<Term> terms,
        List<Term> absent,
        Map<String, Value> values,
        List<Event> events,
        Map<String, Boolean> states,
        List<Problem> problems) {
    /**
     * What is not understood.
     *
     * @param place the member or measure of the record
     */
    public record Problem(String place, String what, String remedy) {
        /** One line. */
        @Override
        public String toString() {
            return place + ": " + what + " → " + remedy;
        }
    }

    /** A day that is known to lie between two, both included. */
    public record Days(LocalDate first, LocalDate last) {}

    /**
     * A disease or drug.
     *
     * @param words as given
     * @param ids of the MeSH headings that the words name
     */
    public record Term(String words, Set<String> ids) {}

    /**
     * A value of a measure.
     *
     * @param printed value and unit as given
     * @param amount value and the unit in which values of the measure are compared
     * @param upperNormal the upper limit of normal in the same unit
     * @param lowerNormal the lower limit of normal in the same unit
     */
    public record Value(String printed, Amount amount, OptionalDouble upperNormal, OptionalDouble lowerNormal) {}

    /** A number with the unit in which values of its measure are compared. */
    public record Amount(double number, String unit) {}

    /** Something that happened on a day that is known more or less. */
    public record Event(Term what, Days when) {}

    /** Whole units of time that have passed since a day, at least and at most. */
    record Passed(long least, long most) {
        static Passed since(Days days, LocalDate on, ChronoUnit unit) {
            return new Passed(unit.between(days.last(), on), unit.between(days.first(), on));
        }

        /** Whether the time lies between two bounds, which are infinite where there are none. */
        Verdict within(double lower, boolean lowerInclusive, double upper, boolean upperInclusive) {
            Verdict first = Verdict.of(Limit.inside(least, lower, lowerInclusive, upper, upperInclusive));
            Verdict last = Verdict.of(Limit.inside(most, lower, lowerInclusive, upper, upperInclusive));
            return first != last || first == Verdict.NOT_MET && least < lower && most > upper ? Verdict.UNKNOWN : first;
        }
    }
}
