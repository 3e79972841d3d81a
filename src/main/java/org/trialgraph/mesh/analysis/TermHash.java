package org.trialgraph.mesh.analysis;

/**
 * Hash of 64 bits under which the index finds names. Two different names share one with a chance of about one in 10^13 for each
 * name that is looked up, so a hash stands for its words. Part of the format of the index.
 */
public final class TermHash {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** The hash of no words. */
    public static final long EMPTY = 0x2545F4914F6CDD1DL;

    private TermHash() {}

    /** Hash of one word in its normal form. */
    static long word(String form) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < form.length(); i++) {
            hash = (hash ^ form.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** Hash of words in order: that of the words before, with one more. */
    public static long append(long before, long word) {
        return mix(before * PRIME + word);
    }

    /** Hash of the words from one to another in their order, the second not included. */
    public static long ordered(Tokens words, int from, int to) {
        long hash = EMPTY;
        for (int i = from; i < to; i++) {
            hash = append(hash, words.hash(i));
        }
        return hash;
    }

    /** Hash of the words in any order and without stop words; 0 where fewer than two others are there. */
    public static long unordered(Tokens words, int from, int to) {
        return unordered(words, from, to, false);
    }

    /**
     * Hash of what the words mean, in any order and without stop words: synonyms count as one word, and so do words that some write
     * as one. 0 where fewer than two are there.
     */
    public static long synonymous(Tokens words, int from, int to) {
        return unordered(words, from, to, true);
    }

    private static long unordered(Tokens words, int from, int to, boolean synonyms) {
        long sum = 0;
        int counted = 0;
        for (int i = from; i < to; i++) {
            if (!StopWords.INDEX.contains(words.word(i))) {
                boolean compound = synonyms && i + 1 < to && words.isPrefix(i);
                long word = compound ? words.compoundHash(i) : synonyms ? words.synonymHash(i) : words.hash(i);
                sum += mix(word * PRIME);
                i += compound ? 1 : 0;
                counted++;
            }
        }
        return counted < 2 ? 0 : mix(sum + counted);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
