package org.trialgraph.text;

/**
 * How the reading of a document ends that has been given up: its thread is interrupted, and what readers do for each line, row or
 * item looks whether it is.
 */
public final class Cancellation {
    private Cancellation() {}

    /** Thrown where a reading was given up. */
    private static final class Cancelled extends RuntimeException {}

    /** Goes on unless the thread has been interrupted; the interruption stays, so that nothing that catches this goes on for long. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled();
        }
    }
}
