package org.trialgraph.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes one request at a time with a pause between requests, says who asks, and asks again where a server is busy (429, 503),
 * fails (500, 502, 504), stalls or is cut off.
 */
public final class Downloader {
    private static final String USER_AGENT = "Trialgraph (+https://w3id.org/trialgraph/)";
    private static final Set<Integer> RETRIED = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration delay;
    private final RetryPolicy retries;
    private final Duration timeout;
    private final Consumer<String> messages;
    private boolean requested;

    /**
     * @param delay pause between two requests
     * @param messages receives lines for the user
     */
    public Downloader(Duration delay, RetryPolicy retries, Consumer<String> messages) {
        this(delay, retries, TIMEOUT, messages);
    }

    /**
     * @param timeout how long to wait for the beginning of an answer, and for more of it
     */
    Downloader(Duration delay, RetryPolicy retries, Duration timeout, Consumer<String> messages) {
        this.delay = delay;
        this.retries = retries;
        this.timeout = timeout;
        this.messages = messages;
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

    /** Makes a request until it succeeds, as the policy says. */
    <T> T retry(String url, RetryPolicy.Attempt<T> request) {
        return retries.run(url, request, messages);
    }

    /** Begins a request for an address. */
    HttpRequest.Builder request(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return HttpRequest.newBuilder(uri)
                        .header("User-Agent", USER_AGENT)
                        .timeout(timeout);
            }
        } catch (IllegalArgumentException none) {
            // falls through to the message below
        }
        throw new FetchException("\"" + url + "\" is no web address → correct the address or the number");
    }

    /**
     * The status of an answer that is 200, 304 or 404.
     *
     * @throws RetryPolicy.BusyException if it is one after which a request is made again
     * @throws FetchException if it is another
     */
    int requireKnown(HttpResponse<?> response) throws RetryPolicy.BusyException {
        int status = response.statusCode();
        if (RETRIED.contains(status)) {
            String retryAfter = response.headers().firstValue("Retry-After").orElse("");
            throw new RetryPolicy.BusyException("the server answers " + status, retryAfter);
        }
        if (Set.of(FetchResponse.OK, FetchResponse.NOT_MODIFIED, FetchResponse.NOT_FOUND)
                .contains(status)) {
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
            retries.pause(delay);
        }
        requested = true;
        try {
            return client.send(
                    request,
                    info -> BodySubscribers.mapping(
                            BodySubscribers.ofInputStream(), body -> new TimeoutInputStream(body, timeout)));
        } catch (IOException e) {
            throw new IOException("the server cannot be reached: " + RetryPolicy.message(e), e);
        } catch (InterruptedException e) {
            throw FetchException.interrupted();
        }
    }
}
