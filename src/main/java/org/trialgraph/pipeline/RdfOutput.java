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
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
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

        /** IRIs, and datatypes by their own, as they are written: of the statements of a trial, most come again. */
        private final Map<Object, byte[]> iris = new HashMap<>();

        private final Last subject = new Last();
        private final Last graph = new Last();

        private byte[] bytes;
        private int size;

        Lines(int capacity) {
            bytes = new byte[capacity];
        }

        byte[] toByteArray() {
            return Arrays.copyOf(bytes, size);
        }

        /** The subject or graph of the statement before, which are mostly those of the next too. */
        private static final class Last {
            private @Nullable Node node;
            private byte[] written = {};
        }

        void add(Syntax syntax, Quad quad) {
            again(quad.getSubject(), subject);
            term(quad.getPredicate());
            term(quad.getObject());
            if (syntax == Syntax.NQUADS && !quad.isDefaultGraph()) {
                again(quad.getGraph(), graph);
            }
            ascii(".\n");
        }

        private void again(Node node, Last last) {
            if (node == last.node) {
                bytes(last.written);
                return;
            }
            int start = size;
            term(node);
            last.node = node;
            last.written = Arrays.copyOfRange(bytes, start, size);
        }

        private void term(Node node) {
            if (node.isURI()) {
                iri(node, node.getURI());
            } else if (node.isLiteral() && node.getLiteralBaseDirection() == null) {
                ascii("\"");
                text(node.getLiteralLexicalForm(), IN_LITERALS);
                ascii("\"");
                RDFDatatype datatype = node.getLiteralDatatype();
                if (!node.getLiteralLanguage().isEmpty()) {
                    ascii("@");
                    ascii(node.getLiteralLanguage());
                } else if (datatype != XSDDatatype.XSDstring) {
                    ascii("^^");
                    iri(datatype, datatype.getURI());
                }
            } else {
                text(NodeFmtLib.strNT(node), new byte[ASCII]);
            }
            ascii(" ");
        }

        private void iri(Object key, String iri) {
            byte[] known = iris.get(key);
            if (known != null) {
                bytes(known);
                return;
            }
            int start = size;
            ascii("<");
            text(iri, IN_IRIS);
            ascii(">");
            if (iris.size() == MOST_IRIS) {
                iris.clear();
            }
            iris.put(key, Arrays.copyOfRange(bytes, start, size));
        }

        /** Adds characters of ASCII as they are. */
        private void ascii(String text) {
            room(text.length());
            for (int i = 0; i < text.length(); i++) {
                bytes[size++] = (byte) text.charAt(i);
            }
        }

        private void text(String text, byte[] escapes) {
            int i = 0;
            while (i < text.length()) {
                int end = Math.min(text.length(), i + BYTES_AT_ONCE);
                room(end - i);
                byte[] to = bytes;
                int at = size;
                char c = 0;
                while (i < end && (c = text.charAt(i)) < ASCII && escapes[c] == 0) {
                    to[at++] = (byte) c;
                    i++;
                }
                size = at;
                if (i < end && c >= ASCII) {
                    i = beyondAscii(text, i);
                } else if (i < end) {
                    i++;
                    ascii(escapes[c] == 'u' ? String.format("\\u%04X", (int) c) : "\\" + (char) escapes[c]);
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
