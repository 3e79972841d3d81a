package org.trialgraph.mesh.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The index as a file: a header of {@code TRIALMSH}, format, year, CRC-32 of all that follows the header, number of parts and
 * the length of each, then the parts, each beginning at a multiple of eight. All numbers big-endian. Opened by mapping, and
 * checked whole, which takes milliseconds.
 */
final class IndexFile {
    private static final byte[] MAGIC = "TRIALMSH".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 10;
    private static final int HEADER = 8 + 4 + 4 + 8 + 8 + PARTS * 8;
    private static final String AGAIN = "build it again with mesh import or mesh download";

    private IndexFile() {}

    /**
     * Writes an edition beside a file and then puts it in the file's place in one step.
     *
     * @throws MeshFileException if the disk does not take it; what stood in the file's place still does
     */
    static void write(MeshEdition edition, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path half = folder.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".half");
        try {
            Files.createDirectories(folder);
            try (FileChannel out = FileChannel.open(half, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = bytes(edition);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            String what = "cannot be written (" + e.getMessage() + "); an index that was there is as it was";
            throw new MeshFileException(file.toString(), what, "make room, or name another folder with --data");
        } finally {
            half.toFile().delete(); // not Files.delete: a second failure would hide the first
        }
    }

    /** The bytes of the file of an edition. */
    static ByteBuffer bytes(MeshEdition edition) {
        List<ByteBuffer> parts = IndexBuilder.parts(edition);
        int length = HEADER + parts.stream().mapToInt(p -> padded(p.limit())).sum();
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(MAGIC)
                .putInt(MeshIndex.FORMAT)
                .putInt(edition.year())
                .putLong(0)
                .putLong(PARTS);
        parts.forEach(part -> out.putLong(part.limit()));
        for (ByteBuffer part : parts) {
            out.position(padded(out.position()));
            out.put(part);
        }
        out.putLong(16, checksum(out.rewind()));
        return out;
    }

    /** Whether a file begins as an index, so that it is not one of NLM's; a damaged one too. */
    static boolean isIndex(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /** Opens a file. */
    static MeshIndex open(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            if (in.size() > Integer.MAX_VALUE) {
                throw new MeshFileException(file.toString(), "is too large for an index of MeSH", AGAIN);
            }
            return read(in.map(FileChannel.MapMode.READ_ONLY, 0, in.size()), file.toString());
        }
    }

    /** Reads the bytes of a file. */
    static MeshIndex read(ByteBuffer bytes, String name) throws MeshFileException {
        if (bytes.limit() < HEADER || !ByteBuffer.wrap(MAGIC).equals(bytes.slice(0, MAGIC.length))) {
            throw new MeshFileException(name, "is not an index of MeSH", AGAIN);
        }
        int format = bytes.getInt(8);
        if (format != MeshIndex.FORMAT) {
            String what = "is an index of format " + format + ", this version reads " + MeshIndex.FORMAT;
            throw new MeshFileException(name, what, AGAIN);
        }
        if (bytes.getLong(16) != checksum(bytes)) {
            throw new MeshFileException(name, "is damaged: its checksum does not fit", AGAIN);
        }
        List<ByteBuffer> parts = new ArrayList<>();
        int at = HEADER;
        for (int i = 0; i < PARTS; i++) {
            int length = (int) bytes.getLong(32 + i * 8);
            parts.add(bytes.slice(at, length));
            at += padded(length);
        }
        return new MeshIndex(bytes.getInt(12), parts);
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes.slice(32, bytes.limit() - 32));
        return sum.getValue();
    }

    /** A length rounded up to a multiple of eight. */
    static int padded(int length) {
        return (length + 7) & ~7;
    }
}
