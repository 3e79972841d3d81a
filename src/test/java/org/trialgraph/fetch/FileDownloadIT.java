package org.trialgraph.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.cli.Main;
import org.trialgraph.mesh.index.MeshFixtures;
import org.trialgraph.mesh.index.MeshIndexes;

/** A download from a server on this machine that knows ranges, breaks off when told to, and changes its file. */
class FileDownloadIT {
    @TempDir
    Path folder;

    private final List<String> ranges = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private HttpServer server;
    private byte[] bytes;
    private String tag = "\"v1\"";
    private int breakAfter = Integer.MAX_VALUE;
    private int shift;
    private boolean stalls;
    private boolean busy;
    private boolean knowsRanges = true;
    private boolean looksAtTags = true;
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void serve() throws IOException {
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mesh/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void get_wholeFile_reportsProgress() throws Exception {
        List<Long> seen = new ArrayList<>();
        Path file = new FileDownload(downloader(1), (done, total) -> seen.add(total - done))
                .get(source().resolve("desc2024.gz"), folder.resolve("desc2024.gz"))
                .orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(seen).last().isEqualTo(0L);
    }

    @Test
    void get_afterBrokenRun_resumesAtOffset() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download("desc2024.gz"))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("goes on where it stopped");
        assertThat(folder.resolve("desc2024.gz")).doesNotExist();
        breakAfter = Integer.MAX_VALUE;
        Path file = download("desc2024.gz").orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).containsExactly("none", "bytes=100-");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, folder.resolve(".desc2024.gz.tag"));
        }
    }

    @Test
    void get_connectionBreaks_resumesByItself() throws Exception {
        breakAfter = bytes.length / 2;
        Path file = download("desc2024.gz", 3).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).hasSizeBetween(2, 3).first().isEqualTo("none");
        assertThat(ranges).element(1).isEqualTo("bytes=" + breakAfter + "-");
        assertThat(waits).first().isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void get_serverStalls_keepsPart() throws Exception {
        breakAfter = 100;
        stalls = true;
        long start = System.nanoTime();
        assertThatThrownBy(() -> download("desc2024.gz"))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("the server stalls after 100 bytes")
                .hasMessageContaining("goes on where it stopped");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(folder.resolve(".desc2024.gz.part")).hasSize(100);
        stalls = false;
        breakAfter = Integer.MAX_VALUE;
        Path file = download("desc2024.gz").orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).containsExactly("none", "bytes=100-");
    }

    @Test
    void get_serverWithoutRanges_restarts() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download("desc2024.gz")).isInstanceOf(FetchException.class);
        breakAfter = Integer.MAX_VALUE;
        knowsRanges = false;
        Path file = download("desc2024.gz").orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /** Some servers answer a range with the bytes of whatever file they have by now. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void get_restOfAnotherVersion_restarts(boolean tellsItsTag) throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download("desc2024.gz")).isInstanceOf(FetchException.class);
        breakAfter = Integer.MAX_VALUE;
        looksAtTags = false;
        tag = tellsItsTag ? "\"v2\"" : tag;
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024) + "<!-- one more line -->\n");
        Path file = download("desc2024.gz").orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).containsExactly("none", "bytes=100-", "none");
    }

    @Test
    void get_completePart_makesNoRequest() throws Exception {
        Path file = download("desc2024.gz").orElseThrow();
        Files.move(file, folder.resolve(".desc2024.gz.part"));
        Files.move(folder.resolve(".desc2024.gz.tag"), folder.resolve(".desc2024.gz.part.tag"));
        ranges.clear();
        assertThat(download("desc2024.gz")).contains(file);
        assertThat(ranges).isEmpty();
    }

    @Test
    void get_existingFile_replacedByNewerOnly() throws Exception {
        Path file = download("desc2024.gz").orElseThrow();
        byte[] first = bytes;
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024) + "\n");
        download("desc2024.gz");
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        tag = "\"v2\"";
        download("desc2024.gz");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void get_serverDown_fails() {
        server.stop(0);
        assertThatThrownBy(() -> download("desc2024.gz"))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("check the connection");
    }

    @Test
    void meshDownload_serverBusy_exitCode3() {
        busy = true;
        assertThat(Main.run(
                        "mesh",
                        "download",
                        "--year",
                        "2024",
                        "--from",
                        source().toString(),
                        "--data",
                        folder.toString()))
                .isEqualTo(3);
        assertThat(MeshIndexes.in(folder)).doesNotExist();
    }

    @Test
    void get_fileChangedMeanwhile_restarts() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download("desc2024.gz")).isInstanceOf(FetchException.class);
        breakAfter = Integer.MAX_VALUE;
        tag = "\"v2\"";
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024) + "\n");
        Path file = download("desc2024.gz").orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void get_damagedGzip_isDeleted() throws Exception {
        byte[] whole = bytes;
        bytes = whole.clone();
        bytes[bytes.length / 2] ^= 0x55;
        assertThatThrownBy(() -> download("desc2024.gz"))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("came damaged");
        assertThat(folder).isEmptyDirectory();
        bytes = whole;
        assertThat(download("desc2024.gz")).isPresent();
    }

    @Test
    void get_answerAtOtherOffset_restarts() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download("desc2024.gz")).isInstanceOf(FetchException.class);
        breakAfter = Integer.MAX_VALUE;
        shift = 7;
        Path file = download("desc2024.gz").orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void get_unknownFile_isEmpty() throws Exception {
        assertThat(download("other.gz")).isEmpty();
    }

    @Test
    void meshDownload_buildsIndex() throws IOException {
        int exit = Main.run(
                "mesh", "download", "--year", "2024", "--from", source().toString(), "--data", folder.toString());
        assertThat(exit).isZero();
        assertThat(MeshIndexes.open(null, folder).index().record("C537730")).isPresent();
    }

    private Optional<Path> download(String name) throws IOException {
        return download(name, 1);
    }

    private Optional<Path> download(String name, int attempts) throws IOException {
        return new FileDownload(downloader(attempts), (done, total) -> {})
                .get(source().resolve(name), folder.resolve(name));
    }

    private Downloader downloader(int attempts) {
        return new Downloader(Duration.ZERO, attempts, Duration.ofSeconds(2), waits::add, line -> {});
    }

    private URI source() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mesh/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] file = path.endsWith("supp2024.gz") ? MeshFixtures.zipped(MeshFixtures.supplementary(2024)) : bytes;
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "none" : range);
        boolean same = !looksAtTags || tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = knowsRanges && range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (path.endsWith("other.gz")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        if (busy) {
            exchange.getResponseHeaders().set("Retry-After", "7200");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        if (from > 0) {
            from += shift;
            String rest = "bytes " + from + "-" + (file.length - 1) + "/" + file.length;
            exchange.getResponseHeaders().set("Content-Range", rest);
        }
        byte[] body = Arrays.copyOfRange(file, from, file.length);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length);
        exchange.getResponseBody().write(body, 0, Math.min(breakAfter, body.length));
        if (stalls) {
            exchange.getResponseBody().flush();
            waitForTheEnd();
        }
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
