package org.trialgraph.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
 * fails (500, 502, 504) or is cut off. A redirect is followed on the same host only: what another host answers is not the
 * registry's word.
 */
public final class Downloader {
    private static final String USER_AGENT = "Trialgraph (+https://w3id.org/trialgraph/)";
    private static final Set<Integer> AGAIN = Set.of(429, 500, 502, 503, 504);
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    private static final int ATTEMPTS = 6;
    private static final int REDIRECTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration between;
    private final Pause pause;
    private final Consumer<String> progress;
    private boolean asked;

    /**
     * @param between pause between two requests
     * @param pause how to wait
     * @param progress receives lines for the user
     */
    public Downloader(Duration between, Pause pause, Consumer<String> progress) {
        this.between = between;
        this.pause = pause;
        this.progress = progress;
    }

    /** Tells the user something. */
    void say(String line) {
        progress.accept(line);
    }

    /**
     * Gets a document.
     *
     * @param newerThan only if it has changed since; 304 otherwise
     * @param whole whether a body is all of a document; one that is not is asked for again
     */
    Answer get(String url, Optional<Instant> newerThan, Predicate<byte[]> whole) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(url)).GET();
        newerThan.ifPresent(time -> request.header(
                "If-Modified-Since", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC))));
        return answer(request, url, whole);
    }

    /** Posts a question in JSON. */
    Answer post(String url, String json, Predicate<byte[]> whole) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return answer(request, url, whole);
    }

    private static URI address(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException none) {
            // falls through to the message below
        }
        throw new FetchException("\"" + url + "\" is no web address → correct --endpoint or the number");
    }

    private Answer answer(HttpRequest.Builder request, String url, Predicate<byte[]> whole) {
        HttpRequest ready =
                request.header("User-Agent", USER_AGENT).timeout(PATIENCE).build();
        String trouble = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<HttpResponse<byte[]>> response = Optional.empty();
            try {
                HttpResponse<byte[]> got = redirected(ready);
                response = Optional.of(got);
                int status = got.statusCode();
                if (status == Answer.FOUND && whole.test(got.body())) {
                    return new Answer(status, got.body(), url, Instant.now());
                }
                if (status == Answer.NOT_MODIFIED || status == Answer.MISSING) {
                    return new Answer(status, new byte[0], url, Instant.now());
                }
                if (status != Answer.FOUND && !AGAIN.contains(status)) {
                    throw new FetchException(url + " answers " + status + " → check the query and the numbers");
                }
                trouble = status == Answer.FOUND ? "the answer is cut off" : "the server answers " + status;
            } catch (IOException e) {
                trouble = "the connection broke (" + e.getClass().getSimpleName() + ")";
            }
            if (attempt < ATTEMPTS) {
                again(trouble, Backoff.after(attempt, response));
            }
        }
        throw new FetchException(url + ": " + trouble + ", " + ATTEMPTS
                + " times → try later; the same command goes on where it stopped");
    }

    private void again(String trouble, Duration wait) {
        if (wait.compareTo(Backoff.LONGEST) > 0) {
            throw new FetchException("the server asks to wait " + wait.toMinutes()
                    + " minutes → try then; the same command goes on where it stopped");
        }
        say(trouble + ", asking again in " + wait.toSeconds() + " s");
        pause.wait(wait);
    }

    private HttpResponse<byte[]> redirected(HttpRequest request) throws IOException {
        HttpRequest next = request;
        for (int i = 0; i <= REDIRECTS; i++) {
            HttpResponse<byte[]> response = send(next);
            Optional<String> location = response.headers().firstValue("Location");
            if (!MOVED.contains(response.statusCode()) || location.isEmpty()) {
                return response;
            }
            URI target = next.uri().resolve(location.get());
            if (!sameHost(next.uri(), target)) {
                throw new FetchException(next.uri() + " sends us to another host, " + target.getHost()
                        + " → if that is right, give it as --endpoint");
            }
            next = HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(target)
                    .build();
        }
        throw new FetchException(request.uri() + " redirects in circles → try later");
    }

    private static boolean sameHost(URI from, URI to) {
        boolean downgraded = "https".equals(from.getScheme()) && !"https".equals(to.getScheme());
        boolean samePort = from.getPort() == to.getPort() || !from.getScheme().equals(to.getScheme());
        return !downgraded && samePort && from.getHost().equalsIgnoreCase(to.getHost());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        if (asked) {
            pause.wait(between);
        }
        asked = true;
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException("interrupted → start the same command again, it goes on where it stopped");
        }
    }
}
