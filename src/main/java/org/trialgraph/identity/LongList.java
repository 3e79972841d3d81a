package org.trialgraph.identity;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** A growing list of longs without boxes. */
final class LongList {
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

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** Sorts the list and hands over every value once, ascending. */
    void sortedDistinct(LongConsumer taker) {
        Arrays.parallelSort(values, 0, size);
        for (int i = 0; i < size; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                taker.accept(values[i]);
            }
        }
    }
}
