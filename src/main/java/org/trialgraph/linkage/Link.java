package org.trialgraph.linkage;

import java.util.function.Supplier;

/**
 * A link between two registrations with its evidence.
 *
 * @param from position of the registration that tells of the other, or of the first of two alike
 * @param to position of the other; -1 where it is in no document
 * @param number number of the other
 * @param method how it was found
 * @param relation what it says
 * @param confidence how sure it is that both are one study, 0 to 1
 * @param field local name of the property that the evidence stands in; empty where several do
 * @param matchedText words of the document that led to the link
 * @param mutual whether the other tells of this one, too
 * @param evidence why, in words
 */
record Link(
        int from,
        int to,
        String number,
        Method method,
        Relation relation,
        double confidence,
        String field,
        String matchedText,
        boolean mutual,
        Supplier<String> evidence) {
    /** The same link with another outcome, for a reason that its evidence then tells. */
    Link become(Relation other, double sure, String reason) {
        return new Link(
                from,
                to,
                number,
                method,
                other,
                sure,
                field,
                matchedText,
                mutual,
                () -> evidence.get() + "; " + reason);
    }

    /** Whether it makes one study of both. */
    boolean same() {
        return relation == Relation.SAME_STUDY && to >= 0;
    }
}
