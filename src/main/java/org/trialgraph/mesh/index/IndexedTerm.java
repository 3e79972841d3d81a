package org.trialgraph.mesh.index;

import java.nio.ByteBuffer;
import org.trialgraph.mesh.index.MeshRecord.Sort;

/**
 * A name in the index.
 *
 * @param record number of its record
 * @param sort what it is to the record
 * @param types what the record is about, bits of {@link SemanticType}
 * @param text offset of its words
 */
public record IndexedTerm(int record, Sort sort, int types, int text) {
    /** Bytes of a name's row. */
    static final int BYTES = 16;

    private static final Sort[] SORTS = Sort.values();

    /** Whether its record is of one of some types. */
    public boolean isAnyOf(int some) {
        return (types & some) != 0;
    }

    /** Reads the n-th row. */
    static IndexedTerm read(ByteBuffer rows, int n) {
        int at = n * BYTES;
        return new IndexedTerm(rows.getInt(at), SORTS[rows.getInt(at + 4)], rows.getInt(at + 8), rows.getInt(at + 12));
    }

    /** Appends the row. */
    void write(ByteBuffer out) {
        out.putInt(record).putInt(sort.ordinal()).putInt(types).putInt(text);
    }
}
