package org.trialgraph.web;

import java.time.Duration;

/**
 * How long a client may keep the server waiting, or at work.
 *
 * @param request longest time in which a request must have arrived whole, from its first byte to the last of its body
 * @param bytesPerSecond slowest pace at which an answer must be taken that takes longer than that
 * @param query longest time from a query to the end of its answer; the configuration has the same, where it counts from the first
 *     row on and not while a query is planned
 */
record ClientTimeouts(Duration request, int bytesPerSecond, Duration query) {
    /** Enough for a telephone on a bad line: any page is taken within the time of a request, a dump of a gigabyte in three days. */
    static ClientTimeouts usual() {
        return new ClientTimeouts(Duration.ofSeconds(30), 4096, Duration.ofSeconds(60));
    }
}
