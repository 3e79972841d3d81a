package org.trialgraph.store.load;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of ids on disk, sorted in runs for each order that the dataset keeps an index of. In a run each row is written as
 * the number of leading cells that it shares with the row before and the cells behind them.
 */
final class ExternalSort {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    /** @param folder an empty one */
    ExternalSort(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the rows of a batch, a run for each order. Batches may be written at the same time.
     *
     * @param number of the batch
     * @param ids of the batch's terms
     */
    void write(int number, QuadBatch batch, long[] ids) throws IOException {
        write(String.valueOf(number), batch, ids, 0, batch.rows());
    }

    /** Rows whose ranks together do not fit in one number are written in two halves. */
    private void write(String name, QuadBatch batch, long[] ids, int from, int to) throws IOException {
        if (from == to) {
            return;
        }
        List<Column> columns = IntStream.range(0, QuadBatch.COLUMNS)
                .mapToObj(column -> new Column(batch, ids, column, from, to))
                .toList();
        if (columns.stream().mapToInt(Column::bits).sum() >= Long.SIZE) {
            int middle = (from + to) >>> 1;
            write(name + "a", batch, ids, from, middle);
            write(name + "b", batch, ids, middle, to);
            return;
        }
        for (IndexOrder order : IndexOrder.values()) {
            Path run = Files.createDirectories(folder.resolve(order.name())).resolve(name);
            write(run, order, columns, sorted(order, columns, batch, from, to));
        }
    }

    private static long[] sorted(IndexOrder order, List<Column> columns, QuadBatch batch, int from, int to) {
        long[] packed = new long[to - from];
        for (int place = 0; place < QuadBatch.COLUMNS; place++) {
            int column = order.column(place);
            Column ranks = columns.get(column);
            for (int row = from; row < to; row++) {
                packed[row - from] = packed[row - from] << ranks.bits() | ranks.rank(batch.term(row, column));
            }
        }
        Arrays.sort(packed);
        return packed;
    }

    private static void write(Path run, IndexOrder order, List<Column> columns, long[] packed) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER))) {
            long[] before = new long[QuadBatch.COLUMNS];
            long[] cells = new long[QuadBatch.COLUMNS];
            for (int i = 0; i < packed.length; i++) {
                unpack(packed[i], order, columns, cells);
                int shared = i == 0 ? 0 : Math.max(0, Arrays.mismatch(before, cells));
                if (i == 0 || packed[i] != packed[i - 1]) {
                    out.writeByte(shared);
                    for (int place = shared; place < cells.length; place++) {
                        out.writeLong(cells[place]);
                    }
                }
                System.arraycopy(cells, 0, before, 0, cells.length);
            }
        }
    }

    private static void unpack(long packed, IndexOrder order, List<Column> columns, long[] cells) {
        long rest = packed;
        for (int place = QuadBatch.COLUMNS - 1; place >= 0; place--) {
            Column column = columns.get(order.column(place));
            cells[place] = column.id(rest & (1L << column.bits()) - 1);
            rest >>>= column.bits();
        }
    }

    /** All rows in one order, each once. */
    RunMerger merged(IndexOrder order) throws IOException {
        Path runs = folder.resolve(order.name());
        if (!Files.exists(runs)) {
            return new RunMerger(List.of());
        }
        try (Stream<Path> files = Files.list(runs)) {
            return new RunMerger(files.sorted().toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
