package org.trialgraph.mesh;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A read-only table from keys to numbers, sorted by key, over bytes that may be a mapped file. A directory by the leading bits
 * of the key leads to the row. Layout: int rows, int bits, int directory[2^bits + 1], (padding to 8), long keys[], int values[].
 */
final class KeyTable {
    private final int rows;
    private final int shift;
    private final IntBuffer directory;
    private final LongBuffer keys;
    private final IntBuffer values;

    /** Reads the table that fills a buffer. */
    KeyTable(ByteBuffer bytes) {
        rows = bytes.getInt(0);
        int bits = bytes.getInt(4);
        shift = Long.SIZE - bits;
        int directoryRows = (1 << bits) + 1;
        int at = 8;
        directory = bytes.slice(at, directoryRows * Integer.BYTES).asIntBuffer();
        at += padded(directoryRows * Integer.BYTES);
        keys = bytes.slice(at, rows * Long.BYTES).asLongBuffer();
        at += rows * Long.BYTES;
        values = bytes.slice(at, rows * Integer.BYTES).asIntBuffer();
    }

    /** Number of rows. */
    int rows() {
        return rows;
    }

    /** The first row of a key; -1 where it has none. */
    int first(long key) {
        int bucket = (int) (key >>> shift);
        int end = directory.get(bucket + 1);
        for (int row = directory.get(bucket); row < end; row++) {
            if (keys.get(row) == key) {
                return row;
            }
        }
        return -1;
    }

    /** Whether a row, which may be past the end, is one of a key. */
    boolean holds(int row, long key) {
        return row < rows && keys.get(row) == key;
    }

    /** The number in a row. */
    int value(int row) {
        return values.get(row);
    }

    /** A row to write. */
    record Row(long key, int value) {}

    /** The bytes of a table. */
    static ByteBuffer write(List<Row> unsorted) {
        Row[] sorted = unsorted.toArray(Row[]::new);
        Arrays.sort(
                sorted,
                Comparator.comparingLong((Row r) -> r.key() + Long.MIN_VALUE).thenComparingInt(Row::value));
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(sorted.length));
        int[] directory = directory(sorted, bits);
        int length = 8 + padded(directory.length * Integer.BYTES) + sorted.length * (Long.BYTES + Integer.BYTES);
        ByteBuffer out = ByteBuffer.allocate(padded(length));
        out.putInt(sorted.length).putInt(bits);
        Arrays.stream(directory).forEach(out::putInt);
        out.position(padded(out.position()));
        Arrays.stream(sorted).forEach(row -> out.putLong(row.key()));
        Arrays.stream(sorted).forEach(row -> out.putInt(row.value()));
        return out.rewind();
    }

    private static int[] directory(Row[] sorted, int bits) {
        int[] directory = new int[(1 << bits) + 1];
        int row = 0;
        for (int bucket = 0; bucket < directory.length - 1; bucket++) {
            directory[bucket] = row;
            while (row < sorted.length && sorted[row].key() >>> (Long.SIZE - bits) == bucket) {
                row++;
            }
        }
        directory[directory.length - 1] = row;
        return directory;
    }

    private static int padded(int length) {
        return (length + 7) & ~7;
    }
}
