package org.trialgraph.mesh;

/** A descriptor with a qualifier, which NLM names by both ids in one: {@code D002164Q000031}. */
final class QualifierPair {
    private QualifierPair() {}

    /** Whether an id is of a pair. */
    static boolean is(String id) {
        return id.indexOf('Q') > 0;
    }

    /** The descriptor of a pair; an id that is of no pair is its own. */
    static String descriptor(String id) {
        return is(id) ? id.substring(0, id.indexOf('Q')) : id;
    }

    /** The qualifier of a pair. */
    static String qualifier(String id) {
        return id.substring(id.indexOf('Q'));
    }
}
