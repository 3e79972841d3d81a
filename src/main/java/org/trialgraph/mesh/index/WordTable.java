package org.trialgraph.mesh.index;

import java.util.function.Function;

/**
 * Remembers the words that letters and digits of ASCII are written for, since most words of a text come again in every other. Holds
 * no more than {@link #SIZE}, each in one of two places; a word takes the place of the one that came before the last. Safe for many threads, as what it holds does not change.
 */
final class WordTable {
    private static final int BITS = 16;
    private static final int SIZE = 1 << BITS;
    /** Hashes of short words, such as numbers, stand close together. */
    private static final int SPREAD = 0x9E3779B9;

    private final Word[] words = new Word[SIZE];

    /**
     * The word that stands in a text from one place to another.
     *
     * @param hash of the characters between
     * @param reader makes a word of what is written
     */
    Word word(String text, int from, int to, int hash, Function<String, Word> reader) {
        int place = hash * SPREAD >>> Integer.SIZE - BITS;
        Word first = words[place];
        if (first != null && first.isWritten(text, from, to)) {
            return first;
        }
        Word second = words[place ^ 1];
        if (second != null && second.isWritten(text, from, to)) {
            return second;
        }
        Word word = reader.apply(text.substring(from, to));
        if (first != null) {
            words[place ^ 1] = first;
        }
        words[place] = word;
        return word;
    }
}
