package org.trialgraph.eligibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.lang3.ArrayUtils;
import org.jspecify.annotations.Nullable;

/** Spellings in lower case with what each stands for; finds the longest that begins at a place of a text. */
public final class Lexicon<T> {
    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        private static final int FEW = 4;
        private static final int ASCII = 128;

        /** In their order, which is found faster than by hashing: most nodes have one or two. */
        private char[] letters = {};

        private final List<Node<T>> nodes = new ArrayList<>();
        /** Where the letters of ASCII stand among those of a node that has more than a few, from 1; else empty. */
        private byte[] places = {};

        private @Nullable T value;

        @Nullable
        Node<T> next(char letter) {
            int i = place(letter);
            return i < 0 ? null : nodes.get(i);
        }

        private int place(char letter) {
            if (letters.length <= FEW) {
                for (int i = 0; i < letters.length; i++) {
                    if (letters[i] == letter) {
                        return i;
                    }
                }
                return -1;
            }
            return letter < ASCII ? places[letter] - 1 : Arrays.binarySearch(letters, letter);
        }

        Node<T> add(char letter) {
            int i = Arrays.binarySearch(letters, letter);
            if (i < 0) {
                i = -i - 1;
                letters = ArrayUtils.insert(i, letters, letter);
                nodes.add(i, new Node<>());
                places = new byte[letters.length > FEW ? ASCII : 0];
                for (int n = 0; n < letters.length && letters[n] < places.length; n++) {
                    places[letters[n]] = (byte) (n + 1);
                }
            }
            return nodes.get(i);
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
        Node<T> node = root;
        for (int i = 0; i < spelling.length() && node != null; i++) {
            node = node.next(spelling.charAt(i));
        }
        return node == null ? null : node.value;
    }

    /** Adds a spelling, or gives it another value. */
    public void put(String spelling, T value) {
        Node<T> node = root;
        for (int i = 0; i < spelling.length(); i++) {
            node = node.add(spelling.charAt(i));
        }
        node.value = value;
    }

    /**
     * The longest spelling at a place that ends where a word does.
     *
     * @param text folded text
     */
    @Nullable
    public Found<T> longest(String text, int start) {
        Found<T> found = null;
        Node<T> node = root.next(text.charAt(start));
        for (int end = start + 1; node != null; end++) {
            if (node.value != null && endsWord(text, end)) {
                found = new Found<>(node.value, end);
            }
            node = end < text.length() ? node.next(text.charAt(end)) : null;
        }
        return found;
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
