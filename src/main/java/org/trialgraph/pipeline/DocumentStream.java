package org.trialgraph.pipeline;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.SourceDocument.Content;

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

    void read(DocumentSource.Entry entry) throws IOException {
        if (isJsonLines(entry.content())) {
            lines(entry);
        } else {
            whole(entry);
        }
    }

    /** Whether the first line is one whole JSON object and another one follows on a later line. */
    private static boolean isJsonLines(Content content) throws IOException {
        try (InputStream in = new BufferedInputStream(content.open(), 1 << 16)) {
            return afterSpace(in) == '{' && isWholeObjectOnOneLine(in) && afterSpace(in) == '{';
        }
    }

    private static int afterSpace(InputStream in) throws IOException {
        int b = in.read();
        while (b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0xEF || b == 0xBB || b == 0xBF) {
            b = in.read();
        }
        return b;
    }

    /** Reads on after an opening brace to the end of the line. */
    private static boolean isWholeObjectOnOneLine(InputStream in) throws IOException {
        int depth = 1;
        boolean string = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return depth == 0;
            } else if (string && b == '\\') {
                in.read();
            } else if (b == '"') {
                string = !string;
            } else if (!string && (b == '{' || b == '[')) {
                depth++;
            } else if (!string && (b == '}' || b == ']')) {
                depth--;
            }
        }
        return false;
    }

    private void lines(DocumentSource.Entry entry) throws IOException {
        byte[] block = new byte[1 << 17];
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
        int number = 1;
        try (InputStream in = entry.content().open()) {
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                int start = 0;
                for (int i = 0; i < length; i++) {
                    if (block[i] == '\n') {
                        line.write(block, start, i - start);
                        line(entry, line, number++);
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
        line(entry, line, number);
    }

    private void line(DocumentSource.Entry entry, ByteArrayOutputStream line, int number) {
        byte[] bytes = line.toByteArray();
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                held(entry, entry.origin() + "#" + number, bytes);
                return;
            }
        }
    }

    private void whole(DocumentSource.Entry entry) throws IOException {
        try (InputStream in = entry.content().open()) {
            byte[] head = in.readNBytes(HELD + 1);
            if (head.length <= HELD) {
                held(entry, entry.origin(), head);
                return;
            }
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = new DigestInputStream(entry.content().open(), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            document(entry, entry.origin(), entry.content(), size, Hex.encodeHexString(digest.digest()));
        }
    }

    private void held(DocumentSource.Entry entry, String origin, byte[] bytes) {
        document(entry, origin, () -> new ByteArrayInputStream(bytes), bytes.length, DigestUtils.sha256Hex(bytes));
    }

    private void document(DocumentSource.Entry entry, String origin, Content content, long size, String sum) {
        documents.accept(new SourceDocument(
                origin,
                content,
                size,
                sum,
                entry.fetched().map(Manifest.Entry::url),
                entry.fetched().map(Manifest.Entry::time)));
    }
}
