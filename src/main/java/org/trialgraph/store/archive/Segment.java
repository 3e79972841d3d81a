package org.trialgraph.store.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * A file of archived records, each a member of a gzip file (RFC 1952). A member has an extra field with its size and what its record is
 * known by, as the blocks of BGZF have one, so that whoever looks for some records need not unpack the others. Members that earlier
 * versions wrote have none, and are unpacked.
 */
final class Segment {
    private static final int BUFFER = 64 * 1024;
    /** Magic number, method, flags, time, level and system. */
    private static final int FIXED = 10;

    private static final int FLAGS = 3;
    private static final byte HAS_EXTRA = 4;
    /** {@code TG} as an identifier of a subfield, the size of which follows it. */
    private static final short OURS = 0x4754;

    private static final short OF_LABEL = Integer.BYTES + 2 * Long.BYTES;
    /** Size of the extra field, identifier and size of its only subfield, and the subfield. */
    private static final int EXTRA = 3 * Short.BYTES + OF_LABEL;

    private Segment() {}

    /**
     * What a record is found by: hashes, which very few others share.
     *
     * @param trial of the trial's IRI
     * @param identity of {@link ArchiveRecord#identity}
     */
    record Label(long trial, long identity) {
        static Label of(ArchiveRecord record) {
            return new Label(hash(record.trial()), hash(record.identity()));
        }

        static long hash(String name) {
            return MurmurHash3.hash128x64(name.getBytes(StandardCharsets.UTF_8))[0];
        }
    }

    /** A member that says what it holds. */
    static byte[] labelled(byte[] member, Label label) {
        ByteBuffer bytes = little(new byte[member.length + EXTRA]);
        bytes.put(member, 0, FIXED).put(FLAGS, HAS_EXTRA);
        bytes.putShort((short) (EXTRA - Short.BYTES)).putShort(OURS).putShort(OF_LABEL);
        bytes.putInt(bytes.capacity()).putLong(label.trial()).putLong(label.identity());
        return bytes.put(member, FIXED, member.length - FIXED).array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads all records. */
    static void read(Path segment, Consumer<ArchiveRecord> records) throws IOException {
        try (InputStream in = unpacked(Files.newInputStream(segment))) {
            readAll(in, records);
        }
    }

    /** Reads the records with wanted labels. */
    static void read(Path segment, Predicate<Label> wanted, Consumer<ArchiveRecord> records) throws IOException {
        try (FileChannel file = FileChannel.open(segment)) {
            long at = 0;
            while (at < file.size()) {
                ByteBuffer head = little(new byte[FIXED + EXTRA]);
                fill(head, file, at);
                if (!isLabelled(head)) {
                    readAll(unpacked(Channels.newInputStream(file.position(at))), record -> {
                        if (wanted.test(Label.of(record))) {
                            records.accept(record);
                        }
                    });
                    return;
                }
                int size = head.getInt();
                if (wanted.test(new Label(head.getLong(), head.getLong()))) {
                    ByteBuffer member = ByteBuffer.allocate(size);
                    fill(member, file, at);
                    if (member.hasRemaining()) {
                        throw new EOFException("the segment ends within a record");
                    }
                    readAll(unpacked(new ByteArrayInputStream(member.array())), records);
                }
                at += size;
            }
        }
    }

    /** The labels of all records, without unpacking those that have them. */
    static List<Label> labels(Path segment) throws IOException {
        List<Label> labels = new ArrayList<>();
        read(
                segment,
                label -> {
                    labels.add(label);
                    return false;
                },
                none -> {});
        return labels;
    }

    private static void fill(ByteBuffer bytes, FileChannel file, long from) throws IOException {
        for (int count = 0; count >= 0 && bytes.hasRemaining(); ) {
            count = file.read(bytes, from + bytes.position());
        }
    }

    /** Whether a member begins with our extra field; the buffer then stands before the label. */
    private static boolean isLabelled(ByteBuffer head) {
        if (head.flip().remaining() < FIXED + EXTRA || head.get(FLAGS) != HAS_EXTRA) {
            return false;
        }
        head.position(FIXED);
        return head.getShort() == EXTRA - Short.BYTES && head.getShort() == OURS && head.getShort() == OF_LABEL;
    }

    private static void readAll(InputStream in, Consumer<ArchiveRecord> records) throws IOException {
        for (Optional<ArchiveRecord> r = ArchiveRecord.read(in); r.isPresent(); r = ArchiveRecord.read(in)) {
            records.accept(r.get());
        }
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(packed, BUFFER), BUFFER);
    }
}
