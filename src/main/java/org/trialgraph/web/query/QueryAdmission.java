package org.trialgraph.web.query;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * Lets as many queries run at a time as this machine can work on, keeps some more waiting without a thread, and answers 503 with
 * {@code Retry-After} to the rest: pages, look-ups and {@code /$/ping} always find a thread.
 */
public final class QueryAdmission extends QoSHandler {
    /** The path of an endpoint. */
    public static final String ENDPOINT = "(/[a-z]+)?/sparql/?";

    private static final int RUNNING_PER_CORE = 2;
    private static final int WAITING = 64;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** For all cores of this machine. */
    public QueryAdmission() {
        setMaxRequestCount(RUNNING_PER_CORE * Math.max(2, Runtime.getRuntime().availableProcessors()));
        setMaxSuspendedRequestCount(WAITING);
        setMaxSuspend(LONGEST_WAIT);
        include(request -> Request.getPathInContext(request).matches(ENDPOINT));
    }
}
