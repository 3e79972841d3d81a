package org.trialgraph.web.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.io.IOUtils;

/**
 * All that the server answers, in OpenAPI 3.1. Where the file names a limit by {@code @name}, its figure is put in; all of them stand
 * under {@code info/x-limits}.
 */
public final class ApiDescription {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "/org/trialgraph/web/openapi.json";
    private static final Pattern VALUE = Pattern.compile("\"@(\\w+)\"");
    private static final Pattern IN_WORDS = Pattern.compile("@(\\w+)");

    private ApiDescription() {}

    /**
     * The description.
     *
     * @param limits what clients are held to
     * @param address where the server is reached, ending in a slash
     */
    public static ObjectNode of(List<Limit> limits, String address) throws IOException {
        String file = IOUtils.resourceToString(FILE, StandardCharsets.UTF_8);
        String values = filled(VALUE, file, limits, limit -> String.valueOf(limit.value()));
        ObjectNode api = (ObjectNode) JSON.readTree(
                filled(IN_WORDS, values, limits, limit -> String.format(Locale.ROOT, "%,d", limit.value())));
        api.putArray("servers").addObject().put("url", address);
        ArrayNode stated = ((ObjectNode) api.get("info")).putArray("x-limits");
        limits.forEach(limit -> stated.addObject()
                .put("name", limit.name())
                .put("value", limit.value())
                .put("unit", limit.unit().text())
                .put("description", limit.words()));
        return api;
    }

    private static String filled(Pattern names, String text, List<Limit> limits, Function<Limit, String> figure) {
        return names.matcher(text)
                .replaceAll(name -> limits.stream()
                        .filter(limit -> limit.name().equals(name.group(1)))
                        .map(figure)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(FILE + " names no limit with " + name.group())));
    }
}
