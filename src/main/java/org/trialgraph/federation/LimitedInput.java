package org.trialgraph.federation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer that fails where it grows beyond what is taken. */
final class LimitedInput extends FilterInputStream {
    private final long most;
    private long read;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = super.read(bytes, offset, length);
        count(Math.max(0, some));
        return some;
    }

    /** Whether there was more than is taken. */
    boolean exceeded() {
        return read > most;
    }

    private void count(int more) throws IOException {
        read += more;
        if (exceeded()) {
            throw new IOException("more than " + most + " bytes");
        }
    }
}
