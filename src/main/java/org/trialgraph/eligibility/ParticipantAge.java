package org.trialgraph.eligibility;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.commons.lang3.Strings;
import org.trialgraph.eligibility.MeasureFinder.Measure;
import org.trialgraph.eligibility.Token.Role;

/** Tells whether a limit is one of the age of those who take part, with a name or without. */
record ParticipantAge(Clause clause) {
    /** Local name of the measure. */
    static final String AGE = "Age";

    private static final String AGE_AT_DIAGNOSIS = "AgeAtDiagnosis";
    private static final int NEAR = 4;
    /** Comparisons that behind people are of their age. */
    private static final Set<String> OF_PEOPLE = Set.of("under", "over", "below", "above");

    /** People who are named by their age. */
    private static final Set<String> BY_AGE = Set.of(
            "adult",
            "adults",
            "child",
            "children",
            "infant",
            "infants",
            "neonates",
            "newborns",
            "toddlers",
            "adolescents",
            "elderly");

    /** The measure of a limit that has been taken for one of age; nothing where it is no participant's for certain. */
    List<Measure> of(Limit limit, Measure age) {
        boolean heads = clause.textOf(limit.last() + 1).equals(":"); // what holds for some
        boolean signLost = limit.lower().isPresent() && limit.lower().equals(limit.upper()); // ≥ printed as =
        if (heads || signLost || isOfThing(limit)) {
            return List.of();
        }
        int behind = clause.is(limit.last() + 1, Role.AGE) ? limit.last() + 2 : limit.last() + 1;
        return clause.is(behind, Role.AT_DIAGNOSIS)
                ? List.of(new Measure(AGE_AT_DIAGNOSIS, age.words() + " " + clause.textOf(behind)))
                : List.of(age);
    }

    /** Whether what is so many days or months old is no person but what the words before name: a wound, a fracture. */
    private boolean isOfThing(Limit limit) {
        if (limit.unit().isEmpty() || limit.unit().equals("a")) {
            return false;
        }
        boolean thing = false;
        for (int i = 0; i < clause.size(); i++) {
            boolean age = clause.measure(i).equals(AGE)
                    || clause.is(i, Role.AGE) && !Strings.CI.endsWith(clause.textOf(i), "old");
            if (clause.is(i, Role.SUBJECT) || age) {
                return false;
            }
            thing |= i < limit.first() && clause.isPlainWord(i);
        }
        return thing;
    }

    /**
     * Whether a limit without a unit is one of age since people stand before it: adults under 65, children (> 2).
     *
     * @param firstLimit whether it is the first limit of the criterion
     */
    boolean isOfPeople(Limit limit, boolean firstLimit) {
        return limit.unit().isEmpty()
                && (clause.is(limit.first() - 1, Role.SUBJECT) && clause.isAnyOf(limit.first(), OF_PEOPLE)
                        || clause.is(limit.first() - 1, Role.OPEN)
                                && clause.is(limit.last() + 1, Role.CLOSE)
                                && firstLimit
                                && clause.isAnyOf(limit.first() - 2, BY_AGE));
    }

    /**
     * Whether a limit without a name is one of age: years of people.
     *
     * @param noOtherMeasure whether the heading above names no measure that it may be of
     */
    boolean isBare(Limit limit, BooleanSupplier noOtherMeasure) {
        if (!limit.unit().equals("a")) {
            return (limit.unit().equals("mo") || limit.unit().equals("d"))
                    && clause.isAnyOf(limit.first() - 1, BY_AGE)
                    && !clause.is(limit.last() + 1, Role.SINCE)
                    && !clause.is(limit.last() + 1, Role.BEFORE);
        }
        if (clause.hasYears(limit.last()) || clause.hasYears(limit.last() - 1)) {
            return true;
        }
        int before = limit.first() - 1;
        while (before > limit.first() - NEAR
                && (clause.is(before, Role.FILLER) || clause.is(before, Role.JOIN))
                && !clause.is(before, Role.SUBJECT)) {
            before--;
        }
        boolean more = clause.isPlainWord(limit.last() + 1)
                && (limit.last() + 2 == clause.size() || clause.is(limit.last() + 2, Role.END));
        return clause.is(before, Role.SUBJECT)
                || before < 0
                        && !more
                        && noOtherMeasure.getAsBoolean()
                        && !clause.is(limit.last() + 1, Role.SINCE)
                        && !clause.is(limit.last() + 1, Role.BEFORE);
    }

    /** The words that tell that a limit is one of age. */
    String words(Limit limit) {
        for (int i = limit.first(); i >= 0 && i >= limit.first() - NEAR; i--) {
            if (clause.is(i, Role.MEASURE) && clause.measure(i).equals(AGE)) {
                return clause.textOf(i);
            }
        }
        for (int i = limit.first(); i < clause.size() && i <= limit.last() + 1; i++) {
            if (clause.is(i, Role.AGE)) {
                return clause.textOf(i);
            }
        }
        return clause.wordForAge();
    }
}
