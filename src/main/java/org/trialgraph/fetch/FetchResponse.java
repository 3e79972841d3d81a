package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * What a server answered in the end.
 *
 * @param status of HTTP: 200, 304 or 404
 * @param body the bytes as received; empty unless the status is 200
 * @param url address that was asked
 * @param time when the answer was complete
 */
record FetchResponse(int status, byte[] body, String url, Instant time) {
    static final int OK = 200;
    static final int PARTIAL_CONTENT = 206;
    static final int NOT_MODIFIED = 304;
    static final int NOT_FOUND = 404;
    static final int RANGE_NOT_SATISFIABLE = 416;

    /** Bytes at the end of a page among which its last tag stands; some sites append comments. */
    private static final int END_OF_PAGE = 4096;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The body as JSON. */
    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new FetchException("the answer is no JSON → try later");
        }
    }

    /** Whether bytes are a page of HTML that has come to its end. */
    static boolean isHtml(byte[] bytes) {
        int from = Math.max(0, bytes.length - END_OF_PAGE);
        String end = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        return end.toLowerCase(Locale.ROOT).contains("</html>");
    }

    /** Whether bytes are one whole JSON object. */
    static boolean isJsonObject(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node != null && node.isObject();
        } catch (IOException e) {
            return false;
        }
    }
}
