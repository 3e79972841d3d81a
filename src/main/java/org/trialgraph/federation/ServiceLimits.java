package org.trialgraph.federation;

import java.time.Duration;

/**
 * How much one query may ask of other endpoints.
 *
 * @param timeout how long one request may take, from the look-up of the name to the last row
 * @param rows most rows that one request may answer
 * @param bytes most bytes that one request may answer, after unpacking
 * @param requests most requests that one query may cause
 */
public record ServiceLimits(Duration timeout, int rows, long bytes, int requests) {
    /** 10 seconds, 100,000 rows, 64 MiB, 500 requests. */
    public static ServiceLimits usual() {
        return new ServiceLimits(Duration.ofSeconds(10), 100_000, 64L * 1024 * 1024, 500);
    }

    /** The same with another time. */
    public ServiceLimits within(Duration other) {
        return new ServiceLimits(other, rows, bytes, requests);
    }

    /** The same with another number of rows. */
    public ServiceLimits withRows(int most) {
        return new ServiceLimits(timeout, most, bytes, requests);
    }
}
