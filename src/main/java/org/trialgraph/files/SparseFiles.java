package org.trialgraph.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Files with holes, as TDB2's are: blocks of zeros that take no room. */
public final class SparseFiles {
    private SparseFiles() {}

    /** Copies a file, but for its blocks of zeros, and tells what the original's bytes are known by. */
    public static FileSum copy(Path original, Path place) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(1 << 16);
        ByteBuffer zeros = ByteBuffer.allocateDirect(block.capacity());
        try (FileChannel in = FileChannel.open(original);
                FileChannel out = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            CRC32C crc = new CRC32C();
            long size = in.size();
            for (long at = 0; at < size; at += block.position()) {
                int count = in.read(block.clear(), at);
                crc.update(block.flip());
                block.rewind();
                if (at + count == size || block.mismatch(zeros.limit(count)) >= 0) {
                    while (block.hasRemaining()) {
                        out.write(block, at + block.position());
                    }
                }
                block.position(count);
            }
            return new FileSum(size, (int) crc.getValue());
        }
    }
}
