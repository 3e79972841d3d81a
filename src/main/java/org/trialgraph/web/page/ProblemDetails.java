package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Faults as JSON for programs (RFC 9457): {@code title} in the words of HTTP, {@code status}, and what to do as {@code detail}. */
public final class ProblemDetails {
    /** The media type. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemDetails() {}

    /**
     * Whether a fault is told in this form: of an address at which there is JSON and nothing else, and to who takes JSON and does not
     * read pages.
     *
     * @param path of the request
     * @param accept its header
     */
    public static boolean isFor(String path, @Nullable String accept) {
        String types = StringUtils.defaultString(accept).toLowerCase(Locale.ROOT);
        return path.startsWith("/lookup/")
                || path.endsWith(".json")
                || Strings.CS.containsAny(types, "application/json", CONTENT_TYPE) && !types.contains("text/html");
    }

    /** The body. */
    public static byte[] of(int status, String detail) {
        return JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", HttpStatus.getMessage(status))
                .put("status", status)
                .put("detail", detail)
                .toPrettyString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
