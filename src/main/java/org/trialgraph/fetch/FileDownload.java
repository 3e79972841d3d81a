package org.trialgraph.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FolderException;
import org.trialgraph.files.Reasons;

/**
 * Downloads a large file, with resume. What has come stands beside the file's place under a hidden name that ends in
 * {@code .part}, and beside that, in a file that ends in {@code .tag}, the server's tag of the version and its length, one a line. A download goes
 * on from there if the server still has that version; where it has another, the file comes anew. The tag stays beside the finished
 * file, which is only fetched again if the server has a newer one.
 */
public final class FileDownload {
    private static final int BUFFER = 1 << 16;

    private final Downloader downloader;
    private final ProgressListener listener;

    /** Is told how far a download has come. */
    @FunctionalInterface
    public interface ProgressListener {
        /**
         * @param done bytes that are there
         * @param total bytes in all; negative where the server does not say
         */
        void progress(long done, long total);
    }

    public FileDownload(Downloader downloader, ProgressListener listener) {
        this.downloader = downloader;
        this.listener = listener;
    }

    /** The version of a file by its server's tag and its length in bytes; each empty where it is not known. */
    private record Version(String tag, String length) {
        private static final Version UNKNOWN = new Version("", "");

        /** That of an answer: a tag that is sure to change with the bytes, else the time of the last change. */
        static Version of(HttpHeaders headers) {
            String tag = headers.firstValue("ETag")
                    .filter(etag -> !etag.startsWith("W/"))
                    .or(() -> headers.firstValue("Last-Modified"))
                    .orElse("");
            return new Version(tag, headers.firstValue("Content-Length").orElse(""));
        }

        /** That which is noted beside a file. */
        static Version of(Path file) throws IOException {
            List<String> lines = Files.exists(file) && Files.exists(beside(file, ".tag"))
                    ? Files.readAllLines(beside(file, ".tag"))
                    : List.of();
            return lines.isEmpty() ? UNKNOWN : new Version(lines.get(0), lines.size() > 1 ? lines.get(1) : "");
        }

        boolean known() {
            return !tag.isEmpty();
        }

        /** Whether an answer goes on with this very version at a place. */
        boolean continuesAt(long offset, HttpHeaders headers) {
            String range = headers.firstValue("Content-Range").orElse("");
            String total = range.substring(range.lastIndexOf('/') + 1);
            Version answered = of(headers);
            return range.startsWith("bytes " + offset + "-")
                    && (length.isEmpty() || total.equals("*") || total.equals(length))
                    && (!answered.known() || answered.tag.equals(tag));
        }
    }

    /**
     * Downloads a file, going on where an earlier run ended.
     *
     * @param file where it is to stand; its folder is made where it does not exist
     * @return the file; empty where the server has none at the address
     * @throws FetchException if the server keeps failing, when what has come is kept; or if the file is no whole gzip file though
     *     its name ends so, which is not kept
     * @throws FolderException if the disk is full; what has come is kept
     */
    public Optional<Path> get(URI address, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        FolderException.writing(folder, () -> Files.createDirectories(folder));
        Path part = beside(file, ".part");
        if (Files.exists(file) && !Version.of(file).known()) {
            return Optional.of(file);
        }
        Version begun = Version.of(part);
        boolean complete = begun.known() && begun.length().equals(Long.toString(Files.size(part)));
        int status = complete
                ? FetchResponse.OK
                : downloader.retry(address.toString(), () -> download(address.toString(), file, part));
        if (status == FetchResponse.OK) {
            requireWhole(address, part);
            move(part, file);
        }
        return status == FetchResponse.NOT_FOUND ? Optional.empty() : Optional.of(file);
    }

    /** Gets what is missing of a part in one request, or in two where the server has another version by now. */
    private int download(String address, Path file, Path part) throws IOException {
        Version begun = Version.of(part);
        long offset = begun.known() ? Files.size(part) : 0;
        HttpRequest.Builder request = downloader.request(address);
        String finished = Version.of(file).tag();
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-").header("If-Range", begun.tag());
        } else if (!finished.isEmpty()) {
            request.header(finished.startsWith("\"") ? "If-None-Match" : "If-Modified-Since", finished);
        }
        HttpResponse<InputStream> response = downloader.open(request.build(), true);
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            HttpHeaders headers = response.headers();
            if (offset == 0
                    || status != FetchResponse.PARTIAL_CONTENT && status != FetchResponse.RANGE_NOT_SATISFIABLE) {
                if (downloader.requireKnown(response) == FetchResponse.OK) {
                    begin(part, Version.of(headers));
                    receive(body, part, 0, headers);
                }
                return status;
            }
            if (status == FetchResponse.PARTIAL_CONTENT && begun.continuesAt(offset, headers)) {
                receive(body, part, offset, headers);
                return FetchResponse.OK;
            }
        }
        delete(part);
        return download(address, file, part);
    }

    private void receive(InputStream body, Path part, long offset, HttpHeaders headers) throws IOException {
        long length = headers.firstValueAsLong("Content-Length").orElse(-1);
        long done = offset;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                write(out, buffer, count, part);
                done += count;
                listener.progress(done, length < 0 ? -1 : offset + length);
            }
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count, Path part) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw FolderException.of(part.getParent(), e);
        }
    }

    /** Notes which version it is that comes now, from its beginning. */
    private static void begin(Path part, Version version) throws IOException {
        delete(part);
        if (version.known()) {
            Files.write(beside(part, ".tag"), List.of(version.tag(), version.length()));
        }
    }

    /** Reads a gzipped file to its end, where its length and checksum stand; a damaged one is not kept. */
    private static void requireWhole(URI address, Path part) throws IOException {
        if (!address.getPath().endsWith(".gz")) {
            return;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(part), BUFFER)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            delete(part);
            throw new FetchException(address + " came damaged: " + Reasons.of(e) + " → run it again to get it anew");
        }
    }

    private static void move(Path part, Path file) throws IOException {
        DurableFiles.sync(part);
        DurableFiles.move(part, file);
        Files.deleteIfExists(beside(file, ".tag"));
        if (Files.exists(beside(part, ".tag"))) {
            Files.move(beside(part, ".tag"), beside(file, ".tag"));
        }
    }

    private static void delete(Path part) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(beside(part, ".tag"));
    }

    private static Path beside(Path file, String suffix) {
        String name = file.getFileName().toString();
        return file.resolveSibling((name.startsWith(".") ? "" : ".") + name + suffix);
    }
}
