package org.trialgraph.rdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/** Statements in the order in which they come, none twice. A table of their positions, by hashes that do not go over long texts. */
final class DistinctQuads implements Consumer<Quad> {
    private final List<Quad> quads = new ArrayList<>();
    /** Positions from 1, each at the place of its hash or behind it; 0 where there is none. At most half of it is filled. */
    private int[] positions = new int[1 << 10];

    @Override
    public void accept(Quad quad) {
        int place = place(quad, positions);
        if (positions[place] != 0) {
            return;
        }
        quads.add(quad);
        positions[place] = quads.size();
        if (quads.size() > positions.length / 2) {
            int[] more = new int[positions.length * 2];
            for (int position = 1; position <= quads.size(); position++) {
                more[place(quads.get(position - 1), more)] = position;
            }
            positions = more;
        }
    }

    List<Quad> all() {
        return Collections.unmodifiableList(quads);
    }

    private int place(Quad quad, int[] table) {
        int hash = (quad.getSubject().hashCode() * 31 + quad.getPredicate().hashCode()) * 31 + hash(quad.getObject());
        int place = (hash ^ hash >>> 16) & table.length - 1;
        while (table[place] != 0 && !quads.get(table[place] - 1).equals(quad)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private static int hash(Node object) {
        return object.isLiteral() ? object.getLiteralLexicalForm().length() : object.hashCode();
    }
}
