package org.trialgraph.fetch;

import java.time.Duration;

/** Waits between requests. */
@FunctionalInterface
public interface Pause {
    /** Waits; does not return earlier. */
    void wait(Duration duration);

    /** Lets the thread sleep. */
    static Pause sleeping() {
        return duration -> {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchException("interrupted → start the same command again, it goes on where it stopped");
            }
        };
    }
}
