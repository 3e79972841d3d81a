package org.trialgraph.rdf;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** Statements in the order in which they come, none twice. A table of their positions, by hashes that do not go over long texts. */
final class DistinctQuads implements Consumer<Quad> {
    private Quad[] quads = new Quad[1 << 9];
    private int size;
    /** Positions from 1, each at the place of its hash or behind it; 0 where there is none. At most half of it is filled. */
    private int[] positions = new int[2 * quads.length];

    @Override
    public void accept(Quad quad) {
        int place = place(quad);
        if (positions[place] != 0) {
            return;
        }
        if (size == quads.length) {
            grow();
            place = place(quad);
        }
        quads[size++] = quad;
        positions[place] = size;
    }

    private void grow() {
        quads = Arrays.copyOf(quads, 2 * size);
        positions = new int[2 * quads.length];
        for (int i = 0; i < size; i++) {
            positions[place(quads[i])] = i + 1;
        }
    }

    List<Quad> all() {
        return Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(quads, size)));
    }

    private int place(Quad quad) {
        int hash = (quad.getSubject().hashCode() * 31 + quad.getPredicate().hashCode()) * 31 + hash(quad.getObject());
        int place = (hash ^ hash >>> 16) & positions.length - 1;
        while (positions[place] != 0 && !quads[positions[place] - 1].equals(quad)) {
            place = place + 1 & positions.length - 1;
        }
        return place;
    }

    private static int hash(Node object) {
        return object.isLiteral() ? object.getLiteralLexicalForm().length() : object.hashCode();
    }
}
