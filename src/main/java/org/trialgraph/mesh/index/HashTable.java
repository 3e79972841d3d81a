package org.trialgraph.mesh.index;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.trialgraph.mesh.index.RecordCodec.Part;

/**
 * A read-only table from hashes to numbers, sorted by hash, over bytes that may be a mapped file. A directory by the leading bits
 * of the hash leads to the row. Layout: int rows, int bits, int directory[2^bits + 1], (padding to 8), long hashes[], int values[].
 */
final class HashTable {
    private final int rows;
    private final int shift;
    private final IntBuffer directory;
    private final LongBuffer hashes;
    private final IntBuffer values;

    /** Reads the table that fills a buffer. */
    HashTable(ByteBuffer bytes) {
        rows = bytes.getInt(0);
        int bits = bytes.getInt(4);
        shift = Long.SIZE - bits;
        int directoryBytes = ((1 << bits) + 1) * Integer.BYTES;
        directory = bytes.slice(8, directoryBytes).asIntBuffer();
        int at = 8 + IndexWriter.padded(directoryBytes);
        hashes = bytes.slice(at, rows * Long.BYTES).asLongBuffer();
        values = bytes.slice(at + rows * Long.BYTES, rows * Integer.BYTES).asIntBuffer();
    }

    /** The first row of a hash; -1 where it has none. */
    int first(long hash) {
        int bucket = (int) (hash >>> shift);
        int end = directory.get(bucket + 1);
        for (int row = directory.get(bucket); row < end; row++) {
            if (hashes.get(row) == hash) {
                return row;
            }
        }
        return -1;
    }

    /** Whether a row, which may be past the end, is one of a hash. */
    boolean holds(int row, long hash) {
        return row < rows && hashes.get(row) == hash;
    }

    /** The number in a row. */
    int value(int row) {
        return values.get(row);
    }

    /** A row to write. */
    record Row(long hash, int value) {}

    /** The bytes of a table. */
    static Part write(Collection<Row> unsorted) {
        List<Row> sorted = unsorted.stream()
                .sorted(Comparator.comparingLong((Row r) -> r.hash() + Long.MIN_VALUE)
                        .thenComparingInt(Row::value))
                .toList();
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(sorted.size()));
        Part out = new Part();
        out.number(sorted.size(), Integer.BYTES);
        out.number(bits, Integer.BYTES);
        int row = 0;
        for (int bucket = 0; bucket < 1 << bits; bucket++) {
            out.number(row, Integer.BYTES);
            while (row < sorted.size() && sorted.get(row).hash() >>> (Long.SIZE - bits) == bucket) {
                row++;
            }
        }
        out.number(row, Integer.BYTES);
        out.pad();
        sorted.forEach(one -> out.number(one.hash(), Long.BYTES));
        sorted.forEach(one -> out.number(one.value(), Integer.BYTES));
        out.pad();
        return out;
    }
}
