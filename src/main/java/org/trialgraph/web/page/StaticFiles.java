package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.apache.commons.io.FilenameUtils;
import org.jspecify.annotations.Nullable;

/** The few files of the pages themselves: style, map, scripts of the query page. */
final class StaticFiles {
    private static final String FOLDER = "/org/trialgraph/web/static/";
    private static final String YASGUI = "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/";

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "js", "text/javascript; charset=utf-8");

    private StaticFiles() {}

    /** The file that a path names; null where there is none. */
    static @Nullable Answer answer(HttpServletRequest request, MatchResult path) {
        String name = path.group(1);
        return content(name)
                .map(content -> Answer.ok(TYPES.get(FilenameUtils.getExtension(name)), content))
                .map(file -> request.getParameter("v") == null ? file : file.immutable())
                .orElse(null);
    }

    /** The content of a file. Names have no slash, so that no path leads out of the folders. */
    static Optional<byte[]> content(String name) {
        if (!name.matches("[a-z]+(\\.min)?\\.(css|svg|js)")) {
            return Optional.empty();
        }
        String resource = (name.startsWith("yasgui.min") ? YASGUI : FOLDER) + name;
        try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
