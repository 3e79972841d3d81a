package org.trialgraph.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.trialgraph.model.SourceDocument;

/**
 * Makes documents of bytes that are no archive: one document, or one for each line of a stream of JSON values (JSON Lines).
 * Small documents are held in memory, large ones are read again from where they lie.
 */
final class DocumentStream {
    private static final int HELD = 4 << 20;
    private static final int LONGEST_LINE = 512 << 20;

    private final Consumer<SourceDocument> documents;

    DocumentStream(Consumer<SourceDocument> documents) {
        this.documents = documents;
    }

    void read(SourceEntry opened) throws IOException {
        if (JsonLines.recognise(opened.content())) {
            lines(opened);
        } else {
            documents.accept(whole(opened));
        }
    }

    private void lines(SourceEntry opened) throws IOException {
        byte[] block = new byte[1 << 17];
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
        int number = 1;
        try (InputStream in = opened.content().open()) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                int start = 0;
                for (int i = 0; i < length; i++) {
                    if (block[i] == '\n') {
                        line.write(block, start, i - start);
                        line(opened, line, number++);
                        line.reset();
                        start = i + 1;
                    }
                }
                line.write(block, start, length - start);
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("line " + number + " is longer than half a gigabyte");
                }
            }
        }
        line(opened, line, number);
    }

    private void line(SourceEntry opened, ByteArrayOutputStream line, int number) {
        byte[] bytes = line.toByteArray();
        if (!blank(bytes)) {
            documents.accept(held(opened.origin() + "#" + number, bytes, opened.fetched()));
        }
    }

    private static SourceDocument whole(SourceEntry opened) throws IOException {
        try (InputStream in = opened.content().open()) {
            byte[] head = in.readNBytes(HELD + 1);
            if (head.length <= HELD) {
                return held(opened.origin(), head, opened.fetched());
            }
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        long size;
        try (InputStream in = new DigestInputStream(opened.content().open(), digest)) {
            size = in.transferTo(OutputStream.nullOutputStream());
        }
        return document(opened.origin(), opened.content(), size, digest.digest(), opened.fetched());
    }

    private static SourceDocument held(String origin, byte[] bytes, Optional<Manifest.Entry> fetched) {
        return document(
                origin,
                () -> new ByteArrayInputStream(bytes),
                bytes.length,
                DigestUtils.getSha256Digest().digest(bytes),
                fetched);
    }

    private static SourceDocument document(
            String origin, SourceDocument.Content content, long size, byte[] sum, Optional<Manifest.Entry> fetched) {
        Optional<Instant> time = fetched.map(Manifest.Entry::time);
        return new SourceDocument(
                origin, content, size, HexFormat.of().formatHex(sum), fetched.map(Manifest.Entry::url), time);
    }

    private static boolean blank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
