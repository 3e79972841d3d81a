package org.trialgraph.web.html;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of the pages. Whatever they fill in is escaped; nothing else writes HTML. Beside what Mustache has, a list
 * tells its {@code size} and whether it is {@code nonEmpty}. Safe for many threads.
 */
public final class Templates {
    private static final String FOLDER = "/org/trialgraph/web/templates/";

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(false)
            .withCollector(new ListCollector())
            .withLoader(Templates::open);

    private static final class ListCollector extends DefaultCollector {
        @Override
        public Mustache.VariableFetcher createFetcher(Object context, String name) {
            if (context instanceof Collection<?> && name.equals("nonEmpty")) {
                return (list, key) -> !((Collection<?>) list).isEmpty();
            }
            return context instanceof Collection<?> && name.equals("size")
                    ? (list, key) -> ((Collection<?>) list).size()
                    : super.createFetcher(context, name);
        }
    }

    /**
     * Fills in a template.
     *
     * @param name its file without {@code .html}
     */
    public byte[] fill(String name, Object view) {
        return compiled.computeIfAbsent(name, this::compile).execute(view).getBytes(StandardCharsets.UTF_8);
    }

    private Template compile(String name) {
        try (Reader reader = open(name)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the program comes without the template " + name, e);
        }
    }

    private static Reader open(String name) throws IOException {
        InputStream in = Templates.class.getResourceAsStream(FOLDER + name + ".html");
        if (in == null) {
            throw new IOException(name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
