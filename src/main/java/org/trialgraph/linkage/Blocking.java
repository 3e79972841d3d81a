package org.trialgraph.linkage;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the pairs of registrations that are worth comparing, without comparing all. Registrations meet in a block when they
 * share a key: a whole title, a rare word, a pair of their rarer words (three of them where titles are short), an acronym or an id of the sponsor. A key that more
 * than a few registrations share tells nothing and is left out, which bounds the work: it grows with the number of
 * registrations, not with its square.
 */
final class Blocking {
    private static final int RAREST_WORDS = 10;
    private static final int SHORT_TITLE = 6;
    private static final int LARGEST_BLOCK = 24;
    private static final int LARGEST_TITLE_BLOCK = 48;
    private static final int PARTITIONS = 16;
    private static final int ID_BITS = 24;
    private static final long ID_MASK = (1L << ID_BITS) - 1;

    private final TfIdf titles;
    private final StudyNames.Index names;
    private final StudyNames.Index codes;

    /**
     * @param titles titles of fewer than 16,777,216 registrations
     * @param names their short names
     * @param codes their sponsors' ids
     */
    Blocking(TfIdf titles, StudyNames.Index names, StudyNames.Index codes) {
        this.titles = titles;
        this.names = names;
        this.codes = codes;
    }

    /** Hands over every pair once, ascending, the smaller position in the upper 32 bits; one partition at a time to bound memory. */
    void pairs(Consumer<long[]> consumer) {
        LongList keys = keys();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            LongList pairs = new LongList();
            collect(keys, partition, pairs);
            consumer.accept(pairs.sortedDistinct());
        }
    }

    /** Keys with their registrations, 40 bits of hash and 24 of position, sorted. */
    private LongList keys() {
        LongList keys = new LongList();
        for (int i = 0; i < titles.size(); i++) {
            titleKeys(i, keys);
            wordKeys(i, keys);
            nameKeys(i, keys);
        }
        keys.sort();
        return keys;
    }

    private void titleKeys(int i, LongList keys) {
        for (int[] title : titles.of(i)) {
            add(keys, mix(Arrays.hashCode(title) * 31L + title.length) | 1L << (ID_BITS), i);
        }
    }

    private void wordKeys(int i, LongList keys) {
        int[] words = titles.allWords(i);
        int[] rarest = Arrays.stream(words)
                .boxed()
                .filter(word -> titles.frequency(word) > 1)
                .sorted((a, b) -> Integer.compare(titles.frequency(a), titles.frequency(b)))
                .limit(RAREST_WORDS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        for (int a = 0; a < rarest.length; a++) {
            if (titles.frequency(rarest[a]) <= LARGEST_BLOCK) {
                add(keys, mix(rarest[a] + 1L), i);
            }
            for (int b = a + 1; b < rarest.length; b++) {
                long two = (rarest[a] + 1L) << 32 | rarest[b];
                add(keys, mix(two), i);
                for (int c = b + 1; c < rarest.length && rarest.length <= SHORT_TITLE; c++) {
                    add(keys, mix(two * 31 + rarest[c]), i);
                }
            }
        }
    }

    private void nameKeys(int i, LongList keys) {
        for (String acronym : names.of(i)) {
            add(keys, mix(acronym.hashCode() * 131L + 7), i);
        }
        for (String code : codes.of(i)) {
            add(keys, mix(code.hashCode() * 137L + 11), i);
        }
    }

    private static void add(LongList keys, long hash, int registration) {
        keys.add(hash & ~ID_MASK | registration);
    }

    private static void collect(LongList keys, int partition, LongList pairs) {
        int start = 0;
        for (int end = 1; end <= keys.size(); end++) {
            if (end == keys.size() || (keys.get(end) & ~ID_MASK) != (keys.get(start) & ~ID_MASK)) {
                boolean title = (keys.get(start) >> ID_BITS & 1) == 1;
                if (end - start <= (title ? LARGEST_TITLE_BLOCK : LARGEST_BLOCK)) {
                    pairs(keys, start, end, partition, pairs);
                }
                start = end;
            }
        }
    }

    private static void pairs(LongList keys, int start, int end, int partition, LongList pairs) {
        for (int i = start; i < end; i++) {
            long one = keys.get(i) & ID_MASK;
            for (int j = i + 1; j < end && one % PARTITIONS == partition; j++) {
                long other = keys.get(j) & ID_MASK;
                if (one < other) {
                    pairs.add(one << 32 | other);
                }
            }
        }
    }

    /** Spreads the bits of a key; the lowest bit of the hash, above the position, is left for the kind of key. */
    private static long mix(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 32) * 0xD6E8FEB86659FD93L;
        h ^= h >>> 32;
        return h & ~(1L << ID_BITS);
    }

    /** A growing list of longs without boxing. */
    private static final class LongList {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        long get(int index) {
            return values[index];
        }

        /** Sorts the list, ascending. */
        void sort() {
            Arrays.parallelSort(values, 0, size);
        }

        /** Sorts the list and gives every value once, ascending. */
        long[] sortedDistinct() {
            sort();
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || values[i] != values[i - 1]) {
                    values[distinct++] = values[i];
                }
            }
            return Arrays.copyOf(values, distinct);
        }
    }
}
