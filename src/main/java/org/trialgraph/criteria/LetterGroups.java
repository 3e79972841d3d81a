package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of letters, of up to 64 kinds, that tell in one pass over a text which kinds have letters in it. */
final class LetterGroups {
    private static final int HASHES = 1 << 12;
    private static final int ASCII = 128;

    private final Map<List<String>, Long> kinds = new LinkedHashMap<>();
    /** By their first letter, in ASCII by the first two. */
    private final Map<Integer, List<Letters>> letters = new HashMap<>();
    /** Whether any begin so, by a hash. */
    private final boolean[] begins = new boolean[HASHES];

    /** @param kind its bit */
    private record Letters(String written, long kind) {}

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
            int beginning = beginning(written);
            begins[hash(beginning)] = true;
            letters.computeIfAbsent(beginning, first -> new ArrayList<>()).add(new Letters(written, bit));
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
            if (begins[hash(beginning)]) {
                for (Letters some : letters.getOrDefault(beginning, List.of())) {
                    found |= text.startsWith(some.written(), i) ? some.kind() : 0;
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
