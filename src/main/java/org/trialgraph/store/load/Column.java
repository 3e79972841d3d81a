package org.trialgraph.store.load;

import java.util.Arrays;
import java.util.BitSet;

/** One column of some rows: the ids in it and the rank of each term's id among them. */
final class Column {
    private final long[] byRank;
    private final int[] rankOfTerm;
    private final int bits;

    /**
     * @param batch holds the rows
     * @param ids of the batch's terms
     * @param column of graph, subject, predicate, object
     * @param from first row
     * @param to row behind the last
     */
    Column(QuadBatch batch, long[] ids, int column, int from, int to) {
        BitSet terms = new BitSet(ids.length);
        for (int row = from; row < to; row++) {
            terms.set(batch.term(row, column));
        }
        // the dataset orders ids as unsigned numbers
        long[] flipped = terms.stream()
                .mapToLong(term -> ids[term] ^ Long.MIN_VALUE)
                .sorted()
                .distinct()
                .toArray();
        this.rankOfTerm = new int[terms.length()];
        terms.stream().forEach(term -> rankOfTerm[term] = Arrays.binarySearch(flipped, ids[term] ^ Long.MIN_VALUE));
        this.byRank = Arrays.stream(flipped).map(id -> id ^ Long.MIN_VALUE).toArray();
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(byRank.length - 1);
    }

    /** How many bits a rank needs. */
    int bits() {
        return bits;
    }

    int rank(int term) {
        return rankOfTerm[term];
    }

    long id(long rank) {
        return byRank[(int) rank];
    }
}
