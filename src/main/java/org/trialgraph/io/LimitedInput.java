package org.trialgraph.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that end in an error where there are more of them than are taken. */
public final class LimitedInput extends FilterInputStream {
    private final long most;
    private final String complaint;
    private long read;

    /** Thrown where there are more bytes than are taken. */
    public static final class TooLarge extends IOException {
        TooLarge(String complaint) {
            super(complaint);
        }
    }

    /**
     * @param most number of bytes that are taken
     * @param complaint message of the error beyond them
     */
    public LimitedInput(InputStream in, long most, String complaint) {
        super(in);
        this.most = most;
        this.complaint = complaint;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return (int) counted(super.read(bytes, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
        return counted(super.skip(count));
    }

    /** Whether there were more than are taken: a reader above may have made another error of it. */
    public boolean exceeded() {
        return read > most;
    }

    private long counted(long more) throws TooLarge {
        read += Math.max(0, more);
        if (exceeded()) {
            throw new TooLarge(complaint);
        }
        return more;
    }
}
