package org.trialgraph.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.jspecify.annotations.Nullable;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.FolderException;
import org.trialgraph.pipeline.Manifest;

/**
 * The folder that documents are fetched into, with its manifest: per file its name, address, time and SHA-256. A file is there
 * as a whole or not at all.
 */
public final class FetchFolder {
    private final Path folder;
    private int fetched;
    private int unchanged;
    private final List<String> missing = new ArrayList<>();

    /**
     * A folder, made where it does not exist.
     *
     * @throws FolderException if it cannot be made
     */
    public FetchFolder(Path folder) throws IOException {
        this.folder = FolderException.writing(folder, () -> Files.createDirectories(folder));
        DurableFiles.removeLeftBehind(folder);
    }

    /** When a file was fetched; null where it is not there. */
    @Nullable
    Instant fetchedAt(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file)
                ? Manifest.entry(file).map(Manifest.Entry::time).orElse(null)
                : null;
    }

    /** When a run begins: now, but after everything that is there, for the clock may have gone back since. */
    Instant begin() throws IOException {
        Instant now = Instant.now();
        return Manifest.latest(folder)
                .filter(latest -> !latest.isBefore(now))
                .map(latest -> latest.plusMillis(1))
                .orElse(now);
    }

    /** Writes a document as received and enters it into the manifest. */
    void store(String name, FetchResponse response) throws IOException {
        write(name, response.body());
        enter(name, response.url(), response.time(), DigestUtils.sha256Hex(response.body()));
    }

    /**
     * Downloads a document that may be larger than memory, and enters it into the manifest; one that has not changed since it was
     * fetched stays as it is.
     *
     * @return whether there is a document at the address
     */
    boolean download(String name, String url, FileDownload download) throws IOException {
        Instant before = fetchedAt(name);
        Path file = folder.resolve(name);
        String old = before == null ? "" : sha256(file);
        if (download.get(URI.create(url), file).isEmpty()) {
            return false;
        }
        String now = sha256(file);
        if (now.equals(old)) {
            countUnchanged();
        } else {
            enter(name, url, Instant.now(), now);
        }
        return true;
    }

    private static String sha256(Path file) throws IOException {
        return new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file.toFile());
    }

    private void enter(String name, String url, Instant time, String sha256) throws IOException {
        String line = String.join("\t", name, url, time.toString(), sha256);
        Path manifest = folder.resolve(Manifest.FILE_NAME);
        List<String> lines =
                new ArrayList<>(Files.exists(manifest) ? text(manifest).lines().toList() : List.of());
        lines.removeIf(old -> old.startsWith(name + "\t"));
        lines.add(line);
        write(Manifest.FILE_NAME, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        fetched++;
    }

    /** Counts a document that has not changed since it was fetched. */
    void countUnchanged() {
        unchanged++;
    }

    /** Notes a document that the registry does not have. */
    void addMissing(String id) {
        missing.add(id);
    }

    /** Number of documents written. */
    public int fetched() {
        return fetched;
    }

    /** Number of documents that had not changed. */
    public int unchanged() {
        return unchanged;
    }

    /** Numbers that the registry does not know. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** Where a run that was cut off stands. */
    Optional<String> progress(String run) throws IOException {
        Path file = folder.resolve(hidden(run));
        return Files.exists(file) ? Optional.of(text(file).strip()) : Optional.empty();
    }

    /** Remembers where a run stands. */
    void progress(String run, String at) throws IOException {
        write(hidden(run), (at + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets a run that is complete. */
    void complete(String run) throws IOException {
        Files.deleteIfExists(folder.resolve(hidden(run)));
    }

    /** The text of a file, whatever a disk made of its bytes. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String hidden(String run) {
        return ".fetch-" + run;
    }

    private void write(String name, byte[] bytes) throws IOException {
        DurableFiles.write(folder.resolve(name), out -> out.write(bytes));
    }
}
