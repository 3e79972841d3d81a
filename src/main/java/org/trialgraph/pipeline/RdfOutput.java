package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.out.NodeFmtLib;
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
    private final Lines lines = new Lines(1 << 12);
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
        this.held = syntax.streamed() ? null : DatasetGraphFactory.create();
    }

    /** The statements as bytes of a streamed format; the bytes of several lists may be put one behind the other. */
    public static byte[] render(Syntax syntax, List<Quad> quads) {
        Lines lines = new Lines(quads.size() * 256);
        quads.forEach(quad -> lines.add(syntax, quad));
        return lines.toByteArray();
    }

    /** Writes one statement. */
    public void write(Quad quad) {
        if (held != null) {
            held.add(quad);
            return;
        }
        lines.add(syntax, quad);
        if (lines.size > BYTES_AT_ONCE) {
            writeLines();
        }
    }

    private void writeLines() {
        try {
            out.write(lines.bytes, 0, lines.size);
            lines.size = 0;
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

    /** Statements as lines of N-Quads or N-Triples, in UTF-8. */
    private static final class Lines {
        private static final int ASCII = 128;
        private static final int MOST_IRIS = 4096;
        /** What stands behind the backslash for a character; 0 for one that is written as it is. */
        private static final byte[] IN_LITERALS = new byte[ASCII];

        private static final byte[] IN_IRIS = new byte[ASCII];

        static {
            IN_LITERALS['"'] = '"';
            IN_LITERALS['\\'] = '\\';
            IN_LITERALS['\n'] = 'n';
            IN_LITERALS['\r'] = 'r';
            IN_LITERALS['\t'] = 't';
            IN_LITERALS['\f'] = 'f';
            Arrays.fill(IN_IRIS, 0, ' ' + 1, (byte) 'u');
            "<>\"{}|^`\\\u007F".chars().forEach(c -> IN_IRIS[c] = 'u');
        }

        /** For text that needs no escapes, or has them. */
        private static final byte[] NONE = new byte[ASCII];

        /** As they are written: of the statements of a trial, most IRIs come again. */
        private final Map<Node, byte[]> iris = new HashMap<>();

        private byte[] bytes;
        private int size;

        Lines(int capacity) {
            bytes = new byte[capacity];
        }

        byte[] toByteArray() {
            return Arrays.copyOf(bytes, size);
        }

        void add(Syntax syntax, Quad quad) {
            term(quad.getSubject());
            term(quad.getPredicate());
            term(quad.getObject());
            if (syntax == Syntax.NQUADS && !quad.isDefaultGraph()) {
                term(quad.getGraph());
            }
            raw(".\n");
        }

        private void term(Node node) {
            if (node.isURI()) {
                iri(node);
            } else if (node.isLiteral() && node.getLiteralBaseDirection() == null) {
                raw("\"");
                text(node.getLiteralLexicalForm(), IN_LITERALS);
                raw("\"");
                if (!node.getLiteralLanguage().isEmpty()) {
                    raw("@" + node.getLiteralLanguage());
                } else if (!node.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
                    raw("^^");
                    iri(NodeFactory.createURI(node.getLiteralDatatypeURI()));
                }
            } else {
                raw(NodeFmtLib.strNT(node));
            }
            raw(" ");
        }

        private void iri(Node iri) {
            byte[] known = iris.get(iri);
            if (known != null) {
                bytes(known);
                return;
            }
            int start = size;
            raw("<");
            text(iri.getURI(), IN_IRIS);
            raw(">");
            if (iris.size() == MOST_IRIS) {
                iris.clear();
            }
            iris.put(iri, Arrays.copyOfRange(bytes, start, size));
        }

        private void raw(String text) {
            text(text, NONE);
        }

        private void text(String text, byte[] escapes) {
            int i = 0;
            while (i < text.length()) {
                int end = Math.min(text.length(), i + BYTES_AT_ONCE);
                room(end - i);
                byte[] to = bytes;
                int at = size;
                while (i < end && text.charAt(i) < ASCII && escapes[text.charAt(i)] == 0) {
                    to[at++] = (byte) text.charAt(i++);
                }
                size = at;
                if (i < end && text.charAt(i) >= ASCII) {
                    i = beyondAscii(text, i);
                } else if (i < end) {
                    char c = text.charAt(i++);
                    raw(escapes[c] == 'u' ? String.format("\\u%04X", (int) c) : "\\" + (char) escapes[c]);
                }
            }
        }

        /** Adds the characters from a place up to the next one of ASCII, which is returned. */
        private int beyondAscii(String text, int from) {
            int end = from + 1;
            while (end < text.length() && text.charAt(end) >= ASCII) {
                end++;
            }
            bytes(text.substring(from, end).getBytes(StandardCharsets.UTF_8));
            return end;
        }

        private void bytes(byte[] encoded) {
            room(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
        }

        private void room(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }
}
