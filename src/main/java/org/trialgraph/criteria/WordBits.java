package org.trialgraph.criteria;

/** Words with bits for what they are, looked up where they stand in a text. Letters of ASCII in any case are the same. */
final class WordBits {
    private static final int SIZE = 1 << 11;
    private static final int PRIME = 31;
    private static final int CASE = 0x20;

    private final String[] words = new String[SIZE];
    private final int[] bits = new int[SIZE];
    private int count;

    /** Adds bits to those of a word in lower case. */
    void add(String word, int more) {
        int place = place(word, 0, word.length());
        if (words[place] == null) {
            if (++count > SIZE / 2) {
                throw new IllegalStateException("more than " + SIZE / 2 + " words");
            }
            words[place] = word;
        }
        bits[place] |= more;
    }

    /** The bits of the word between two places of a text; 0 of any other word. */
    int of(String text, int from, int to) {
        return bits[place(text, from, to)];
    }

    /** Where a word is, or where it would be. */
    private int place(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = PRIME * hash + lower(text.charAt(i));
        }
        int place = (hash ^ hash >>> 15) & SIZE - 1;
        while (words[place] != null && !is(words[place], text, from, to)) {
            place = place + 1 & SIZE - 1;
        }
        return place;
    }

    private static boolean is(String word, String text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (lower(text.charAt(i)) != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | CASE) : c;
    }
}
