package org.trialgraph.match;

/** A description of a patient that cannot be read; the message is one sentence with what to do. */
public final class PatientException extends Exception {
    PatientException(String message) {
        super(message);
    }
}
