package org.trialgraph.fetch;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long to wait before a request is made again: as long as the server says, otherwise twice as long each time. */
final class Backoff {
    /** Longest wait that a server may ask for before the run is given up. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 5;

    private Backoff() {}

    /** The wait before attempt {@code attempt + 1}, counted from 1. */
    static Duration after(int attempt, Optional<HttpResponse<byte[]>> answer) {
        return answer.flatMap(a -> a.headers().firstValue("Retry-After"))
                .flatMap(value -> asked(value, Instant.now()))
                .orElse(FIRST.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS)));
    }

    /** The wait that a header asks for, in seconds or until a date. */
    static Optional<Duration> asked(String header, Instant now) {
        String value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
