package org.trialgraph.match;

/** Whether a patient is as a criterion or a field of a trial asks. */
public enum Verdict {
    MET,
    NOT_MET,
    UNKNOWN;

    /** As it is printed. */
    public String words() {
        return name().toLowerCase().replace('_', ' ');
    }

    static Verdict of(boolean met) {
        return met ? MET : NOT_MET;
    }
}
