package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
import org.apache.commons.io.FileUtils;
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
            Set<String> tags = new HashSet<>();
            for (String title : List.of("Second", "Third")) {
                publish(title, title);
                awaitTitle(server, title);
                tags.add(response(server.address(), PATHS.get(1))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow());
            }
            assertThat(tags).hasSize(2);
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
            assertThat(body(server.address(), PATHS.get(0))).contains("First");
        }
    }

    /** A folder that holds releases and the link to one of them is enough, and a release that is still being copied is not taken. */
    @Test
    void copiedRelease_isTakenOnceItIsWhole() throws Exception {
        Path replica = Files.createDirectories(data.resolve("replica").resolve("releases"))
                .getParent();
        publish("a", "First");
        CompletableFuture<ServeProcess> starting = CompletableFuture.supplyAsync(() -> {
            try {
                return ServeProcess.start(replica, "--follow");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        copy("1", replica, "store/Data-0001/nodes.dat");
        Thread.sleep(3_000);
        assertThat(starting).isNotDone();
        copy("1", replica, "none");
        try (ServeProcess server = starting.join()) {
            assertThat(body(server.address(), PATHS.get(0))).contains("First");
            publish("b", "Second");
            copy("2", replica, "store/Data-0001/nodes.dat");
            Thread.sleep(7_000);
            assertThat(body(server.address(), PATHS.get(0))).contains("First");
            copy("2", replica, "none");
            await(() -> body(server.address(), PATHS.get(0)).contains("Second"));
            assertThat(server.stop().lines().filter(line -> line.contains("releases/2")))
                    .singleElement()
                    .asString()
                    .contains("nodes.dat is missing");
        }
    }

    /** Copies a release but for one file, and leads the link to it. */
    private void copy(String number, Path replica, String without) throws IOException {
        Path release = data.resolve("releases").resolve(number);
        Path copy = replica.resolve("releases").resolve(number);
        FileUtils.copyDirectory(
                release.toFile(),
                copy.toFile(),
                file -> !file.equals(release.resolve(without).toFile()));
        Path link = replica.resolve("next");
        Files.createSymbolicLink(link, replica.relativize(copy));
        Files.move(link, replica.resolve("current"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void releaseAlone_isServed() throws Exception {
        publish("a", "First");
        Path alone = data.resolve("alone");
        FileUtils.copyDirectory(data.resolve("releases").resolve("1").toFile(), alone.toFile());
        try (Server server = Server.start(ServerOptions.usual(alone).onPort(0), SHORT)) {
            assertThat(body(server.address(), PATHS.get(0))).contains("First");
            assertThat(status(server, PATHS.get(2))).isEqualTo(200);
        }
    }

    /** A request under way ends on the release on which it began, which is closed after that. */
    @Test
    void requestUnderWay_endsOnTheReleaseBefore() throws Exception {
        publish("a", "First");
        String product =
                "sparql?query=SELECT%20*%20%7B%20%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%20%7D%20LIMIT%2020000";
        try (Server server = Server.start(ServerOptions.usual(data).onPort(0));
                Socket slow = RawRequest.send(
                        server.port(),
                        4096,
                        ("GET /" + product
                                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII))) {
            byte[] begin = slow.getInputStream().readNBytes(1000);
            publish("Second", "Second");
            awaitTitle(server, "Second");
            Thread.sleep(5_000);
            assertThat(openReleases().size()).isIn(0, 2);
            String answer = new String(begin, StandardCharsets.US_ASCII)
                    + new String(RawRequest.rest(slow.getInputStream()), StandardCharsets.US_ASCII);
            String rows = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(rows.split("\r\n")).as("a head and all rows").hasSize(20_001);
            await(() -> openReleases().size() <= 1);
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
        await(() -> body(server.address(), PATHS.get(0)).contains(title)
                && body(server.address(), "search?q=" + title).contains("NCT00000001"));
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
            return client.send(request(server.address(), path), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private String body(String address, String path) throws Exception {
        return response(address, path).body();
    }

    private HttpResponse<String> response(String address, String path) throws Exception {
        return client.send(request(address, path), BodyHandlers.ofString());
    }

    private static HttpRequest request(String address, String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).build();
    }
}
