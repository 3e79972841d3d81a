package org.trialgraph.linkage;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Finds the pairs of registrations that are worth comparing, without comparing all. Registrations meet in a block when they
 * share a key: a whole title, a rare word, a pair of their rarer words (three of them where titles are short), an acronym or an id of the sponsor. A key that more
 * than a few registrations share tells nothing and is left out, which bounds the work: it grows with the number of
 * registrations, not with its square.
 *
 * @param titles titles of fewer than 16,777,216 registrations
 * @param names their short names
 * @param codes their sponsors' ids
 */
record Blocking(TfIdf titles, StudyNames.Index names, StudyNames.Index codes) {
    private static final int RAREST_WORDS = 10;
    private static final int SHORT_TITLE = 6;
    private static final int LARGEST_BLOCK = 24;
    private static final int LARGEST_TITLE_BLOCK = 48;
    private static final int PARTITIONS = 16;
    private static final int ID_BITS = 24;
    private static final long ID_MASK = (1L << ID_BITS) - 1;

    /** Hands over every pair once, ascending, the smaller position in the upper 32 bits; one partition at a time to bound memory. */
    void pairs(Consumer<long[]> consumer) {
        long[] keys = keys();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            LongStream.Builder pairs = LongStream.builder();
            collect(keys, partition, pairs);
            long[] all = sorted(pairs);
            consumer.accept(IntStream.range(0, all.length)
                    .filter(i -> i == 0 || all[i] != all[i - 1])
                    .mapToLong(i -> all[i])
                    .toArray());
        }
    }

    /** Keys with their registrations, 40 bits of hash and 24 of position, sorted. */
    private long[] keys() {
        LongStream.Builder keys = LongStream.builder();
        for (int i = 0; i < titles.size(); i++) {
            keys(i, keys);
        }
        return sorted(keys);
    }

    private void keys(int i, LongStream.Builder keys) {
        titleKeys(i, keys);
        wordKeys(i, keys);
        nameKeys(i, keys);
    }

    /** The keys of the first registration, with no position in them. */
    LongStream keysOfFirst() {
        LongStream.Builder keys = LongStream.builder();
        keys(0, keys);
        return keys.build().distinct();
    }

    /** How many registrations may share a key for them to be compared. */
    static int largestBlock(long key) {
        return (key >> ID_BITS & 1) == 1 ? LARGEST_TITLE_BLOCK : LARGEST_BLOCK;
    }

    private static long[] sorted(LongStream.Builder values) {
        long[] all = values.build().toArray();
        Arrays.parallelSort(all);
        return all;
    }

    private void titleKeys(int i, LongStream.Builder keys) {
        for (int[] title : titles.of(i)) {
            add(keys, mix(hash(title)) | 1L << (ID_BITS), i);
        }
    }

    private void wordKeys(int i, LongStream.Builder keys) {
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
                add(keys, mix(hash(rarest[a])), i);
            }
            for (int b = a + 1; b < rarest.length; b++) {
                add(keys, mix(hash(rarest[a], rarest[b])), i);
                for (int c = b + 1; c < rarest.length && rarest.length <= SHORT_TITLE; c++) {
                    add(keys, mix(hash(rarest[a], rarest[b], rarest[c])), i);
                }
            }
        }
    }

    private long hash(int... words) {
        long hash = words.length;
        for (int word : words) {
            hash = hash * 31 + titles.hash(word);
        }
        return hash;
    }

    private void nameKeys(int i, LongStream.Builder keys) {
        names.of(i).forEach(acronym -> add(keys, mix(acronym.hashCode() * 131L + 7), i));
        codes.of(i).forEach(code -> add(keys, mix(code.hashCode() * 137L + 11), i));
    }

    private static void add(LongStream.Builder keys, long hash, int registration) {
        keys.add(hash & ~ID_MASK | registration);
    }

    private static void collect(long[] keys, int partition, LongStream.Builder pairs) {
        int start = 0;
        for (int end = 1; end <= keys.length; end++) {
            if (end == keys.length || (keys[end] & ~ID_MASK) != (keys[start] & ~ID_MASK)) {
                if (end - start <= largestBlock(keys[start])) {
                    pairs(keys, start, end, partition, pairs);
                }
                start = end;
            }
        }
    }

    private static void pairs(long[] keys, int start, int end, int partition, LongStream.Builder pairs) {
        for (int i = start; i < end; i++) {
            long one = keys[i] & ID_MASK;
            for (int j = i + 1; j < end && one % PARTITIONS == partition; j++) {
                long other = keys[j] & ID_MASK;
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
}
