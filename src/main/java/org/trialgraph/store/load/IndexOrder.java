package org.trialgraph.store.load;

/** The orders in which a TDB2 dataset keeps the quads of its named graphs, by its own names of them. */
enum IndexOrder {
    GSPO,
    GPOS,
    GOSP,
    SPOG,
    POSG,
    OSPG;

    private static final String COLUMNS = "GSPO";

    /** Which of graph, subject, predicate, object, 0 to 3, stands at a place of this order. */
    int column(int place) {
        return COLUMNS.indexOf(name().charAt(place));
    }
}
