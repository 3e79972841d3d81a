package org.trialgraph.web.data;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.IOUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/** Turtle with tags of Mustache for what only the running server knows; values are escaped as within a string. */
final class TurtleTemplate {
    private static final String FOLDER = "/org/trialgraph/web/data/";
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(Escapers.simple(
                    new String[] {"\\", "\\\\"}, new String[] {"\"", "\\\""}, new String[] {"\n", "\\n"}, new String[] {
                        "\r", "\\r"
                    }));

    private TurtleTemplate() {}

    /** Adds the statements of a template, and its prefixes, to a graph. */
    static void fill(String name, Object view, Graph graph) {
        try {
            String template = IOUtils.resourceToString(FOLDER + name + ".ttl", StandardCharsets.UTF_8);
            String turtle = COMPILER.compile(template).execute(view);
            RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
