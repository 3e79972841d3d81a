package org.trialgraph.mesh.link;

import java.util.List;
import org.trialgraph.mesh.index.MeshIndex.IndexedTerm;
import org.trialgraph.mesh.index.Tokens;

/**
 * A run of words in a text that is a name in MeSH.
 *
 * @param words the text
 * @param from number of its first word
 * @param to number of the word after its last
 * @param terms the names that it is, of one record or, where it is ambiguous, of several
 * @param inOrder whether the words stand in the order of the name
 */
record Match(Tokens words, int from, int to, List<IndexedTerm> terms, boolean inOrder) {
    /** Number of words. */
    int length() {
        return to - from;
    }

    /** Whether it takes in all words of the text. */
    boolean isWhole() {
        return length() == words.size();
    }

    /** The words as they are written. */
    String written() {
        return words.text(from, to);
    }

    /** The name that comes first. */
    IndexedTerm term() {
        return terms.get(0);
    }

    /** Whether another match lies within this one and is shorter. */
    boolean contains(Match other) {
        return from <= other.from && other.to <= to && other.length() < length();
    }

    /** Whether the two share a word. */
    boolean overlaps(Match other) {
        return from < other.to && other.from < to;
    }

    /** Whether the names are of more than one record. */
    boolean isAmbiguous() {
        return isAmbiguous(terms);
    }

    /** Whether names are of more than one record. */
    static boolean isAmbiguous(List<IndexedTerm> terms) {
        for (int i = 1; i < terms.size(); i++) {
            if (terms.get(i).record() != terms.get(0).record()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that it may be is of one of some types. */
    boolean isAnyOf(int types) {
        return terms.stream().allMatch(term -> term.isAnyOf(types));
    }
}
