package org.trialgraph.store.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads a run of sorted rows. */
final class RunReader implements Comparable<RunReader>, AutoCloseable {
    private static final int BUFFER = 32 * 1024;

    private final FileChannel file;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private final long[] row = new long[QuadBatch.COLUMNS];
    private boolean open = true;

    /** Opens a run at its first row. */
    RunReader(Path run) throws IOException {
        this.file = FileChannel.open(run);
        advance();
    }

    /** Whether there is a row here. */
    boolean isOpen() {
        return open;
    }

    /** The row here; it changes with {@link #advance}. */
    long[] row() {
        return row;
    }

    /** Goes to the next row. */
    void advance() throws IOException {
        if (bytes.remaining() < 1 + row.length * Long.BYTES) {
            bytes.compact();
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // until the buffer is full or the run ends
            }
            bytes.flip();
        }
        open = bytes.hasRemaining();
        if (open) {
            for (int place = bytes.get(); place < row.length; place++) {
                row[place] = bytes.getLong();
            }
        }
    }

    /** By their rows, cell by cell as unsigned numbers. */
    @Override
    public int compareTo(RunReader other) {
        for (int place = 0; place < row.length; place++) {
            if (row[place] != other.row[place]) {
                return Long.compareUnsigned(row[place], other.row[place]);
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
