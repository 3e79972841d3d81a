package org.trialgraph.store.load;

import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/**
 * Some statements on their way into a dataset, as rows of term numbers. Batches may be filled on different threads, each by
 * one at a time.
 */
public final class QuadBatch extends StreamRDFBase {
    static final int COLUMNS = 4;

    private final BatchTerms terms;
    private int[] cells = new int[COLUMNS * 256];
    private int rows;

    /** A batch in which no term is marked. */
    public QuadBatch() {
        this(node -> false);
    }

    /** @param marks tells terms whose ids are to be known after the load */
    public QuadBatch(Predicate<Node> marks) {
        this.terms = new BatchTerms(marks);
    }

    /**
     * Adds the statements of an archived record.
     *
     * @param nquads one statement a line, single blanks between the terms, all in named graphs
     */
    public void add(byte[] nquads) {
        QuadLines.read(nquads, (bytes, bounds) -> {
            int graph = terms.number(bytes, bounds[6], bounds[7]);
            int subject = terms.number(bytes, bounds[0], bounds[1]);
            int predicate = terms.number(bytes, bounds[2], bounds[3]);
            row(graph, subject, predicate, terms.number(bytes, bounds[4], bounds[5]));
        });
    }

    @Override
    public void triple(Triple triple) {
        throw new IllegalArgumentException("every statement of a store is in a named graph: " + triple);
    }

    /** Adds one statement. */
    @Override
    public void quad(Quad quad) {
        row(
                terms.number(quad.getGraph()),
                terms.number(quad.getSubject()),
                terms.number(quad.getPredicate()),
                terms.number(quad.getObject()));
    }

    private void row(int graph, int subject, int predicate, int object) {
        int at = COLUMNS * rows;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, 2 * at);
        }
        cells[at] = graph;
        cells[at + 1] = subject;
        cells[at + 2] = predicate;
        cells[at + 3] = object;
        rows++;
    }

    BatchTerms terms() {
        return terms;
    }

    /** Number of statements, those that came twice twice. */
    public int rows() {
        return rows;
    }

    /** Number of the term in a row: graph, subject, predicate, object are 0 to 3. */
    int term(int row, int column) {
        return cells[COLUMNS * row + column];
    }
}
