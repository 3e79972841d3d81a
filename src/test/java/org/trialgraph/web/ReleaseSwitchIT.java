package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.store.Statements;

/** A server shows what is published while it runs, and no reader notices the change. */
@Timeout(120)
class ReleaseSwitchIT {
    private static final ClientTimeouts SHORT = new ClientTimeouts(Duration.ofSeconds(1), 4096, Duration.ofSeconds(1));
    private static final List<String> PATHS = List.of(
            "trial/NCT00000001.ttl", "sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", "search?q=first", "$/ping");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void publishedTrials_areServedSoon_andEveryRequestMeanwhileIsAnswered() throws Exception {
        publish("a", "First");
        try (Server server = Server.start(ServerOptions.usual(data).onPort(0), SHORT)) {
            AtomicBoolean done = new AtomicBoolean();
            Set<String> failures = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<Void>> readers = PATHS.stream()
                    .map(path -> CompletableFuture.runAsync(() -> {
                        while (!done.get()) {
                            int status = status(server, path);
                            if (status != 200) {
                                failures.add(path + " " + status);
                            }
                        }
                    }))
                    .toList();
            for (String title : List.of("Second", "Third")) {
                publish(title, title);
                awaitTitle(server, title);
            }
            done.set(true);
            readers.forEach(CompletableFuture::join);
            assertThat(failures).isEmpty();
            await(() -> openReleases().size() <= 1);
        }
    }

    @Test
    void releaseThatCannotBeOpened_leavesTheOneBefore() throws Exception {
        publish("a", "First");
        try (Server server = Server.start(ServerOptions.usual(data).onPort(0), SHORT)) {
            Path broken = Files.createDirectory(data.resolve("releases").resolve("77"));
            Path link = Files.createSymbolicLink(data.resolve("link"), data.relativize(broken));
            Files.move(link, data.resolve("current"), StandardCopyOption.REPLACE_EXISTING);
            Thread.sleep(5_000);
            assertThat(body(server, PATHS.get(0))).contains("First");
        }
    }

    private void publish(String document, String title) throws Exception {
        Statements.publish(
                data,
                Statements.of("NCT00000001")
                        .titled("\"" + title + "\"@en")
                        .updated("2020-01-0"
                                + (1
                                        + List.of("First", "Second", "Third", "Fourth")
                                                .indexOf(title)))
                        .document(document));
    }

    private void awaitTitle(Server server, String title) throws Exception {
        await(() -> body(server, PATHS.get(0)).contains(title)
                && body(server, "search?q=" + title).contains("NCT00000001"));
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        for (int n = 0; n < 300 && !condition.holds(); n++) {
            Thread.sleep(100);
        }
        assertThat(condition.holds()).isTrue();
    }

    /** The releases that this process has files of open, each by its number; none where the system does not tell. */
    private Set<String> openReleases() throws IOException {
        Path releases = data.toRealPath().resolve("releases");
        Set<String> numbers = new HashSet<>();
        for (File link : Objects.requireNonNullElse(new File("/proc/self/fd").listFiles(), new File[0])) {
            try {
                Path file = Files.readSymbolicLink(link.toPath());
                if (file.startsWith(releases)) {
                    numbers.add(releases.relativize(file).getName(0).toString());
                }
            } catch (NoSuchFileException e) {
                // closed meanwhile
            }
        }
        return numbers;
    }

    private int status(Server server, String path) {
        try {
            Thread.sleep(10);
            return client.send(request(server, path), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private String body(Server server, String path) throws Exception {
        return client.send(request(server, path), BodyHandlers.ofString()).body();
    }

    private static HttpRequest request(Server server, String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).build();
    }
}
