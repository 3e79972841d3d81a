package org.trialgraph.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Gets one of NLM's files. What has come is kept beside the file's place under a name that ends in {@code .part}, with the
 * server's tag of the version, and a later run goes on from there if the server still has that version.
 */
public final class MeshDownload {
    /** Where NLM keeps the XML of the current year and the years before. */
    public static final URI NLM = URI.create("https://nlmpubs.nlm.nih.gov/projects/mesh/MESH_FILES/xmlmesh/");

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int BEYOND_THE_END = 416;
    private static final int BUFFER = 1 << 16;
    private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

    private final HttpClient client;
    private final URI source;
    private final Watcher watcher;

    /** Is told how far a download has come. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * @param done bytes that are there
         * @param total bytes in all; negative where the server does not say
         */
        void progress(long done, long total);
    }

    /**
     * @param source folder of the files, ending in a slash
     */
    public MeshDownload(HttpClient client, URI source, Watcher watcher) {
        this.client = client;
        this.source = source;
        this.watcher = watcher;
    }

    /**
     * Gets a file, going on where an earlier run ended.
     *
     * @param name name at the source, such as {@code desc2024.gz}
     * @param folder where to keep it
     * @return the file; empty where the source has none of that name
     * @throws MeshFileException if the server fails, or fewer bytes come than it tells of, when what has come is kept; or if
     *     the file is no whole gzip file, which is not kept
     */
    public Optional<Path> get(String name, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        Path part = folder.resolve(name + ".part");
        HttpResponse<InputStream> response = ask(name, part, tag(part));
        try (InputStream body = response.body()) {
            switch (response.statusCode()) {
                case OK -> receive(name, body, part, response, 0);
                case PARTIAL -> receive(name, body, part, response, goesOnAt(name, part, response));
                case NOT_FOUND -> {
                    return Optional.empty();
                }
                case BEYOND_THE_END -> {
                    Files.deleteIfExists(part);
                    throw failed(name, "is another version than the part that is here", "run it again to get it anew");
                }
                default -> throw failed(name, "the server answers " + response.statusCode(), "try again later");
            }
        }
        checkWhole(name, part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(tagFile(part));
        return Optional.of(file);
    }

    private HttpResponse<InputStream> ask(String name, Path part, Optional<String> tag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source.resolve(name))
                .timeout(ANSWER_TIME)
                .GET();
        if (tag.isPresent() && Files.exists(part)) {
            request.header("Range", "bytes=" + Files.size(part) + "-").header("If-Range", tag.get());
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw failed(name, "the server cannot be reached: " + e.getMessage(), "check the connection and try again");
        }
    }

    private void receive(String name, InputStream body, Path part, HttpResponse<?> response, long from)
            throws IOException {
        keepTag(part, response);
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        long total = length < 0 ? -1 : from + length;
        long done = from;
        try (OutputStream out = Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                out.write(buffer, 0, count);
                done += count;
                watcher.progress(done, total);
            }
        } catch (IOException e) {
            throw failed(name, "the connection broke after " + done + " bytes", "run it again to go on from there");
        }
        if (total >= 0 && done != total) {
            throw failed(name, done + " of " + total + " bytes came", "run it again to go on from there");
        }
    }

    /** Where the answer goes on, which must be where the part ends. */
    private long goesOnAt(String name, Path part, HttpResponse<?> response) throws IOException {
        long end = Files.size(part);
        Optional<String> range = response.headers().firstValue("Content-Range");
        if (range.isPresent() && !range.get().startsWith("bytes " + end + "-")) {
            Files.deleteIfExists(part);
            throw failed(name, "the server goes on at another place than was asked for", "run it again to get it anew");
        }
        return end;
    }

    /** Reads a gzipped file to its end, where its length and checksum stand; a damaged one is not kept. */
    private void checkWhole(String name, Path part) throws IOException {
        if (!name.endsWith(".gz")) {
            return;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(part), BUFFER)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(tagFile(part));
            throw failed(name, "came damaged: " + e.getMessage(), "run it again to get it anew");
        }
    }

    private static void keepTag(Path part, HttpResponse<?> response) throws IOException {
        Optional<String> tag = response.headers()
                .firstValue("ETag")
                .filter(etag -> !etag.startsWith("W/"))
                .or(() -> response.headers().firstValue("Last-Modified"));
        if (tag.isPresent()) {
            Files.writeString(tagFile(part), tag.get());
        } else {
            Files.deleteIfExists(tagFile(part));
        }
    }

    private static Optional<String> tag(Path part) throws IOException {
        Path file = tagFile(part);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static Path tagFile(Path part) {
        return part.resolveSibling(part.getFileName() + ".tag");
    }

    private MeshFileException failed(String name, String what, String remedy) {
        return new MeshFileException(source.resolve(name).toString(), "", what, remedy);
    }
}
