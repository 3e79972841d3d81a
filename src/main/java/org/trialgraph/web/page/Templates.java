package org.trialgraph.web.page;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the pages. Whatever they fill in is escaped; nothing else writes HTML but {@link RenderedValue#html}. Beside what Mustache has, a list
 * tells its {@code size}, whether it is {@code nonEmpty}, its {@code first} value, which it also stands for in a text, and
 * {@code all} of them as words; and a {@link NodeView}, or a list of them, tells its values by the name of a property such as
 * {@code tg:phase}. Safe for many threads.
 */
final class Templates {
    private static final String FOLDER = "/org/trialgraph/web/templates/";

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .withEscaper(Templates::escaped)
            .emptyStringIsFalse(true)
            .zeroIsFalse(false)
            .withCollector(new ViewCollector())
            .withFormatter(Templates::format)
            .withLoader(Templates::open);

    private static final class ViewCollector extends DefaultCollector {
        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            if (context instanceof List<?>) {
                return (list, key) -> ofList((List<?>) list, key);
            }
            if (!(context instanceof NodeView view)) {
                return super.createFetcher(context, name);
            }
            if (namesProperty(name)) {
                return (node, key) -> ((NodeView) node).values(key);
            }
            Mustache.VariableFetcher own = super.createFetcher(view, name);
            Mustache.VariableFetcher shown = super.createFetcher(view.shown(), name);
            return own != null || shown == null ? own : (node, key) -> shown.get(((NodeView) node).shown(), key);
        }

        /** Whether a name is that of a property; Mustache asks for names with dots as a whole first. */
        private static boolean namesProperty(String name) {
            return name.contains(":") && !name.contains(".");
        }

        private static Object ofList(List<?> list, String key) {
            return switch (key) {
                case "nonEmpty" -> !list.isEmpty();
                case "size" -> list.size();
                case "first" -> first(list);
                case "all" -> list.stream().map(Templates::text).collect(Collectors.joining(", "));
                default ->
                    namesProperty(key)
                            ? list.stream()
                                    .flatMap(node -> ((NodeView) node).values(key).stream())
                                    .toList()
                            : Template.NO_FETCHER_FOUND;
            };
        }
    }

    /** A text with every character escaped that would be more than text. */
    static String escaped(String text) {
        return StringUtils.containsNone(text, "&'\"<>`=") ? text : Escapers.HTML.escape(text);
    }

    /** The text of a value; of a view, which Mustache formats to see whether it is empty, nothing but that it is not. */
    private static String format(Object value) {
        return value instanceof List<?> list ? text(first(list)) : value instanceof Record ? "view" : value.toString();
    }

    private static Object first(List<?> list) {
        return list.isEmpty() ? RenderedValue.NONE : list.get(0);
    }

    private static String text(Object value) {
        return value instanceof NodeView view ? view.shown().text() : ((RenderedValue) value).text();
    }

    /**
     * Fills in a template.
     *
     * @param name its file without {@code .html}
     */
    byte[] fill(String name, Object view) {
        return compiled.computeIfAbsent(name, compiler::loadTemplate)
                .execute(view)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Reader open(String name) throws IOException {
        return new StringReader(IOUtils.resourceToString(FOLDER + name + ".html", StandardCharsets.UTF_8));
    }
}
