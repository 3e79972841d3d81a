package org.trialgraph.web.query;

/** A query asks for more than this server gives; the message says what to change. */
final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuchException(String message) {
        super(message, null, false, false);
    }
}
