package org.trialgraph.spark;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a file that begin within a range of its bytes; every line of a file is in one range of a row of them. */
final class LineRange extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    /** Bytes up to the end of the range; below zero in its last line, which may end beyond. */
    private long left;

    private boolean ended;

    /**
     * Leads to the first line that begins in the range.
     *
     * @param in the bytes from the one before the range on; from the first one on where the range begins with the file
     * @param from where the range begins
     * @param to where it ends
     */
    LineRange(InputStream in, long from, long to) throws IOException {
        super(new BufferedInputStream(in, BUFFER));
        left = to - from;
        if (from > 0) {
            for (int b = super.read(); b >= 0 && b != '\n'; b = super.read()) {
                left--;
            }
        }
        ended = left <= 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = super.read(into, offset, length);
        for (int i = 0; i < read; i++) {
            left--;
            if (left <= 0 && into[offset + i] == '\n') {
                ended = true;
                return i + 1;
            }
        }
        return read;
    }
}
