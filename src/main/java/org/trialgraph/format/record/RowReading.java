package org.trialgraph.format.record;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.text.MojibakeRepair;
import org.trialgraph.text.TextNormalizer;

/** Makes trials of the rows of one table. */
final class RowReading {
    /** How many values programs leave out at the end of a row because they are blank. */
    private static final int MISSING_AT_THE_END = 4;

    private final SourceDocument document;
    private final List<String> columns;
    private final CodeTable codes;
    private final Function<Row, String> language;
    private final BiConsumer<Row, TrialReader> reads;

    /**
     * @param document the table
     * @param columns names of its columns
     * @param codes the format's table of printed values
     * @param language of a row's words
     * @param reads reads a row
     */
    RowReading(
            SourceDocument document,
            List<String> columns,
            CodeTable codes,
            Function<Row, String> language,
            BiConsumer<Row, TrialReader> reads) {
        this.document = document;
        this.columns = columns;
        this.codes = codes;
        this.language = language;
        this.reads = reads;
    }

    /** Of a table of which neither names nor number of columns are known. */
    ReadResult withoutColumns() {
        return ReadReport.rejected(document, "line 1", "no names of columns", "give the table with its first line");
    }

    /** Of a table that has names of columns alone. */
    ReadResult withoutRows() {
        return ReadReport.rejected(document, "", "a table without rows", "give the whole table");
    }

    /** Reads one row. */
    ReadResult read(CsvRows.Cells cells, char separator) {
        ReadReport ledger = new ReadReport(document);
        Optional<List<String>> values = values(cells, separator, ledger);
        if (values.isEmpty()) {
            return ledger.close(new TrialBuilder());
        }
        Row row = new Row(columns, repaired(values.get(), cells, ledger), cells.line());
        TrialReader trial = new TrialReader(codes, language.apply(row), ledger);
        reads.accept(row, trial);
        row.unmapped(ledger);
        return trial.close();
    }

    /** The values of a row that fit the columns; empty, with a finding, where they do not. */
    private Optional<List<String>> values(CsvRows.Cells cells, char separator, ReadReport ledger) {
        boolean fits = fits(cells.values());
        if (fits && cells.values().size() <= columns.size() && !cells.unclosed()) {
            return Optional.of(cells.values());
        }
        Optional<List<String>> other = CsvRow.repaired(cells.text(), separator, columns.size());
        if (other.isEmpty() && fits && !cells.unclosed()) {
            return Optional.of(cells.values());
        }
        String where = "; the next row begins at line " + (cells.lastLine() + 1);
        if (other.isPresent() || fits) {
            ledger.warn(
                    place(cells),
                    "row " + cells.number() + " has quotation marks that do not belong together" + where,
                    "look whether the values of this row are in their columns");
            return other.or(() -> Optional.of(cells.values()));
        }
        ledger.reject(
                place(cells),
                "row " + cells.number() + " has " + cells.values().size() + " values under " + columns.size()
                        + " names of columns"
                        + (cells.unclosed() ? " and a quotation mark that is never closed" + where : ""),
                "set quotation marks around values with separators or line breaks in them");
        return Optional.empty();
    }

    private boolean fits(List<String> values) {
        boolean tooMany = values.stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
        return !tooMany && values.size() >= columns.size() - MISSING_AT_THE_END;
    }

    /** The values with letters in place of what a wrong encoding has made of them, where that is certain. */
    private static List<String> repaired(List<String> values, CsvRows.Cells cells, ReadReport ledger) {
        if (values.stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
            ledger.warn(
                    place(cells),
                    "this row has bytes that are no characters of its encoding",
                    "get the document again; the places are read as \uFFFD");
        }
        List<String> repaired = values.stream().map(MojibakeRepair::repaired).toList();
        Optional<String> example = MojibakeRepair.example(values);
        if (example.isPresent()) {
            ledger.note(
                    place(cells),
                    "letters of this row were written in one encoding and read in another, as in \""
                            + TextNormalizer.clean(example.get()) + "\"",
                    "they are read as what they were; get the document again to be certain");
        }
        return repaired;
    }

    private static String place(CsvRows.Cells cells) {
        return cells.line() == cells.lastLine()
                ? "line " + cells.line()
                : "lines " + cells.line() + "-" + cells.lastLine();
    }
}
