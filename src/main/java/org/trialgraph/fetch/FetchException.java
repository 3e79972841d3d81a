package org.trialgraph.fetch;

/** A registry that does not answer as it should; the message says what happened and what to do. */
public final class FetchException extends RuntimeException {
    /** With what happened and what to do, as {@code what → what to do}. */
    public FetchException(String message) {
        super(message);
    }
}
