package org.trialgraph.eligibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.jspecify.annotations.Nullable;

/** Spellings in lower case with what each stands for; finds the longest that begins at a place of a text. */
public final class Lexicon<T> {
    private final Node root = new Node();
    private final List<T> values = new ArrayList<>();

    private static final class Node {
        private static final int FEW = 4;
        private static final int ASCII = 128;
        private static final int NONE = -1;

        /** In their order, which is found faster than by hashing: most nodes have one or two. */
        private char[] letters = {};

        private Node[] nodes = {};
        /** The nodes of the letters of ASCII where there are more than a few letters; else empty. */
        private @Nullable Node[] ascii = {};

        /** The number of the value of the spelling that ends here. */
        private int value = NONE;

        @Nullable
        Node next(char letter) {
            if (letter < ascii.length) {
                return ascii[letter];
            }
            if (letters.length > FEW) {
                int i = Arrays.binarySearch(letters, letter);
                return i < 0 ? null : nodes[i];
            }
            for (int i = 0; i < letters.length; i++) {
                if (letters[i] == letter) {
                    return nodes[i];
                }
            }
            return null;
        }

        Node add(char letter) {
            int i = Arrays.binarySearch(letters, letter);
            if (i < 0) {
                i = -i - 1;
                letters = ArrayUtils.insert(i, letters, letter);
                nodes = ArrayUtils.insert(i, nodes, new Node());
                ascii = new Node[letters.length > FEW ? ASCII : 0];
                for (int n = 0; n < letters.length && letters[n] < ascii.length; n++) {
                    ascii[letters[n]] = nodes[n];
                }
            }
            return nodes[i];
        }
    }

    /**
     * A spelling at a place.
     *
     * @param value what it stands for
     * @param end where it ends
     */
    public record Found<T>(T value, int end) {}

    /** What a spelling stands for, for a caller that adds to it. */
    @Nullable
    T get(String spelling) {
        Node node = root;
        for (int i = 0; i < spelling.length() && node != null; i++) {
            node = node.next(spelling.charAt(i));
        }
        return node == null || node.value == Node.NONE ? null : values.get(node.value);
    }

    /** Adds a spelling, or gives it another value. */
    public void put(String spelling, T value) {
        Node node = root;
        for (int i = 0; i < spelling.length(); i++) {
            node = node.add(spelling.charAt(i));
        }
        if (node.value == Node.NONE) {
            node.value = values.size();
            values.add(value);
        } else {
            values.set(node.value, value);
        }
    }

    /**
     * The longest spelling at a place that ends where a word does.
     *
     * @param text folded text
     */
    @Nullable
    public Found<T> longest(String text, int start) {
        int value = Node.NONE;
        int ended = start;
        Node node = root.next(text.charAt(start));
        for (int end = start + 1; node != null; end++) {
            if (node.value != Node.NONE && endsWord(text, end)) {
                value = node.value;
                ended = end;
            }
            node = end < text.length() ? node.next(text.charAt(end)) : null;
        }
        return value == Node.NONE ? null : new Found<>(values.get(value), ended);
    }

    /** Whether a word that ends here is not the beginning of a longer one. */
    private static boolean endsWord(String text, int end) {
        if (end == text.length() || !isWord(text.charAt(end - 1))) {
            return true;
        }
        char next = text.charAt(end);
        boolean hyphen = next == '-' && end + 1 < text.length() && isLetter(text.charAt(end + 1));
        boolean initials = next == '.' && end + 1 < text.length() && isLetter(text.charAt(end + 1));
        return !isLetter(next) && !hyphen && !initials && !(isDigit(next) && isDigit(text.charAt(end - 1)));
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A letter of a script that has spaces between words. */
    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c > '\u00BF' && c < '\u2E80' && Character.isLetter(c);
    }

    static boolean isWord(char c) {
        return isLetter(c) || isDigit(c);
    }
}
