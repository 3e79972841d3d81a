package org.trialgraph.model;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * One document as received: bytes that can be read more than once, and where they come from.
 *
 * @param origin how a user would name it: path below the given source, with {@code !} before an archive's entry and
 *     {@code #} before a line of a stream; never an absolute path
 * @param content opens the bytes
 * @param size number of bytes
 * @param sha256 64 lower-case hexadecimal digits of the bytes' SHA-256
 * @param url address it was fetched from, where known
 * @param captured when it was fetched or saved, where known
 */
public record SourceDocument(
        String origin, Content content, long size, String sha256, Optional<String> url, Optional<Instant> captured) {
    /** Opens the bytes of a document anew. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
