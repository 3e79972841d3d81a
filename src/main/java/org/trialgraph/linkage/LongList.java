package org.trialgraph.linkage;

import java.util.Arrays;

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
