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
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.text.MojibakeRepair;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextNormalizer;

/**
 * A format of tables with one trial in each row. The first row has the names of columns, or the table is told by the shape of
 * its rows.
 */
public abstract class TableFormat extends NamedFormat {
    private static final int BUFFER = 1 << 16;
    /** More lines than this are not one row that unquoted line breaks have torn. */
    private static final int MOST_TORN = 500;
    /** How many values programs leave out at the end of a row because they are blank. */
    private static final int MISSING_AT_THE_END = 4;
    /** Separators that a line must have to be taken for the beginning of a row. */
    private static final int LEAST_SEPARATORS = 8;

    private static final int LONGEST_NUMBER = 60;

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
            return !columns(rows(new BufferedReader(new StringReader(sample.text()))))
                    .isEmpty();
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
            CsvReader rows = rows(reader);
            List<String> columns = columns(rows);
            if (columns.isEmpty()) {
                records.accept(() -> ReadReport.rejected(
                        document, "line 1", "no names of columns", "give the table with its first line"));
                return;
            }
            if (rows.peek().isEmpty()) {
                records.accept(() -> ReadReport.rejected(document, "", "a table without rows", "give the whole table"));
            }
            for (Optional<CsvReader.Cells> next = whole(rows, columns); next.isPresent(); next = whole(rows, columns)) {
                CsvReader.Cells row = next.get();
                records.accept(() -> read(document, columns, row, rows.separator(), reads));
            }
        }
    }

    private CsvReader rows(BufferedReader table) throws IOException {
        return new CsvReader(table, this::beginsRow);
    }

    /** The names of a table's columns, told by its first row, which holds them or is a trial; empty where they are not known. */
    private List<String> columns(CsvReader rows) throws IOException {
        List<String> names = CsvRow.values(rows.firstLine().strip(), rows.separator()).stream()
                .map(Row::name)
                .toList();
        if (recognises(names)) {
            rows.skipLine();
            return names;
        }
        return begins(firstValue(rows.firstLine(), rows.separator()))
                ? columnsBySize(rows.peek().map(row -> row.values().size()).orElse(0))
                : List.of();
    }

    /** Whether a line is certainly the beginning of a row: a number, then many values, the first of them no number as in a list. */
    private boolean beginsRow(String line, char separator) {
        String first = firstValue(line, separator);
        if (first.isEmpty() || !begins(first)) {
            return false;
        }
        String rest = line.substring(line.indexOf(separator) + 1);
        return !rest.startsWith(" ")
                && CsvReader.count(rest, separator) >= LEAST_SEPARATORS
                && !begins(firstValue(rest, separator));
    }

    private static String firstValue(String line, char separator) {
        int end = line.indexOf(separator);
        return end < 0 || end > LONGEST_NUMBER ? "" : line.substring(0, end).replace("\"", "");
    }

    /** The next row, put together again where a line break inside an unquoted value has torn it. */
    private Optional<CsvReader.Cells> whole(CsvReader rows, List<String> columns) throws IOException {
        Optional<CsvReader.Cells> row = rows.next();
        for (int torn = 0; torn < MOST_TORN && row.isPresent(); torn++) {
            Optional<CsvReader.Cells> rest = rows.peek();
            if (rest.isEmpty()
                    || row.get().values().size() >= columns.size()
                    || begins(rest.get().values().get(0))) {
                break;
            }
            row = Optional.of(joined(row.get(), rest.get()));
            rows.next();
        }
        return row;
    }

    private static CsvReader.Cells joined(CsvReader.Cells first, CsvReader.Cells rest) {
        List<String> values = new ArrayList<>(first.values());
        int last = values.size() - 1;
        values.set(last, values.get(last) + "\n" + rest.values().get(0));
        values.addAll(rest.values().subList(1, rest.values().size()));
        return new CsvReader.Cells(
                values, "", first.number(), first.line(), rest.lastLine(), first.unclosed() || rest.unclosed());
    }

    private ReadResult read(
            SourceDocument document,
            List<String> columns,
            CsvReader.Cells row,
            char separator,
            BiConsumer<Row, TrialReader> reads) {
        ReadReport report = new ReadReport(document);
        List<String> values = values(row, separator, columns.size(), report);
        if (report.rejected()) {
            return report.close(new TrialBuilder());
        }
        reportEncoding(row.place(), values, report);
        Row fields =
                new Row(columns, values.stream().map(MojibakeRepair::repaired).toList(), row.line());
        TrialReader trial = new TrialReader(codes(), language(fields), report);
        reads.accept(fields, trial);
        fields.unmapped(report);
        return trial.close();
    }

    /** The values of a row that fit the columns; a finding where they do not or only when they are read another way. */
    private static List<String> values(CsvReader.Cells row, char separator, int columns, ReadReport report) {
        boolean tooMany = row.values().stream().skip(columns).anyMatch(value -> !value.isBlank());
        boolean fits = !tooMany && row.values().size() >= columns - MISSING_AT_THE_END;
        if (fits && row.values().size() <= columns && !row.unclosed()) {
            return row.values();
        }
        Optional<List<String>> other = CsvRow.repaired(row.text(), separator, columns);
        if (other.isEmpty() && fits && !row.unclosed()) {
            return row.values();
        }
        String where = "; the next row begins at line " + (row.lastLine() + 1);
        if (other.isPresent() || fits) {
            report.warn(
                    row.place(),
                    "row " + row.number() + " has quotation marks that do not belong together" + where,
                    "look whether the values of this row are in their columns");
        } else {
            report.reject(
                    row.place(),
                    "row " + row.number() + " has " + row.values().size() + " values under " + columns
                            + " names of columns"
                            + (row.unclosed() ? " and a quotation mark that is never closed" + where : ""),
                    "set quotation marks around values with separators or line breaks in them");
        }
        return other.orElse(row.values());
    }

    /** Reports bytes that are no characters, and letters that a wrong encoding has changed and that can be told. */
    private static void reportEncoding(String place, List<String> values, ReadReport report) {
        if (values.stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
            report.warn(
                    place,
                    "this row has bytes that are no characters of its encoding",
                    "get the document again; the places are read as \uFFFD");
        }
        MojibakeRepair.example(values)
                .ifPresent(example -> report.note(
                        place,
                        "letters of this row were written in one encoding and read in another, as in \""
                                + TextNormalizer.clean(example) + "\"",
                        "they are read as what they were; get the document again to be certain"));
    }
}
