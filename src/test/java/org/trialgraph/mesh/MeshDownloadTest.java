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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @BeforeEach
    void serve() throws IOException {
        bytes = MeshFixtures.zipped(MeshFixtures.descriptors(2024));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mesh/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
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
            assertThat(left).containsExactly(file);
        }
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
        assertThatThrownBy(() -> download((done, total) -> {}).get("desc2024.gz", folder))
                .isInstanceOf(MeshFileException.class)
                .hasMessageContaining("another place");
        shift = 0;
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
        return new MeshDownload(HttpClient.newHttpClient(), source(), watcher);
    }

    private URI source() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mesh/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] file = path.endsWith("supp2024.gz") ? MeshFixtures.zipped(MeshFixtures.supplementary(2024)) : bytes;
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "none" : range);
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (path.endsWith("other.gz")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag);
        if (from > 0) {
            from += shift;
            String rest = "bytes " + from + "-" + (file.length - 1) + "/" + file.length;
            exchange.getResponseHeaders().set("Content-Range", rest);
        }
        byte[] body = Arrays.copyOfRange(file, from, file.length);
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length);
        exchange.getResponseBody().write(body, 0, Math.min(breakAfter, body.length));
        exchange.close();
    }
}
