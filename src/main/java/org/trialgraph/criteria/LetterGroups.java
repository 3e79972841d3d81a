package org.trialgraph.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;

/** Groups of letters, of up to 64 kinds, that tell in one pass over a text which kinds have letters in it. */
final class LetterGroups {
    private static final int HASHES = 1 << 12;
    private static final int ASCII = 128;

    private final Map<List<String>, Long> kinds = new LinkedHashMap<>();
    /** By a hash of their first letter, in ASCII of the first two. */
    private final Letters[][] letters = new Letters[HASHES][];

    /**
     * @param third the third letter; the last of two
     * @param kind its bit
     */
    private record Letters(String written, char third, long kind) {
        Letters(String written, long kind) {
            this(written, written.charAt(Math.min(written.length() - 1, 2)), kind);
        }

        boolean areAt(int place, String text) {
            int at = place + Math.min(written.length() - 1, 2);
            return at < text.length() && text.charAt(at) == third && text.startsWith(written, place);
        }
    }

    /** The bit of a kind, of which a text has to have some letters; those of ASCII are at least two. */
    long bit(List<String> some) {
        Long known = kinds.get(some);
        if (known != null) {
            return known;
        }
        if (kinds.size() == Long.SIZE) {
            throw new IllegalStateException("more than 64 kinds of letters");
        }
        long bit = 1L << kinds.size();
        kinds.put(List.copyOf(some), bit);
        for (String written : some) {
            int hash = hash(beginning(written));
            Letters[] before = letters[hash] == null ? new Letters[0] : letters[hash];
            letters[hash] = ArrayUtils.add(before, new Letters(written, bit));
        }
        return bit;
    }

    /** The bits of the kinds of which a text has some letters. */
    long in(String text) {
        long found = 0;
        char next = text.isEmpty() ? 0 : text.charAt(0);
        for (int i = 0; i < text.length(); i++) {
            char first = next;
            next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            int beginning = first >= ASCII || next == 0 ? first : first << Character.SIZE | next;
            Letters[] begin = letters[hash(beginning)];
            if (begin != null) {
                for (Letters some : begin) {
                    found |= some.areAt(i, text) ? some.kind() : 0;
                }
            }
        }
        return found;
    }

    private static int beginning(String text) {
        char first = text.charAt(0);
        return first >= ASCII || text.length() == 1 ? first : first << Character.SIZE | text.charAt(1);
    }

    private static int hash(int beginning) {
        return (beginning >>> 11 ^ beginning) & HASHES - 1;
    }
}
