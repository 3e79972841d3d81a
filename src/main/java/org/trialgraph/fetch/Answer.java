package org.trialgraph.fetch;

import java.time.Instant;

/**
 * What a server answered in the end.
 *
 * @param status of HTTP: 200, 304 or 404
 * @param body the bytes as received; empty unless the status is 200
 * @param url address that was asked
 * @param time when the answer was complete
 */
record Answer(int status, byte[] body, String url, Instant time) {
    static final int FOUND = 200;
    static final int NOT_MODIFIED = 304;
    static final int MISSING = 404;

    boolean found() {
        return status == FOUND;
    }
}
