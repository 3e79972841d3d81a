package org.trialgraph.mesh;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file while it comes: what has come stands beside the file's place under a name that ends in {@code .part}, and beside that, in a
 * file that ends in {@code .tag}, the server's tag of the version and its size, one a line. The tag stays beside the finished file, so
 * that a later run can ask whether there is a newer one.
 */
final class PartialFile {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final Path file;
    private final Path part;

    PartialFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
    }

    /** Where what has come stands. */
    Path part() {
        return part;
    }

    /** Bytes that have come of a version that is known; 0 where there is nothing to go on from. */
    long size() throws IOException {
        return Files.exists(part) && tag().isPresent() ? Files.size(part) : 0;
    }

    /** The server's tag of the version of which a part has come. */
    Optional<String> tag() throws IOException {
        return line(tagOf(part), 0);
    }

    /** The server's tag of the finished file. */
    Optional<String> tagOfFinished() throws IOException {
        return Files.exists(file) ? line(tagOf(file), 0) : Optional.empty();
    }

    /** Whether all bytes have come, as when a run ended between the last of them and the check. */
    boolean complete() throws IOException {
        return size() > 0 && line(tagOf(part), 1).equals(Optional.of(Long.toString(Files.size(part))));
    }

    /** Notes which version it is that comes now, from its beginning. */
    void begin(HttpHeaders headers) throws IOException {
        Optional<String> tag = tag(headers);
        if (tag.isPresent()) {
            String size = headers.firstValue("Content-Length").orElse("");
            Files.write(tagOf(part), List.of(tag.get(), size));
        } else {
            Files.deleteIfExists(tagOf(part));
        }
    }

    /** Whether an answer goes on with the very version, and at the very place, where the part ends. */
    boolean goesOn(HttpHeaders headers) throws IOException {
        Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        boolean samePlace = range.matches() && range.group(1).equals(Long.toString(size()));
        Optional<String> size = line(tagOf(part), 1).filter(text -> !text.isEmpty());
        boolean sameSize = samePlace
                && (size.isEmpty()
                        || range.group(2).equals("*")
                        || range.group(2).equals(size.get()));
        Optional<String> tag = tag(headers);
        return sameSize && (tag.isEmpty() || tag.equals(tag()));
    }

    /** Forgets what has come. */
    void drop() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(tagOf(part));
    }

    /** Puts the part, now whole, in the file's place. */
    Path finish() throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (Files.exists(tagOf(part))) {
            Files.move(tagOf(part), tagOf(file), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(tagOf(file));
        }
        return file;
    }

    /** The tag of an answer: one that is sure to change with the bytes, else the time of the last change. */
    private static Optional<String> tag(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(etag -> !etag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    private static Path tagOf(Path path) {
        return path.resolveSibling(path.getFileName() + ".tag");
    }

    private static Optional<String> line(Path file, int number) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().skip(number).findFirst()
                : Optional.empty();
    }
}
