package org.trialgraph.model;

import java.io.Serializable;

/**
 * A problem met in a document: data that is counted, listed and shown, never an exception. All parts are needed: a finding that
 * does not say what to do helps nobody.
 *
 * @param severity how much of the document it costs
 * @param document origin of the document
 * @param place where in the document, such as {@code line 12} or {@code /protocolSection/statusModule}
 * @param what what is the matter
 * @param remedy what the user can do about it
 */
public record Finding(Severity severity, String document, String place, String what, String remedy)
        implements Serializable {
    /** How much a finding costs. */
    public enum Severity {
        /** Nothing is lost; worth knowing. */
        NOTE,
        /** A value is kept as words only or left out. */
        WARNING,
        /** The record or the whole document is rejected. */
        REJECTED
    }

    /** {@code document[place]: what → what to do}, on one line whatever the parts hold, and nothing that a terminal obeys. */
    @Override
    public String toString() {
        String line = document + (place.isEmpty() ? "" : "[" + place + "]") + ": " + what + " → " + remedy;
        return line.replaceAll("\\R", " ").replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
    }
}
