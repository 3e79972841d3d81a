package org.trialgraph.model;

import java.math.BigDecimal;
import java.util.Optional;
import org.trialgraph.model.Criterion.Requirement;

/**
 * A limit that a criterion sets, a state that it asks for, or a time that it reaches back.
 *
 * @param measure local name of the concept in the scheme of measures; {@code Unmapped} where none fits
 * @param words what is measured, in the words of the criterion
 * @param lower the least value, as printed
 * @param upper the greatest value, as printed
 * @param unit UCUM code of the unit of both, {@code [ULN]} and {@code [LLN]} for multiples of the limits of normal; empty where none
 *     is printed
 * @param window how far back from the beginning of the trial it reaches, as a duration of XML Schema; empty where it says nothing
 * @param requirement whether a participant has to be so or must not be; empty where that is not certain
 */
public record Constraint(
        String measure,
        String words,
        Optional<Bound> lower,
        Optional<Bound> upper,
        String unit,
        String window,
        Optional<Requirement> requirement) {
    /** The measure of a limit that no concept of the scheme fits. */
    public static final String UNMAPPED = "Unmapped";

    /** Unit of multiples of the upper limit of normal, for which UCUM has no code. */
    public static final String ULN = "[ULN]";

    /** Unit of multiples of the lower limit of normal. */
    public static final String LLN = "[LLN]";

    /** Whether its bounds are multiples of a limit of normal. */
    public boolean isMultipleOfNormal() {
        return unit.equals(ULN) || unit.equals(LLN);
    }

    /**
     * An end of a range.
     *
     * @param inclusive whether the value itself lies in the range
     */
    public record Bound(BigDecimal value, boolean inclusive) {}
}
