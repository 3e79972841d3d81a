package org.trialgraph.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Looks into the answers of interfaces that speak JSON; what is stored are the bytes themselves. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Whether bytes are one whole JSON object. */
    static boolean whole(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node != null && node.isObject();
        } catch (IOException e) {
            return false;
        }
    }

    /** The object that {@link #whole} bytes are. */
    static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new FetchException("the answer is no JSON → try later");
        }
    }

    /** Words as a JSON string. */
    static String quoted(String words) {
        return MAPPER.getNodeFactory().textNode(words).toString();
    }
}
