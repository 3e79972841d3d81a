package org.trialgraph.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.commons.lang3.function.FailableSupplier;
import org.jspecify.annotations.Nullable;
import org.trialgraph.files.Reasons;

/**
 * Makes one request at a time with a pause between requests, says who asks, and asks again where a server is busy (429, 503),
 * fails (500, 502, 504), stalls or is cut off: after as long as the server says, otherwise after twice as long each time.
 */
public final class Downloader {
    private static final String USER_AGENT = "Trialgraph (+https://w3id.org/trialgraph/)";
    private static final Set<Integer> KNOWN =
            Set.of(FetchResponse.OK, FetchResponse.NOT_MODIFIED, FetchResponse.NOT_FOUND);
    private static final Set<Integer> RETRIED = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    /** Longest wait that a server may ask for before the run is given up. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final String RESUME = "the same command goes on where it stopped";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration delay;
    private final int attempts;
    private final Duration timeout;
    private final Consumer<Duration> sleep;
    private final Consumer<String> messages;
    private boolean requested;

    /**
     * @param delay pause between two requests
     * @param messages receives lines for the user
     */
    public Downloader(Duration delay, Consumer<String> messages) {
        this(delay, ATTEMPTS, TIMEOUT, Downloader::sleep, messages);
    }

    /**
     * @param attempts how often a request is made at most
     * @param timeout how long to wait for the beginning of an answer, and for more of it
     * @param sleep how to wait; does not return earlier
     */
    Downloader(Duration delay, int attempts, Duration timeout, Consumer<Duration> sleep, Consumer<String> messages) {
        this.delay = delay;
        this.attempts = attempts;
        this.timeout = timeout;
        this.sleep = sleep;
        this.messages = messages;
    }

    /** A server that is busy, and for how long it says so; null where it does not say. */
    private static final class BusyException extends IOException {
        private static final long serialVersionUID = 1;
        private final Duration retryAfter;

        BusyException(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }
    }

    /** Tells the user something. */
    void say(String line) {
        messages.accept(line);
    }

    /**
     * Gets a document. A redirect is followed on the same host only: what another host answers is not the registry's word.
     *
     * @param newerThan only if it has changed since, 304 otherwise; null where it is wanted anyhow
     * @param complete whether a body is all of a document; one that is not is asked for again
     */
    FetchResponse get(String url, Instant newerThan, Predicate<byte[]> complete) {
        HttpRequest.Builder request = request(url);
        if (newerThan != null) {
            String time = DateTimeFormatter.RFC_1123_DATE_TIME.format(newerThan.atOffset(ZoneOffset.UTC));
            request.header("If-Modified-Since", time);
        }
        return fetch(request.build(), complete);
    }

    /** Posts a question in JSON. */
    FetchResponse post(String url, String json, Predicate<byte[]> complete) {
        HttpRequest.Builder request = request(url).header("Content-Type", "application/json");
        return fetch(request.POST(BodyPublishers.ofString(json)).build(), complete);
    }

    private FetchResponse fetch(HttpRequest request, Predicate<byte[]> complete) {
        String url = request.uri().toString();
        return retry(url, () -> {
            HttpResponse<InputStream> response = open(request, false);
            try (InputStream body = response.body()) {
                byte[] bytes = requireKnown(response) == FetchResponse.OK ? body.readAllBytes() : new byte[0];
                if (response.statusCode() == FetchResponse.OK && !complete.test(bytes)) {
                    throw new IOException("the answer is cut off");
                }
                return new FetchResponse(response.statusCode(), bytes, url, Instant.now());
            }
        });
    }

