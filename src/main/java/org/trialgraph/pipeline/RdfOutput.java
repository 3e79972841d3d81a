package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Prefixes;

/**
 * Writes statements in one of the formats that users ask for. N-Quads and N-Triples are streamed: written here, in the bytes that
 * Jena's writer gives and several times as fast. Turtle, TriG and JSON-LD group statements by subject and are therefore held in
 * memory until the end.
 */
public final class RdfOutput implements AutoCloseable {
    private static final int BYTES_AT_ONCE = 1 << 16;

    private final Syntax syntax;
    private final OutputStream out;
    private final QuadLines lines;
    private final @Nullable DatasetGraph held;

    /** The formats. */
    public enum Syntax {
        NQUADS(RDFFormat.NQUADS_UTF8),
        NTRIPLES(RDFFormat.NTRIPLES_UTF8),
        TRIG(RDFFormat.TRIG_PRETTY),
        TURTLE(RDFFormat.TURTLE_PRETTY),
        JSONLD(RDFFormat.JSONLD11_PRETTY);

        private final RDFFormat format;

        Syntax(RDFFormat format) {
            this.format = format;
        }

        /** The format of a name in any case. */
        public static Optional<Syntax> named(String name) {
            return Stream.of(values())
                    .filter(syntax -> syntax.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        /** The end of the name of a file in the format. */
        public String extension() {
            return format.getLang().getFileExtensions().get(0);
        }

        /** Whether statements can be written one by one, and therefore rendered on any thread. */
        public boolean streamed() {
            return this == NQUADS || this == NTRIPLES;
        }
    }

    public RdfOutput(Syntax syntax, OutputStream out) {
        this.syntax = syntax;
        this.out = out;
        this.lines = new QuadLines(syntax == Syntax.NQUADS);
        this.held = syntax.streamed() ? null : DatasetGraphFactory.create();
    }

    /** The statements as bytes of a streamed format; the bytes of several lists may be put one behind the other. */
    public static byte[] render(Syntax syntax, List<Quad> quads) {
        QuadLines lines = new QuadLines(syntax == Syntax.NQUADS);
        quads.forEach(lines::add);
        return lines.take();
    }

    /** Gives statements as bytes of a streamed format, on any thread, each of which remembers the IRIs that come again. */
    public static Function<List<Quad>, byte[]> renderer(Syntax syntax) {
        ThreadLocal<QuadLines> lines = ThreadLocal.withInitial(() -> new QuadLines(syntax == Syntax.NQUADS));
        return quads -> {
            QuadLines own = lines.get();
            quads.forEach(own::add);
            return own.take();
        };
    }

    /** Writes one statement. */
    public void write(Quad quad) {
        if (held != null) {
            held.add(quad);
            return;
        }
        lines.add(quad);
        if (lines.size() > BYTES_AT_ONCE) {
            writeLines();
        }
    }

    private void writeLines() {
        try {
            lines.writeTo(out);
        } catch (IOException e) {
            throw new RuntimeIOException(e);
        }
    }

    /** Writes what is held back; the stream underneath is flushed and stays open. */
    @Override
    public void close() throws IOException {
        writeLines();
        if (syntax == Syntax.TURTLE) {
            var graph = GraphFactory.createDefaultGraph();
            graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
            held.getUnionGraph().find().forEach(graph::add);
            RDFDataMgr.write(out, graph, syntax.format);
        } else if (held != null) {
            held.prefixes().putAll(Prefixes.ALL);
            RDFDataMgr.write(out, held, syntax.format);
        }
        out.flush();
    }
}
