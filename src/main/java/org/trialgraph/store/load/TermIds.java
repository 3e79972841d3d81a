package org.trialgraph.store.load;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;

/**
 * Finds the id of a term by its hash. The table is a file mapped into memory, so that any number of terms needs no heap, and
 * is in the order of the hashes at all times, so that the index of terms is packed from it without sorting.
 */
final class TermIds implements AutoCloseable {
    /** Parts by the first bits of the hash; each grows on its own. */
    private static final int PART_BITS = 6;

    private final Path path;
    private final FileChannel file;
    private final TermIdsPart[] parts = new TermIdsPart[1 << PART_BITS];

    TermIds(Path path) throws IOException {
        this.path = path;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new TermIdsPart(file, PART_BITS);
        }
    }

    /**
     * The id of a term.
     *
     * @param high first half of its hash
     * @param low second half of its hash
     * @param next gives the id of a term that has none yet
     */
    long id(long high, long low, LongSupplier next) throws IOException {
        return parts[(int) (high >>> Long.SIZE - PART_BITS)].id(high, low, next);
    }

    /** All hashes with their ids, in order. */
    Iterator<Record> records(RecordFactory records) {
        return Arrays.stream(parts)
                .flatMap(part -> IntStream.range(0, part.slots())
                        .filter(part::isTaken)
                        .mapToObj(slot -> part.record(slot, records)))
                .iterator();
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.delete(path);
    }
}
