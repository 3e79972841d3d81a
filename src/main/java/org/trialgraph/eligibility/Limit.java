package org.trialgraph.eligibility;

import java.util.Optional;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;

/**
 * Numbers of a criterion that are a limit.
 *
 * @param first the first token of it, a comparison or a number
 * @param last the last token
 * @param unit UCUM code; empty where none is printed
 * @param ofAge whether words beside it say that it is one of age
 * @param compared whether a comparison or a range makes it one; else it is a value of a scale
 */
record Limit(
        int first,
        int last,
        Optional<Bound> lower,
        Optional<Bound> upper,
        String unit,
        boolean ofAge,
        boolean compared) {
    /** Unit of values of scales that is printed as "points". */
    static final String SCORE = "{score}";

    /** Whether it is a multiple of a limit of normal. */
    boolean isMultiple() {
        return unit.equals(Constraint.ULN) || unit.equals(Constraint.LLN);
    }
}
