package org.trialgraph.linkage;

import java.util.Arrays;

/**
 * How alike two names are by the words they share, each word counted by how much it tells.
 *
 * @param jaccard weight of the shared words by the weight of all words of both, 0 to 1
 * @param containment weight of the shared words by the weight of the shorter name, 0 to 1
 * @param shared weight of the shared words, as a number of words that only one registration has
 * @param words number of words of the shorter name
 */
record Similarity(double jaccard, double containment, double shared, int words) {
    static final Similarity NONE = new Similarity(0, 0, 0, 0);

    /** Of two sets of words of one corpus. */
    static Similarity of(TfIdf corpus, int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return NONE;
        }
        if (Arrays.equals(one, other)) {
            return new Similarity(1, 1, corpus.weight(one) / corpus.most(), one.length);
        }
        double a = corpus.weight(one);
        double b = corpus.weight(other);
        double both = corpus.weight(TfIdf.shared(one, other));
        return new Similarity(
                both / (a + b - both), both / Math.min(a, b), both / corpus.most(), Math.min(one.length, other.length));
    }

    /** The likest two of the names of two registrations. */
    static Similarity best(TfIdf corpus, int one, int other) {
        Similarity best = NONE;
        for (int[] a : corpus.of(one)) {
            for (int[] b : corpus.of(other)) {
                Similarity likeness = of(corpus, a, b);
                boolean better = likeness.jaccard > best.jaccard
                        || likeness.jaccard == best.jaccard && likeness.shared > best.shared;
                best = better ? likeness : best;
            }
        }
        return best;
    }
}
