package org.trialgraph.model;

import java.util.List;

/** Reads what a criterion says as data. Safe for many threads; the same criterion always says the same. */
@FunctionalInterface
public interface CriterionReader {
    /** Reads nothing. */
    CriterionReader NONE = criterion -> List.of();

    /** The limits, states and times of a criterion, in the order of its words. */
    List<Constraint> read(Criterion criterion);
}
