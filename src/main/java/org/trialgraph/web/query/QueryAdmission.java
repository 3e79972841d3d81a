package org.trialgraph.web.query;

import java.time.Duration;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.QoSHandler;

/**
 * Gives so many queries a thread at a time that pages, look-ups and {@code /$/ping} always find one, keeps some more waiting without
 * a thread, and answers 503 with {@code Retry-After} to the rest. Which of them compute is decided by {@link RunningQueries}.
 */
public final class QueryAdmission extends QoSHandler {
    /** The path of an endpoint. */
    public static final String ENDPOINT = "(/[a-z]+)?/sparql/?";

    /** The path that takes patients. */
    public static final String MATCH = "/match";

    /** The threads that queries may have. */
    public static final int THREADS = 32;

    /** Also for a query that has a thread and waits for its turn to compute. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** How many more wait without a thread. */
    public static final int WAITING = 64;

    private QueryAdmission(int atOnce, Predicate<Request> admitted) {
        setMaxRequestCount(atOnce);
        setMaxSuspendedRequestCount(WAITING);
        setMaxSuspend(LONGEST_WAIT);
        include(admitted);
    }

    /** For every path that may lead to an endpoint, however it is spelled. */
    public static QueryAdmission ofQueries() {
        return new QueryAdmission(
                THREADS, request -> Request.getPathInContext(request).contains("sparql"));
    }

    /** For patients: the trials for one are computed on all cores. */
    public static QueryAdmission ofPatients() {
        return new QueryAdmission(
                Runtime.getRuntime().availableProcessors(),
                request -> request.getMethod().equals("POST")
                        && Request.getPathInContext(request).endsWith(MATCH));
    }
}
