package org.trialgraph.criteria;

/** Words with bits for what they are, looked up where they stand in a text. Letters of ASCII in any case are the same. */
final class WordBits {
    private static final int SIZE = 1 << 11;
    private static final int ASCII = 128;
    private static final int LONGEST = 31;
    private static final int PRIME = 31;
    private static final int CASE = 0x20;

    private final String[] words = new String[SIZE];
    private final int[] bits = new int[SIZE];
    /** For each first letter of ASCII a bit for each length, the last for longer ones: most words are told by these to be none. */
    private final int[] lengths = new int[ASCII];

    private int count;

    /** Adds bits to those of a word in lower case. */
    void add(String word, int more) {
        if (word.charAt(0) < ASCII) {
            lengths[word.charAt(0)] |= 1 << Math.min(word.length(), LONGEST);
        }
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
        if (from == to) {
            return 0;
        }
        char first = lower(text.charAt(from));
        boolean may = first >= ASCII || (lengths[first] & 1 << Math.min(to - from, LONGEST)) != 0;
        return may ? bits[place(text, from, to)] : 0;
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
