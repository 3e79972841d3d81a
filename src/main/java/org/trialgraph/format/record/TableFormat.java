package org.trialgraph.format.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.NamedFormat;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.TextDecoder;

/**
 * A format of tables with one trial in each row. The first row has the names of columns, or the table is told by the shape of
 * its rows.
 */
public abstract class TableFormat extends NamedFormat {
    private static final int BUFFER = 1 << 16;
    /** More lines than this are not one row that unquoted line breaks have torn. */
    private static final int MOST_TORN = 500;

    /**
     * @param codes the format's table, whose name is the format's
     * @param publisher of its documents
     */
    protected TableFormat(CodeTable codes, Publisher publisher) {
        super(codes, publisher);
    }

    @Override
    public final boolean recognises(Sample sample) {
        if (sample.markup() || sample.json()) {
            return false;
        }
        try {
            Lines lines = new Lines(new BufferedReader(new StringReader(sample.text())));
            return !Columns.of(lines, this).names().isEmpty();
        } catch (IOException impossible) {
            return false;
        }
    }

    /** Whether the first row of a table has the columns of this format. */
    protected abstract boolean recognises(List<String> columns);

    /** The columns of a table that begins with a trial instead of their names; empty where its shape is not known. */
    protected abstract List<String> columnsBySize(int size);

    /** Whether a row begins here rather than the rest of a row that a line break has torn in two. */
    protected abstract boolean begins(String firstValue);

    /** The language of a row's words; empty where it is not known. */
    protected abstract String language(Row row);

    /**
     * What reads the rows of one table; values that it leaves over are recorded by the caller. A format that must know
     * something of the whole table first looks through it here.
     *
     * @throws IOException if the bytes cannot be read
     */
    protected abstract BiConsumer<Row, TrialReader> reader(SourceDocument document) throws IOException;

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        BiConsumer<Row, TrialReader> reads = reader(document);
        try (InputStream in = document.content().open();
                BufferedReader reader = new BufferedReader(TextDecoder.reader(in), BUFFER)) {
            Lines lines = new Lines(reader);
            Columns columns = Columns.of(lines, this);
            RowReading reading = new RowReading(document, columns.names(), codes(), this::language, reads);
            if (columns.names().isEmpty()) {
                records.accept(reading::withoutColumns);
                return;
            }
            rows(
                    columns,
                    new CsvRows(lines, columns.separator(), line -> columns.beginRow(line, this)),
                    reading,
                    records);
        }
    }

    /** Hands over rows, putting together again those that a line break inside an unquoted value has torn. */
    private void rows(Columns columns, CsvRows rows, RowReading reading, Consumer<TrialRecord> records)
            throws IOException {
        Optional<CsvRows.Cells> row = columns.firstRow().or(() -> Optional.empty());
        if (row.isEmpty()) {
            row = rows.next();
        }
        if (row.isEmpty()) {
            records.accept(reading::withoutRows);
        }
        while (row.isPresent()) {
            CsvRows.Cells cells = row.get();
            row = rows.next();
            int lines = 0;
            while (row.isPresent()
                    && lines++ < MOST_TORN
                    && !begins(row.get().values().get(0))
                    && cells.values().size() < columns.names().size()) {
                cells = joined(cells, row.get());
                row = rows.next();
            }
            CsvRows.Cells whole = cells;
            records.accept(() -> reading.read(whole, columns.separator()));
        }
    }

    private static CsvRows.Cells joined(CsvRows.Cells first, CsvRows.Cells rest) {
        List<String> values = new ArrayList<>(first.values());
        int last = values.size() - 1;
        values.set(last, values.get(last) + "\n" + rest.values().get(0));
        values.addAll(rest.values().subList(1, rest.values().size()));
        return new CsvRows.Cells(
                values, "", first.number(), first.line(), rest.lastLine(), first.unclosed() || rest.unclosed());
    }
}
