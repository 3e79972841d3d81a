package org.trialgraph.store.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A record from which no trial could be read.
 *
 * @param registry key of the publisher of documents of its format; {@code unrecognised} where none recognised the document
 * @param format name of the format; {@code unrecognised} where none recognised the document
 * @param sha256 SHA-256 of the document
 * @param place where in the document the record stands; empty where it is the only one
 */
public record Rejection(String registry, String format, String sha256, String place) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the line of the archive that notes a rejection. */
    public static Rejection of(String line) throws IOException {
        return JSON.readValue(line, Rejection.class);
    }

    String line() throws IOException {
        return JSON.writeValueAsString(this);
    }

    /** One name for a record in a document. */
    public String identity() {
        return identity(sha256, place);
    }

    /** One name for a record in a document. */
    public static String identity(String sha256, String place) {
        return sha256 + " " + place;
    }
}
