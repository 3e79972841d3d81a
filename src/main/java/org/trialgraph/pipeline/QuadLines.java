package org.trialgraph.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/** Statements as lines of N-Quads or N-Triples, in the bytes that Jena's writer gives. Used by one thread. */
final class QuadLines {
    private static final int AT_ONCE = 1 << 16;
    /** Bytes that stay when the lines of an uncommonly large trial have been taken. */
    private static final int MOST_KEPT = 1 << 20;
    /** Places for the properties, classes and datatypes, of which there are fewer, as they are written. */
    private static final int MOST_TERMS = 1 << 10;
    /** What stands behind the backslash for a byte; 0 for one that is written as it is. */
    private static final byte[] IN_LITERALS = new byte[256];

    private static final byte[] IN_IRIS = new byte[256];
    private static final byte[] NOWHERE = new byte[256];

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

    private final boolean graphs;
    private final @Nullable Object[] terms = new Object[MOST_TERMS];
    private final byte[][] written = new byte[MOST_TERMS][];
    private byte[] bytes = new byte[AT_ONCE];
    private int size;

    /** The subject of the statement before, its object, and where in the bytes they stand with the space behind them. */
    private @Nullable Node subject;

    private int subjectAt;
    private int subjectEnd;
    private @Nullable Node object;
    private int objectAt;
    private int objectEnd;

    /** @param graphs whether lines name the graph, as those of N-Quads do */
    QuadLines(boolean graphs) {
        this.graphs = graphs;
    }

    int size() {
        return size;
    }

    void add(Quad quad) {
        Node of = quad.getSubject();
        int at = size;
        if (of == subject) {
            again(subjectAt, subjectEnd);
        } else if (of == object) {
            again(objectAt, objectEnd);
        } else {
            term(of);
        }
        subject = of;
        subjectAt = at;
        subjectEnd = size;
        known(quad.getPredicate());
        objectAt = size;
        object = quad.getObject();
        if (quad.getPredicate() == RDF.Nodes.type) {
            known(object);
        } else {
            term(object);
        }
        objectEnd = size;
        if (graphs && !quad.isDefaultGraph()) {
            known(quad.getGraph());
        }
        room(2);
        bytes[size++] = '.';
        bytes[size++] = '\n';
    }

    /** The lines so far, which are forgotten then. */
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[AT_ONCE];
        }
        forget();
        return taken;
    }

    /** Writes the lines so far, which are forgotten then. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        forget();
    }

    private void forget() {
        size = 0;
        subject = null;
        object = null;
    }

    private void again(int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, bytes, size, to - from);
        size += to - from;
    }

    private void term(Node node) {
        if (node.isURI()) {
            iri(node.getURI());
        } else if (node.isLiteral() && node.getLiteralBaseDirection() == null) {
            literal(node);
        } else {
            text(NodeFmtLib.strNT(node), NOWHERE);
            ascii(" ");
        }
    }

    private void literal(Node node) {
        ascii("\"");
        text(node.getLiteralLexicalForm(), IN_LITERALS);
        String language = node.getLiteralLanguage();
        RDFDatatype datatype = node.getLiteralDatatype();
        if (!language.isEmpty()) {
            ascii("\"@");
            ascii(language);
            ascii(" ");
        } else if (datatype != XSDDatatype.XSDstring) {
            ascii("\"^^");
            known(datatype, datatype.getURI());
        } else {
            ascii("\" ");
        }
    }

    private void iri(String iri) {
        ascii("<");
        text(iri, IN_IRIS);
        ascii("> ");
    }

    /** A property, class or graph. */
    private void known(Node term) {
        if (term.isURI()) {
            known(term, term.getURI());
        } else {
            term(term);
        }
    }

    private void known(Object term, String iri) {
        int hash = term.hashCode();
        int place = (hash ^ hash >>> 16) & MOST_TERMS - 1;
        Object known = terms[place];
        if (known == term || term.equals(known)) {
            bytes(written[place]);
        } else {
            int start = size;
            iri(iri);
            terms[place] = term;
            written[place] = Arrays.copyOfRange(bytes, start, size);
        }
    }

    /** Adds characters of ASCII as they are. */
    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    private void text(String text, byte[] escapes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int done = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte escape = escapes[utf8[i] & 0xFF];
            if (escape != 0) {
                bytes(utf8, done, i);
                ascii(escape == 'u' ? String.format("\\u%04X", (int) utf8[i]) : "\\" + (char) escape);
                done = i + 1;
            }
        }
        bytes(utf8, done, utf8.length);
    }

    private void bytes(byte[] encoded) {
        bytes(encoded, 0, encoded.length);
    }

    private void bytes(byte[] encoded, int from, int to) {
        room(to - from);
        System.arraycopy(encoded, from, bytes, size, to - from);
        size += to - from;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
