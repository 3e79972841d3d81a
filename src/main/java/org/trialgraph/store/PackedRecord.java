package org.trialgraph.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A record as its bucket's segment holds it, compressed on its own: a segment is such records one after the other. Whoever
 * reads the documents packs them too, on as many threads as there are; adding them is then a copy of bytes.
 *
 * @param trial IRI of the trial
 * @param bytes the record as one member of a gzip file; taken over
 */
public record PackedRecord(String trial, byte[] bytes) {
    /** Packs a record; safe for several threads at once. */
    public static PackedRecord of(ArchiveRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * 1024);
        try (OutputStream out = gzip(bytes)) {
            ArchiveLines.write(record, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return new PackedRecord(record.trial(), bytes.toByteArray());
    }

    /** Gzip at its fastest: the archive is written far more often than it is carried anywhere. */
    static OutputStream gzip(OutputStream out) throws IOException {
        return new FastGzip(out);
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 16 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
