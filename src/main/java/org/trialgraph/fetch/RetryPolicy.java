package org.trialgraph.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/** How often a request is made and how long to wait between: as long as the server says, otherwise twice as long each time. */
public final class RetryPolicy {
    private static final int ATTEMPTS = 6;
    /** Longest wait that a server may ask for before the run is given up. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 5;
    private static final String RESUME = "the same command goes on where it stopped";

    private final int attempts;
    private final Consumer<Duration> sleep;

    /** Six attempts; the thread sleeps between them. */
    public RetryPolicy() {
        this(ATTEMPTS, RetryPolicy::sleep);
    }

    /**
     * @param sleep how to wait; does not return earlier
     */
    RetryPolicy(int attempts, Consumer<Duration> sleep) {
        this.attempts = attempts;
        this.sleep = sleep;
    }

    /** A request that may fail. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException;
    }

    /** A server that is busy and may have said for how long. */
    static final class BusyException extends IOException {
        private static final long serialVersionUID = 1;
        private final String retryAfter;

        /**
         * @param retryAfter the header of this name; empty where there is none
         */
        BusyException(String message, String retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }
    }

    /**
     * Makes a request until it succeeds.
     *
     * @param url address, for messages
     * @param messages receives a line for the user before each further attempt
     * @throws FetchException if all attempts fail or the server asks for too long a wait
     */
    <T> T run(String url, Attempt<T> request, Consumer<String> messages) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.run();
            } catch (IOException e) {
                String trouble = message(e);
                if (attempt == attempts) {
                    throw new FetchException(url + ": " + trouble + (attempts > 1 ? ", " + attempts + " times" : "")
                            + " → check the connection or try later; " + RESUME);
                }
                Duration wait = wait(attempt, e);
                if (wait.compareTo(LONGEST_WAIT) > 0) {
                    throw new FetchException(
                            "the server asks to wait " + wait.toMinutes() + " minutes → try then; " + RESUME);
                }
                messages.accept(trouble + ", asking again in " + wait.toSeconds() + " s");
                sleep.accept(wait);
            }
        }
    }

    /** Waits. */
    void pause(Duration duration) {
        sleep.accept(duration);
    }

    private static Duration wait(int attempt, IOException trouble) {
        Duration asked = trouble instanceof BusyException busy ? retryAfter(busy.retryAfter, Instant.now()) : null;
        return asked != null ? asked : FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
    }

    /** The wait that a {@code Retry-After} header asks for, in seconds or until a date; null where it is neither. */
    static Duration retryAfter(String header, Instant now) {
        String value = header.strip();
        try {
            if (!value.isEmpty() && value.length() < 10 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** What went wrong, in words. */
    static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw FetchException.interrupted();
        }
    }
}
