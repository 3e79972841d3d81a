package org.trialgraph.mesh.index;

import java.util.function.Function;

/**
 * Remembers the words that letters and digits of ASCII are written for, since most words of a text come again in every other. Holds
 * no more than {@link #SIZE}; a word takes the place of another one. Safe for many threads, as what it holds does not change.
 */
final class WordTable {
    private static final int SIZE = 1 << 16;

    private final Entry[] entries = new Entry[SIZE];

    private record Entry(String written, Word word) {}

    /**
     * The word that stands in a text from one place to another.
     *
     * @param hash of the characters between
     * @param reader makes a word of what is written
     */
    Word word(String text, int from, int to, int hash, Function<String, Word> reader) {
        int place = (hash ^ hash >>> 16) & SIZE - 1;
        Entry entry = entries[place];
        if (entry == null || entry.written().length() != to - from || !text.startsWith(entry.written(), from)) {
            String written = text.substring(from, to);
            entry = new Entry(written, reader.apply(written));
            entries[place] = entry;
        }
        return entry.word();
    }
}
