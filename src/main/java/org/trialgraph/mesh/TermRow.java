package org.trialgraph.mesh;

import java.nio.ByteBuffer;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * A name in the index.
 *
 * @param record number of its record
 * @param sort what it is to the record
 * @param scope what the record is about, bits of {@link SemanticType}
 * @param text offset of its words
 */
record TermRow(int record, Sort sort, int scope, int text) {
    /** Bytes of a row. */
    static final int BYTES = 16;

    private static final Sort[] SORTS = Sort.values();

    /** Reads the n-th row. */
    static TermRow read(ByteBuffer rows, int n) {
        int at = n * BYTES;
        return new TermRow(rows.getInt(at), SORTS[rows.getInt(at + 4)], rows.getInt(at + 8), rows.getInt(at + 12));
    }

    /** Appends the row. */
    void write(ByteBuffer out) {
        out.putInt(record).putInt(sort.ordinal()).putInt(scope).putInt(text);
    }
}