    /**
     * Makes a request until it succeeds.
     *
     * @param url address, for messages
     * @throws FetchException if all attempts fail or the server asks for too long a wait
     */
    <T> T retry(String url, FailableSupplier<T, IOException> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (IOException e) {
                String trouble = e.getCause() == null ? Reasons.of(e) : e.getMessage();
                if (attempt == attempts) {
                    throw new FetchException(url + ": " + trouble + (attempts > 1 ? ", " + attempts + " times" : "")
                            + " → check the connection or try later; " + RESUME);
                }
                Duration wait = e instanceof BusyException busy && busy.retryAfter != null
                        ? busy.retryAfter
                        : FIRST_WAIT.multipliedBy(1L << (attempt - 1));
                if (wait.compareTo(LONGEST_WAIT) > 0) {
                    throw new FetchException(
                            "the server asks to wait " + wait.toMinutes() + " minutes → try then; " + RESUME);
                }
                say(trouble + ", asking again in " + wait.toSeconds() + " s");
                sleep.accept(wait);
            }
        }
    }

    /** The wait that a {@code Retry-After} header asks for, in seconds or until a date; null where it is neither. */
    static @Nullable Duration retryAfter(String header, Instant now) {
        String value = header.strip();
        try {
            if (value.matches("[0-9]{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** Begins a request for an address. */
    HttpRequest.Builder request(String url) {
        try {
            return HttpRequest.newBuilder(URI.create(url))
                    .header("User-Agent", USER_AGENT)
                    .timeout(timeout);
        } catch (IllegalArgumentException e) {
            throw new FetchException("\"" + url + "\" is no web address → correct the address or the number");
        }
    }

    /**
     * The status of an answer that is 200, 304 or 404.
     *
     * @throws IOException if it is one after which a request is made again
     * @throws FetchException if it is another
     */
    int requireKnown(HttpResponse<?> response) throws IOException {
        int status = response.statusCode();
        if (RETRIED.contains(status)) {
            String retryAfter = response.headers().firstValue("Retry-After").orElse("");
            throw new BusyException("the server answers " + status, retryAfter(retryAfter, Instant.now()));
        }
        if (KNOWN.contains(status)) {
            return status;
        }
        throw new FetchException(
                response.uri() + " answers " + status + " → check the query, the numbers and the address");
    }

    /**
     * Sends a request once and follows redirects, from https to http never.
     *
     * @param anyHost whether to follow to another host
     * @return the answer; its body must be closed
     */
    HttpResponse<InputStream> open(HttpRequest request, boolean anyHost) throws IOException {
        HttpRequest next = request;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> response = send(next);
            Optional<String> location = response.headers().firstValue("Location");
            if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
                return response;
            }
            response.body().close();
            URI target = next.uri().resolve(location.get());
            if (!isAllowed(next.uri(), target, anyHost)) {
                throw new FetchException(next.uri() + " sends us to another host, " + target.getHost()
                        + " → if that is right, give its address in the command");
            }
            next = HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(target)
                    .build();
        }
        throw new FetchException(request.uri() + " redirects in circles → try later");
    }

    private static boolean isAllowed(URI from, URI to, boolean anyHost) {
        boolean downgraded = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
        boolean samePort = from.getPort() == to.getPort() || !from.getScheme().equals(to.getScheme());
        return !downgraded && (anyHost || samePort && from.getHost().equalsIgnoreCase(to.getHost()));
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        if (requested) {
            sleep.accept(delay);
        }
        requested = true;
        try {
            return client.send(
                    request,
                    info -> BodySubscribers.mapping(
                            BodySubscribers.ofInputStream(), body -> new TimeoutInputStream(body, timeout)));
        } catch (IOException e) {
            throw new IOException("the server cannot be reached: " + Reasons.of(e), e);
        } catch (InterruptedException e) {
            throw FetchException.interrupted();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw FetchException.interrupted();
        }
    }

    /**
     * The body of an answer, given up when nothing comes for some time: Java's client has a time limit for the beginning of an answer,
     * none for the rest.
     */
    private static final class TimeoutInputStream extends FilterInputStream {
        private final Duration timeout;
        private long count;
        private final ExecutorService reader = Executors.newSingleThreadExecutor(BasicThreadFactory.builder()
                .namingPattern("download")
                .daemon(true)
                .build());

        TimeoutInputStream(InputStream in, Duration timeout) {
            super(in);
            this.timeout = timeout;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Future<Integer> next = reader.submit(() -> in.read(buffer, offset, length));
            try {
                int read = next.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                count += Math.max(0, read);
                return read;
            } catch (TimeoutException e) {
                next.cancel(true);
                throw new SocketTimeoutException(
                        "the server stalls after " + count + " bytes: nothing came for " + timeout.toSeconds() + " s");
            } catch (ExecutionException e) {
                throw new IOException("the connection broke after " + count + " bytes", e.getCause());
            } catch (InterruptedException e) {
                throw FetchException.interrupted();
            }
        }

        @Override
        public void close() throws IOException {
            reader.shutdownNow();
            in.close();
        }
    }
}
