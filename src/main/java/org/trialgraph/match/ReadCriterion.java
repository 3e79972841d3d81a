package org.trialgraph.match;

import java.util.List;
import java.util.Optional;
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
}
