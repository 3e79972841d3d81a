package org.trialgraph.fetch;

/** A server that does not answer as it should, or a download that cannot be kept; the message says what happened and what to do. */
public final class FetchException extends RuntimeException {
    /** With what happened and what to do, as {@code what → what to do}. */
    public FetchException(String message) {
        super(message);
    }

    /** Marks the thread as interrupted and tells the user so. */
    static FetchException interrupted() {
        Thread.currentThread().interrupt();
        return new FetchException("interrupted → start the same command again, it goes on where it stopped");
    }
}
