package org.trialgraph.format.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.Ledger;
import org.trialgraph.format.Publisher;
import org.trialgraph.format.Reading;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.text.TextDecoder;

/** A format of tables with the names of columns in the first row and one trial in each other. */
public abstract class TableFormat implements Format {
    /** How many values programs leave out at the end of a row because they are blank. */
    private static final int MISSING_AT_THE_END = 4;

    private final String name;
    private final Publisher publisher;
    private final CodeTable codes;

    /**
     * @param name of the format
     * @param publisher of its documents
     * @param codes the format's table
     */
    protected TableFormat(String name, Publisher publisher, CodeTable codes) {
        this.name = name;
        this.publisher = publisher;
        this.codes = codes;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Publisher publisher() {
        return publisher;
    }

    /** Whether the first row of a table has the columns of this format. */
    protected abstract boolean recognises(List<String> columns);

    /** Whether a row begins here rather than the rest of a row that a line break has torn in two. */
    protected abstract boolean begins(String firstValue);

    /** The language of a row's words; empty where it is not known. */
    protected abstract String language(Row row);

    /** Reads one row; values that are left over are recorded by the caller. */
    protected abstract void read(Row row, TrialReader trial);

    /** The names of the columns of a table's first line. */
    protected static List<String> columns(String firstLine) {
        char separator = separator(firstLine);
        return List.of(firstLine.strip().split(Pattern.quote(String.valueOf(separator)))).stream()
                .map(Row::name)
                .toList();
    }

    private static char separator(String firstLine) {
        char best = ',';
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (count(firstLine, candidate) > count(firstLine, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    @Override
    public final void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        try (InputStream in = document.content().open();
                BufferedReader reader = new BufferedReader(TextDecoder.reader(in), 1 << 16)) {
            String firstLine = Optional.ofNullable(reader.readLine()).orElse("");
            List<String> columns = columns(firstLine);
            if (!recognises(columns)) {
                records.accept(() -> Ledger.rejected(
                        document, "line 1", "no names of columns", "give the table with its first line"));
                return;
            }
            rows(document, columns, new CsvRows(reader, separator(firstLine)), records);
        }
    }

    /** Hands over rows, putting together again those that a line break inside an unquoted value has torn. */
    private void rows(SourceDocument document, List<String> columns, CsvRows rows, Consumer<TrialRecord> records)
            throws IOException {
        Optional<CsvRows.Cells> row = rows.next();
        if (row.isEmpty()) {
            records.accept(() -> Ledger.rejected(document, "", "a table without rows", "give the whole table"));
        }
        while (row.isPresent()) {
            CsvRows.Cells cells = row.get();
            row = rows.next();
            while (row.isPresent()
                    && !begins(row.get().values().get(0))
                    && cells.values().size() < columns.size()) {
                cells = joined(cells, row.get());
                row = rows.next();
            }
            CsvRows.Cells whole = cells;
            records.accept(() -> reading(document, columns, whole));
        }
    }

    private static CsvRows.Cells joined(CsvRows.Cells first, CsvRows.Cells rest) {
        List<String> values = new ArrayList<>(first.values());
        int last = values.size() - 1;
        values.set(last, values.get(last) + "\n" + rest.values().get(0));
        values.addAll(rest.values().subList(1, rest.values().size()));
        return new CsvRows.Cells(values, first.line());
    }

    private Reading reading(SourceDocument document, List<String> columns, CsvRows.Cells cells) {
        Ledger ledger = new Ledger(document);
        String place = "line " + (cells.line() + 1);
        int size = cells.values().size();
        boolean tooMany = cells.values().stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
        if (tooMany || size < columns.size() - MISSING_AT_THE_END) {
            return Ledger.rejected(
                    document,
                    place,
                    "a row of " + size + " values under " + columns.size() + " names of columns",
                    "set quotation marks around values with separators or line breaks in them");
        }
        if (cells.values().stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
            ledger.warn(
                    place,
                    "this row has bytes that are no characters of its encoding",
                    "get the document again; the places are read as \uFFFD");
        }
        Row row = new Row(columns, cells.values(), cells.line() + 1);
        TrialReader trial = new TrialReader(codes, language(row), ledger);
        read(row, trial);
        row.untaken(ledger);
        return trial.close();
    }
}
