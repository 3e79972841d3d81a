package org.trialgraph.store.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.record.Record;

/**
 * Rows of four ids on disk, in sorted runs for each order that a dataset keeps an index of: an external merge sort. In a run
 * a row is written as the number of leading ids that it shares with the row before, and the ids behind them. Ids are
 * ordered as unsigned numbers, as TDB2 orders them.
 */
final class SortedRuns {
    /** The orders in which a TDB2 dataset keeps the quads of its named graphs, by its own names of them. */
    static final List<String> ORDERS = List.of("GSPO", "GPOS", "GOSP", "SPOG", "POSG", "OSPG");

    static final int COLUMNS = 4;
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final AtomicInteger written = new AtomicInteger();

    /** @param folder made here */
    SortedRuns(Path folder) throws IOException {
        this.folder = folder;
        for (String order : ORDERS) {
            Files.createDirectories(folder.resolve(order));
        }
    }

    /**
     * Writes a run in each order. Several threads may write at the same time.
     *
     * @param rows graph, subject, predicate, object of each, one after the other
     * @param length number of ids
     */
    void write(long[] rows, int length) throws IOException {
        long[][] ids = new long[COLUMNS][];
        int[] bits = new int[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
            ids[column] = distinct(rows, length, column);
            bits[column] = Integer.SIZE - Integer.numberOfLeadingZeros(ids[column].length - 1);
        }
        // rows are sorted as numbers that hold the ranks of their ids; where that takes too many bits, in two halves
        if (Arrays.stream(bits).sum() >= Long.SIZE) {
            int middle = length / COLUMNS / 2 * COLUMNS;
            write(Arrays.copyOf(rows, middle), middle);
            write(Arrays.copyOfRange(rows, middle, length), length - middle);
            return;
        }
        int[] ranks = new int[length];
        for (int i = 0; i < length; i++) {
            ranks[i] = Arrays.binarySearch(ids[i % COLUMNS], rows[i] ^ Long.MIN_VALUE);
        }
        String name = String.valueOf(written.getAndIncrement());
        for (String order : ORDERS) {
            write(folder.resolve(order).resolve(name), order, ids, bits, sorted(order, ranks, bits));
        }
    }

    /** The different ids of a column in order, each with its sign flipped, so that they are ordered as signed numbers. */
    private static long[] distinct(long[] rows, int length, int column) {
        return IntStream.range(0, length / COLUMNS)
                .mapToLong(row -> rows[COLUMNS * row + column] ^ Long.MIN_VALUE)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Which of graph, subject, predicate, object, 0 to 3, stands at a place of an order. */
    private static int column(String order, int place) {
        return "GSPO".indexOf(order.charAt(place));
    }

    private static long[] sorted(String order, int[] ranks, int[] bits) {
        long[] packed = new long[ranks.length / COLUMNS];
        for (int place = 0; place < COLUMNS; place++) {
            int column = column(order, place);
            for (int row = 0; row < packed.length; row++) {
                packed[row] = packed[row] << bits[column] | ranks[COLUMNS * row + column];
            }
        }
        Arrays.sort(packed);
        return packed;
    }

    private static void write(Path run, String order, long[][] ids, int[] bits, long[] packed) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER))) {
            long[] before = new long[COLUMNS];
            long[] row = new long[COLUMNS];
            for (int i = 0; i < packed.length; i++) {
                if (i > 0 && packed[i] == packed[i - 1]) {
                    continue;
                }
                long rest = packed[i];
                for (int place = COLUMNS - 1; place >= 0; place--) {
                    int column = column(order, place);
                    row[place] = ids[column][(int) (rest & (1L << bits[column]) - 1)] ^ Long.MIN_VALUE;
                    rest >>>= bits[column];
                }
                int shared = i == 0 ? 0 : Arrays.mismatch(before, row);
                out.writeByte(shared);
                for (int place = shared; place < COLUMNS; place++) {
                    out.writeLong(row[place]);
                }
                System.arraycopy(row, 0, before, 0, COLUMNS);
            }
        }
    }

    /** All rows in one order, each once. */
    Merger merged(String order) throws IOException {
        Merger merger = new Merger();
        try (Stream<Path> files = Files.list(folder.resolve(order))) {
            for (Path file : files.toList()) {
                merger.add(new Run(file));
            }
        }
        return merger;
    }

    /** The rows of some runs as the records of an index. */
    static final class Merger implements Iterator<Record>, AutoCloseable {
        private final PriorityQueue<Run> runs = new PriorityQueue<>();

        private void add(Run run) throws IOException {
            if (run.advance()) {
                runs.add(run);
            }
        }

        @Override
        public boolean hasNext() {
            return !runs.isEmpty();
        }

        @Override
        public Record next() {
            if (runs.isEmpty()) {
                throw new NoSuchElementException();
            }
            long[] row = runs.element().row.clone();
            try {
                while (!runs.isEmpty() && Arrays.equals(runs.element().row, row)) {
                    add(runs.remove());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ByteBuffer key = ByteBuffer.allocate(COLUMNS * Long.BYTES);
            key.asLongBuffer().put(row);
            return new Record(key.array(), null);
        }

        @Override
        public void close() throws IOException {
            for (Run run : runs) {
                run.in.close();
            }
        }
    }

    /** A run that is read, at one of its rows. */
    private static final class Run implements Comparable<Run> {
        private final DataInputStream in;
        private final long[] row = new long[COLUMNS];

        Run(Path file) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        /** Goes to the next row; false, and the file is closed, behind the last. */
        boolean advance() throws IOException {
            int place = in.read();
            if (place < 0) {
                in.close();
                return false;
            }
            for (; place < COLUMNS; place++) {
                row[place] = in.readLong();
            }
            return true;
        }

        @Override
        public int compareTo(Run other) {
            return Arrays.compareUnsigned(row, other.row);
        }
    }
}
