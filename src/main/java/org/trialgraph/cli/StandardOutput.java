package org.trialgraph.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.apache.commons.io.output.ProxyOutputStream;

/** Standard output for results. {@code System.out} swallows the error when nobody takes what is written; this ends the run. */
final class StandardOutput extends ProxyOutputStream {
    StandardOutput() {
        super(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    }

    /** Writes what is left; standard output itself stays open for whatever the process does next. */
    @Override
    public void close() {
        flush();
    }

    @Override
    public void flush() {
        try {
            super.flush();
        } catch (IOException e) {
            handleIOException(e);
        }
    }

    @Override
    protected void handleIOException(IOException e) {
        throw new UserError(UserError.STANDARD_OUTPUT);
    }
}
