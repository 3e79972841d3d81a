package org.trialgraph.linkage;

import org.apache.jena.graph.Node;

/**
 * A field of which two registrations of one study, or two languages of one document, say different things.
 *
 * @param field the property
 * @param firstTrial IRI of the first registration
 * @param secondTrial IRI of the second; the same where two languages differ
 * @param firstValue what the first says
 * @param secondValue what the second says
 * @param severity how much it matters
 * @param evidence how the values differ
 */
record Discrepancy(
        Node field,
        String firstTrial,
        String secondTrial,
        String firstValue,
        String secondValue,
        Severity severity,
        String evidence) {
    /** How much a discrepancy matters; the concepts have the same names. */
    enum Severity {
        MINOR("Minor"),
        MAJOR("Major");

        private final String concept;

        Severity(String concept) {
            this.concept = concept;
        }

        /** Local name of the concept. */
        String concept() {
            return concept;
        }
    }
}
