package org.trialgraph.mesh;

import java.util.List;

/**
 * A run of words in a text that is a name in MeSH.
 *
 * @param from number of its first word
 * @param to number of the word after its last
 * @param rows the names that it is, of one record or, where it is ambiguous, of several
 * @param inOrder whether the words stand in the order of the name
 */
record Match(int from, int to, List<TermRow> rows, boolean inOrder) {
    /** Number of words. */
    int length() {
        return to - from;
    }

    /** Whether another match lies within this one and is shorter. */
    boolean holds(Match other) {
        return from <= other.from && other.to <= to && other.length() < length();
    }

    /** Whether the two share a word. */
    boolean overlaps(Match other) {
        return from < other.to && other.from < to;
    }

    /** Whether the rows are of more than one record. */
    boolean ambiguous() {
        return rows.stream().mapToInt(TermRow::record).distinct().count() > 1;
    }

    /** Whether all that it may be is of a scope. */
    boolean is(int scope) {
        return rows.stream().allMatch(row -> (row.scope() & scope) != 0);
    }
}
