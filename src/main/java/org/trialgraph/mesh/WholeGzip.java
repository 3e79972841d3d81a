package org.trialgraph.mesh;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** A gzipped file that says when it breaks off: parsers above it take an {@link EOFException} for the end of the data. */
final class WholeGzip extends GZIPInputStream {
    WholeGzip(InputStream in, int bufferSize) throws IOException {
        super(in, bufferSize);
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        try {
            return super.read(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
