package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The path that a request asks for. */
final class RequestPath {
    /** Longest path that any resource could have. */
    private static final int LONGEST = 2_000;

    private RequestPath() {}

    /** The decoded path without its first slash; empty where it is no path of ours: broken escapes, dots, controls, too long. */
    static Optional<String> of(HttpServletRequest request) {
        String raw = request.getRequestURI();
        if (raw.length() > LONGEST
                || !raw.startsWith("/")
                || raw.toLowerCase(Locale.ROOT).contains("%2f")) {
            return Optional.empty();
        }
        try {
            String path = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .substring(1);
            boolean odd = path.contains("\uFFFD")
                    || path.contains("\\")
                    || path.contains("//")
                    || ("/" + path + "/").contains("/../")
                    || ("/" + path + "/").contains("/./")
                    || path.chars().anyMatch(c -> c <= ' ' && c != ' ' || "<>\"{}|^`".indexOf(c) >= 0);
            return odd ? Optional.empty() : Optional.of(path);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a request reads a document of ours: not a query, which Fuseki answers, and nothing that would change anything. */
    static boolean reads(HttpServletRequest request) {
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String uri = request.getRequestURI();
        return get && !isEndpoint(request) && !uri.startsWith("/$/");
    }

    /** Whether a request is for an endpoint, which Fuseki answers. */
    static boolean isEndpoint(HttpServletRequest request) {
        return request.getRequestURI().matches("(/[a-z]+)?/sparql/?");
    }
}
