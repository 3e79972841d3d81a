package org.trialgraph.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * A record from which no trial could be read.
 *
 * @param registry key of the publisher of documents of its format
 * @param format name of the format; {@code unknown} where none recognised the document
 * @param sha256 SHA-256 of the document
 * @param recordPlace where in the document the record stands; empty where it is the only one
 */
public record Rejection(String registry, String format, String sha256, String recordPlace) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Rejection of(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new Rejection(
                    json.path("registry").asText(),
                    json.path("format").asText(),
                    json.path("sha256").asText(),
                    json.path("place").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String line() {
        return JSON.createObjectNode()
                .put("registry", registry)
                .put("format", format)
                .put("sha256", sha256)
                .put("place", recordPlace)
                .toString();
    }

    /** One name for the place of a record in a document. */
    String place() {
        return place(sha256, recordPlace);
    }

    static String place(String sha256, String recordPlace) {
        return sha256 + " " + recordPlace;
    }
}
