package org.trialgraph.mesh;

import java.util.Set;

/**
 * TermHash of 64 bits under which the index finds names. Two different names share a key with a chance of about one in 10^13 for each
 * name that is looked up, so a key stands for its words.
 */
final class TermHash {
    /** Tokens that say nothing of what a name means when the order of its words does not count. */
    private static final Set<String> SMALL =
            Set.of("of", "the", "in", "and", "with", "for", "to", "by", "a", "an", "on", "or", "from", "due");

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** The key of no words. */
    static final long EMPTY = 0x2545F4914F6CDD1DL;

    private TermHash() {}

    /** Key of one word in its normal form. */
    static long word(String form) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < form.length(); i++) {
            hash = (hash ^ form.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** Key of words in order: that of the words before, with one more. */
    static long then(long before, long word) {
        return mix(before * PRIME + word);
    }

    /** Key of the words from one to another in their order, the second not included. */
    static long ordered(Tokens words, int from, int to) {
        long key = EMPTY;
        for (int i = from; i < to; i++) {
            key = then(key, words.hash(i));
        }
        return key;
    }

    /** Key of the words in any order and without small words; 0 where fewer than two others are there. */
    static long unordered(Tokens words, int from, int to) {
        long sum = 0;
        int counted = 0;
        for (int i = from; i < to; i++) {
            if (!SMALL.contains(words.word(i))) {
                sum += mix(words.hash(i) * PRIME);
                counted++;
            }
        }
        return counted < 2 ? 0 : mix(sum + counted);
    }

    /**
     * Key of what the words mean, in any order and without small words: words that mean the same count as one, and words that
     * some write as one are one. 0 where fewer than two are there.
     */
    static long meant(Tokens words, int from, int to) {
        long sum = 0;
        int counted = 0;
        for (int i = from; i < to; i++) {
            if (!SMALL.contains(words.word(i))) {
                boolean joined = i + 1 < to && words.begins(i);
                sum += mix((joined ? words.joined(i) : words.meaning(i)) * PRIME);
                i += joined ? 1 : 0;
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
