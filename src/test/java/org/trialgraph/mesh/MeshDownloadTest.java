package org.trialgraph.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/** A download from a server on this machine that knows ranges, breaks off when told to, and changes its file. */
class MeshDownloadTest {
    @TempDir
    Path folder;

    private final List<String> ranges = new ArrayList<>();
    private HttpServer server;
    private byte[] bytes;
    private String tag = "\"v1\"";
    private int breakAfter = Integer.MAX_VALUE;
    private int shift;
    private boolean stalls;
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
    void fileComesWholeAndTellsHowFarItIs() throws Exception {
        List<Long> seen = new ArrayList<>();
        Path file = download((done, total) -> seen.add(total - done))
                .get("desc2024.gz", folder)
                .orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(seen).last().isEqualTo(0L);
    }

    @Test
    void brokenDownloadGoesOnWhereItBroke() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("run it again to go on from there");
        assertThat(folder.resolve("desc2024.gz")).doesNotExist();
        breakAfter = Integer.MAX_VALUE;
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).containsExactly("none", "bytes=100-");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, folder.resolve("desc2024.gz.tag"));
        }
    }

    @Test
    void serverThatStallsIsLeftAndWhatCameIsKept() throws Exception {
        breakAfter = 100;
        stalls = true;
        long start = System.nanoTime();
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("the server stalls after 100 bytes")
                .hasMessageContaining("run it again to go on from there");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(folder.resolve("desc2024.gz.part")).hasSize(100);
        stalls = false;
        breakAfter = Integer.MAX_VALUE;
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).containsExactly("none", "bytes=100-");
    }

    @Test
    void serverThatKnowsNoRangesSendsAllAgain() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class);
        breakAfter = Integer.MAX_VALUE;
        knowsRanges = false;
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    /** Some servers answer a range with the bytes of whatever file they have by now. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void restOfAnotherVersionIsNotPutToThePart(boolean tellsItsTag) throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class);
        breakAfter = Integer.MAX_VALUE;
        looksAtTags = false;
        tag = tellsItsTag ? "\"v2\"" : tag;
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024) + "<!-- one more line -->\n");
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(ranges).containsExactly("none", "bytes=100-", "none");
    }

    @Test
    void partThatIsAllThereIsNotAskedForAgain() throws Exception {
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        Files.move(file, folder.resolve("desc2024.gz.part"));
        Files.move(folder.resolve("desc2024.gz.tag"), folder.resolve("desc2024.gz.part.tag"));
        ranges.clear();
        assertThat(download((done, total) -> {}).get("desc2024.gz", folder)).contains(file);
        assertThat(ranges).isEmpty();
    }

    @Test
    void fileThatIsThereIsFetchedAgainOnlyWhenTheServerHasANewerOne() throws Exception {
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        byte[] first = bytes;
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024) + "\n");
        download((done, total) -> {}).get("desc2024.gz", folder);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        tag = "\"v2\"";
        download((done, total) -> {}).get("desc2024.gz", folder);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void serverThatCannotBeReachedIsSaidSo() {
        server.stop(0);
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("check the connection");
    }

    @Test
    void commandSaysInOneLineWhyThereIsNoFile() {
        breakAfter = 100;
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
    void fileThatChangedMeanwhileComesAnew() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class);
        breakAfter = Integer.MAX_VALUE;
        tag = "\"v2\"";
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024) + "\n");
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void damagedFileIsNotKept() throws Exception {
        byte[] whole = bytes;
        bytes = whole.clone();
        bytes[bytes.length / 2] ^= 0x55;
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("came damaged");
        assertThat(folder).isEmptyDirectory();
        bytes = whole;
        assertThat(download((done, total) -> {}).get("desc2024.gz", folder)).isPresent();
    }

    @Test
    void answerThatGoesOnAtAnotherPlaceIsNotPutTogether() throws Exception {
        breakAfter = 100;
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class);
        breakAfter = Integer.MAX_VALUE;
        shift = 7;
        Path file = download((done, total) -> {}).get("desc2024.gz", folder).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void fileThatIsNotThereIsNoFailure() throws Exception {
        assertThat(download((done, total) -> {}).get("other.gz", folder)).isEmpty();
    }

    @Test
    void commandDownloadsAndBuildsTheIndex() throws IOException {
        int exit = Main.run(
                "mesh", "download", "--year", "2024", "--from", source().toString(), "--data", folder.toString());
        assertThat(exit).isZero();
        assertThat(IndexFile.open(MeshIndexes.in(folder)).record("C537730")).isPresent();
    }

    private MeshDownload download(MeshDownload.Watcher watcher) {
        return new MeshDownload(HttpClient.newHttpClient(), source(), watcher, Duration.ofSeconds(2));
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
