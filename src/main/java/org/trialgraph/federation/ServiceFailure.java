package org.trialgraph.federation;

/** An endpoint could not be asked, or its answer not be used; the message says why, to the one who asked. */
final class ServiceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceFailure(String why) {
        super(why);
    }
}
