package org.trialgraph.store.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.jena.dboe.base.record.Record;

/** Merges runs of sorted rows into the records of an index, each once. */
final class RunMerger implements Iterator<Record>, AutoCloseable {
    private final List<RunReader> all = new ArrayList<>();
    /** A heap: the run with the least row is first, that of the children of i at 2i+1 and 2i+2 is not less. */
    private final RunReader[] heap;

    private int size;

    RunMerger(List<Path> runs) throws IOException {
        for (Path run : runs) {
            RunReader reader = new RunReader(run);
            all.add(reader);
        }
        this.heap = all.stream().filter(RunReader::isOpen).toArray(RunReader[]::new);
        this.size = heap.length;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    @Override
    public boolean hasNext() {
        return size > 0;
    }

    @Override
    public Record next() {
        if (size == 0) {
            throw new NoSuchElementException();
        }
        long[] row = heap[0].row().clone();
        do {
            advance();
        } while (size > 0 && Arrays.equals(heap[0].row(), row));
        ByteBuffer key = ByteBuffer.allocate(QuadBatch.COLUMNS * Long.BYTES);
        for (long cell : row) {
            key.putLong(cell);
        }
        return new Record(key.array(), null);
    }

    private void advance() {
        try {
            heap[0].advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!heap[0].isOpen()) {
            heap[0] = heap[--size];
        }
        sink(0);
    }

    private void sink(int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1].compareTo(heap[child]) < 0) {
                child++;
            }
            if (heap[at].compareTo(heap[child]) <= 0) {
                return;
            }
            RunReader greater = heap[at];
            heap[at] = heap[child];
            heap[child] = greater;
            at = child;
        }
    }

    @Override
    public void close() throws IOException {
        for (RunReader run : all) {
            run.close();
        }
    }
}
