package org.trialgraph.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What the bytes of a file are known by.
 *
 * @param size number of bytes
 * @param crc CRC-32C of the bytes, for which processors have an instruction
 */
public record FileSum(long size, int crc) {
    private static final int BUFFER = 1 << 18;

    /** Reads a file to its end. */
    public static FileSum of(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        CRC32C crc = new CRC32C();
        long size = 0;
        try (FileChannel in = FileChannel.open(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                crc.update(buffer.flip());
                buffer.clear();
            }
        }
        return new FileSum(size, (int) crc.getValue());
    }

    /** The sum of bytes in memory. */
    public static FileSum of(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return new FileSum(bytes.length, (int) crc.getValue());
    }
}
