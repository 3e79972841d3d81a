package org.trialgraph.web;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;

/** Compresses answers for clients that take gzip. */
final class Compression {
    private Compression() {}

    // The successor of GzipHandler is a module of its own that the server library does not bring along.
    @SuppressWarnings("removal")
    static Handler.Singleton handler() {
        GzipHandler gzip = new GzipHandler();
        gzip.setMinGzipSize(1024);
        gzip.addIncludedMethods("POST");
        return gzip;
    }
}
