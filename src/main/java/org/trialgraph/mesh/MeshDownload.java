package org.trialgraph.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Gets one of NLM's files. A run that is broken off keeps what has come, and a later run goes on from there if the server still has that
 * version; where it has another, the file comes anew. A file that is there is only fetched again if the server has a newer one.
 */
public final class MeshDownload {
    /** Where NLM keeps the XML of the current year and the years before. */
    public static final URI NLM = URI.create("https://nlmpubs.nlm.nih.gov/projects/mesh/MESH_FILES/xmlmesh/");

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int BEYOND_THE_END = 416;
    private static final int BUFFER = 1 << 16;
    private static final String GO_ON = "run it again to go on from there";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final URI source;
    private final Watcher watcher;
    private final Duration patience;

    /** What became of asking for a file. */
    private enum Outcome {
        CAME,
        UNCHANGED,
        MISSING
    }

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
        this(client, source, watcher, PATIENCE);
    }

    /**
     * @param patience how long to wait for the beginning of an answer, and for more of it
     */
    MeshDownload(HttpClient client, URI source, Watcher watcher, Duration patience) {
        this.client = client;
        this.source = source;
        this.watcher = watcher;
        this.patience = patience;
    }

    /**
     * Gets a file, going on where an earlier run ended.
     *
     * @param name name at the source, such as {@code desc2024.gz}
     * @param folder where to keep it
     * @return the file; empty where the source has none of that name
     * @throws MeshFileException if the server fails or stalls, or fewer bytes come than it tells of, when what has come is kept; or if
     *     the file is no whole gzip file, which is not kept
     */
    public Optional<Path> get(String name, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        PartialFile partial = new PartialFile(file);
        if (Files.exists(file) && partial.tagOfFinished().isEmpty()) {
            return Optional.of(file);
        }
        Outcome outcome = partial.complete() ? Outcome.CAME : fetch(name, partial);
        if (outcome == Outcome.CAME) {
            checkWhole(name, partial);
            partial.finish();
        }
        return outcome == Outcome.MISSING ? Optional.empty() : Optional.of(file);
    }

    private Outcome fetch(String name, PartialFile partial) throws IOException, InterruptedException {
        boolean rest = partial.size() > 0;
        HttpResponse<InputStream> response = ask(name, partial);
        int status = response.statusCode();
        try (TimeoutInputStream body = new TimeoutInputStream(response.body(), patience)) {
            if (status == OK) {
                partial.begin(response.headers());
                receive(name, body, partial, response, 0);
                return Outcome.CAME;
            }
            if (rest && status == PARTIAL && partial.goesOn(response.headers())) {
                receive(name, body, partial, response, partial.size());
                return Outcome.CAME;
            }
        }
        if (rest && (status == PARTIAL || status == BEYOND_THE_END)) {
            partial.drop(); // the server has another version by now
            return fetch(name, partial);
        }
        return switch (status) {
            case NOT_MODIFIED -> Outcome.UNCHANGED;
            case NOT_FOUND -> Outcome.MISSING;
            default -> throw failed(name, "the server answers " + status, "try again later");
        };
    }

    private HttpResponse<InputStream> ask(String name, PartialFile partial) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(source.resolve(name)).timeout(patience).GET();
        if (partial.size() > 0) {
            request.header("Range", "bytes=" + partial.size() + "-")
                    .header("If-Range", partial.tag().orElseThrow());
        } else {
            partial.tagOfFinished()
                    .ifPresent(
                            tag -> request.header(tag.startsWith("\"") ? "If-None-Match" : "If-Modified-Since", tag));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw failed(name, "the server cannot be reached: " + message(e), "check the connection and try again");
        }
    }

    private void receive(String name, TimeoutInputStream body, PartialFile partial, HttpResponse<?> response, long from)
            throws IOException, InterruptedException {
        long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        long total = length < 0 ? -1 : from + length;
        long done = from;
        byte[] buffer = new byte[BUFFER];
        StandardOpenOption where = from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
        try (OutputStream out =
                Files.newOutputStream(partial.part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, where)) {
            for (int count = next(name, body, buffer, done); count >= 0; count = next(name, body, buffer, done)) {
                out.write(buffer, 0, count);
                done += count;
                watcher.progress(done, total);
            }
        } catch (MeshFileException e) {
            throw e;
        } catch (IOException e) {
            throw failed(
                    name,
                    "cannot be kept in " + partial.part().getParent() + " (" + message(e) + ")",
                    "make room, or name another folder with --data; " + GO_ON);
        }
        if (total >= 0 && done != total) {
            throw failed(name, done + " of " + total + " bytes came", GO_ON);
        }
    }

    private int next(String name, TimeoutInputStream body, byte[] buffer, long done)
            throws IOException, InterruptedException {
        try {
            return body.read(buffer);
        } catch (SocketTimeoutException e) {
            throw failed(name, "the server stalls after " + done + " bytes: " + e.getMessage(), GO_ON);
        } catch (IOException e) {
            throw failed(name, "the connection broke after " + done + " bytes", GO_ON);
        }
    }

    /** Reads a gzipped file to its end, where its length and checksum stand; a damaged one is not kept. */
    private void checkWhole(String name, PartialFile partial) throws IOException {
        if (!name.endsWith(".gz")) {
            return;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(partial.part()), BUFFER)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            partial.drop();
            throw failed(name, "came damaged: " + message(e), "run it again to get it anew");
        }
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private MeshFileException failed(String name, String what, String remedy) {
        return new MeshFileException(source.resolve(name).toString(), "", what, remedy);
    }
}
