package org.trialgraph.web;

import java.time.Duration;

/**
 * How long a client may keep the server waiting.
 *
 * @param request longest time in which a request must have arrived whole, from its first byte to the last of its body
 * @param bytesPerSecond slowest pace at which an answer must be taken that takes longer than that
 */
record ClientTimeouts(Duration request, int bytesPerSecond) {
    /** Enough for a telephone on a bad line: any page is taken within the time of a request, a dump of a gigabyte in three days. */
    static ClientTimeouts usual() {
        return new ClientTimeouts(Duration.ofSeconds(30), 4096);
    }
}
