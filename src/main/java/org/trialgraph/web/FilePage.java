package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few files of the pages themselves: style, map, scripts of the query page. */
final class FilePage implements PageHandler {
    private static final String PREFIX = "/static/";
    private static final String FOLDER = "/org/trialgraph/web/static/";
    private static final String YASGUI = "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "js", "text/javascript; charset=utf-8");

    @Override
    public Optional<Answer> answer(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        String resource = resource(path);
        if (resource == null) {
            return Optional.empty();
        }
        try (InputStream in = FilePage.class.getResourceAsStream(resource)) {
            Answer file = Answer.ok(TYPES.get(path.substring(path.lastIndexOf('.') + 1)), in.readAllBytes());
            return Optional.of(request.getParameter("v") == null ? file : file.immutable());
        }
    }

    /** The resource of a path, null where there is none. Names have no slash, so that no path leads out of the folders. */
    static @Nullable String resource(String uri) {
        if (!uri.startsWith(PREFIX) || !uri.substring(PREFIX.length()).matches("[a-z]+(\\.min)?\\.(css|svg|js)")) {
            return null;
        }
        String name = uri.substring(PREFIX.length());
        String path = (name.startsWith("yasgui.min") ? YASGUI : FOLDER) + name;
        return FilePage.class.getResource(path) == null ? null : path;
    }
}
