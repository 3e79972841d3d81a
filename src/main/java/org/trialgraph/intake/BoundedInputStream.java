package org.trialgraph.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that end in an error once there are more of them than there can honestly be. */
final class BoundedInputStream extends FilterInputStream {
    private long left;

    /** Thrown when more bytes come than were allowed. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("more bytes than an honest archive unpacks to");
        }
    }

    BoundedInputStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return (int) counted(super.read(buffer, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
        return counted(super.skip(count));
    }

    private long counted(long read) throws TooLarge {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new TooLarge();
        }
        return read;
    }
}
