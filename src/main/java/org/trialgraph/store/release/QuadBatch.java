package org.trialgraph.store.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.atlas.lib.EscapeStr;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.store.StoreException;

/**
 * Some statements on their way into a dataset: their terms, numbered as they first come, and rows of the numbers of graph,
 * subject, predicate and object. Terms repeat, so that most of a record's text is looked up and never parsed. Batches may be
 * filled on different threads, each by one.
 */
final class QuadBatch extends StreamRDFBase {
    private static final int COLUMNS = 4;

    private final List<Node> terms = new ArrayList<>();
    private final Map<Node, Integer> byNode = new HashMap<>();
    /** Terms by their text in N-Quads, each byte one character. */
    private final Map<String, Integer> byText = new HashMap<>();

    private int[] rows = new int[COLUMNS * 1024];
    private int size;
    private byte[] text = {};
    private int at;

    /** The terms by number. One that came as text and as a node has two. */
    List<Node> terms() {
        return terms;
    }

    /** Number of statements so far. */
    int size() {
        return size / COLUMNS;
    }

    /** The statements from one on, in order. */
    List<Quad> from(int first) {
        List<Quad> quads = new ArrayList<>(size() - first);
        for (int at = first * COLUMNS; at < size; at += COLUMNS) {
            quads.add(statement(at));
        }
        return quads;
    }

    private Quad statement(int at) {
        return Quad.create(
                terms.get(rows[at]), terms.get(rows[at + 1]), terms.get(rows[at + 2]), terms.get(rows[at + 3]));
    }

    /** Calls with each statement, in order. */
    void forEach(Consumer<Quad> sink) {
        for (int at = 0; at < size; at += COLUMNS) {
            sink.accept(statement(at));
        }
    }

    @Override
    public void triple(Triple triple) {
        throw new IllegalArgumentException("every statement of a store is in a named graph: " + triple);
    }

    /** Adds one statement. */
    @Override
    public void quad(Quad quad) {
        row(number(quad.getGraph()), number(quad.getSubject()), number(quad.getPredicate()), number(quad.getObject()));
    }

    /**
     * Adds the statements of an archived record.
     *
     * @param nquads one statement a line, single blanks between the terms, all in named graphs, without blank nodes
     * @throws StoreException if a line is not of this form
     */
    void add(byte[] nquads) {
        text = nquads;
        at = 0;
        while (at < text.length) {
            String subject = term();
            String predicate = term();
            String object = term();
            int graph = number(term());
            row(graph, number(subject), number(predicate), number(object));
            skip('.');
            skip('\n');
        }
    }

    private void row(int graph, int subject, int predicate, int object) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = graph;
        rows[size++] = subject;
        rows[size++] = predicate;
        rows[size++] = object;
    }

    private int number(Node node) {
        return byNode.computeIfAbsent(node, this::add);
    }

    private int number(String term) {
        Integer known = byText.get(term);
        if (known == null) {
            known = add(node(term));
            byText.put(term, known);
        }
        return known;
    }

    private int add(Node node) {
        terms.add(node);
        return terms.size() - 1;
    }

    /** Reads a term and the blank behind it. */
    private String term() {
        int from = at;
        if (here() == '<') {
            skipTo('>');
        } else {
            skip('"');
            while (here() != '"') {
                at += text[at] == '\\' ? 2 : 1;
            }
            at++;
            if (here() == '^') {
                skipTo('>');
            }
            while (here() != ' ') {
                at++;
            }
        }
        String term = new String(text, from, at - from, StandardCharsets.ISO_8859_1);
        skip(' ');
        return term;
    }

    private static Node node(String term) {
        if (term.charAt(0) == '<') {
            return NodeFactory.createURI(string(term, 1, term.length() - 1));
        }
        int end = term.lastIndexOf('"');
        String words = string(term, 1, end);
        if (term.startsWith("@", end + 1)) {
            return NodeFactory.createLiteralLang(words, term.substring(end + 2));
        }
        return end == term.length() - 1
                ? NodeFactory.createLiteralString(words)
                : NodeFactory.createLiteralDT(
                        words,
                        TypeMapper.getInstance()
                                .getSafeTypeByName(term.substring(end + "\"^^<".length(), term.length() - 1)));
    }

    private static String string(String term, int from, int to) {
        byte[] bytes = term.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
        String string = new String(bytes, StandardCharsets.UTF_8);
        return string.indexOf('\\') < 0 ? string : EscapeStr.unescapeStr(string);
    }

    private void skipTo(char end) {
        while (here() != end) {
            at++;
        }
        at++;
    }

    private void skip(char one) {
        if (here() != one) {
            throw damaged();
        }
        at++;
    }

    private byte here() {
        if (at >= text.length) {
            throw damaged();
        }
        return text[at];
    }

    private StoreException damaged() {
        return new StoreException("an archived record is damaged at byte " + at + " of its statements");
    }
}
