package org.trialgraph.format.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextNormalizer;

/**
 * A format of tables with one trial in each row, under names of columns. A table is streamed row by row whatever its size, and
 * told by the names of its columns or, where it comes without them, by its first row.
 */
public abstract class CsvFormat extends Format {
    private static final int BUFFER = 1 << 16;
    /** More lines than this are not one row that unquoted line breaks have torn. */
    private static final int MOST_TORN = 500;
    /** How many values programs leave out at the end of a row because they are blank. */
    protected static final int MISSING_AT_THE_END = 4;

    private static final int LONGEST_NUMBER = 60;

    private final String numberColumn;
    private final int leastSeparators;
    private final boolean escapes;

    /**
     * @param codes the format's table of printed values, whose name is the format's
     * @param publisher of its documents
     * @param numberColumn name of the column that holds the number of a trial
     * @param leastSeparators what a line must have to be taken for the beginning of a row
     * @param escapes whether a backslash makes a separator a letter
     */
    protected CsvFormat(
            CodeTable codes, Publisher publisher, String numberColumn, int leastSeparators, boolean escapes) {
        super(codes, publisher);
        this.numberColumn = numberColumn;
        this.leastSeparators = leastSeparators;
        this.escapes = escapes;
    }

    /**
     * The names of a table's columns, told by its first row, which is taken where it holds them; empty where the table is none of
     * this format.
     */
    protected abstract List<String> columns(CsvReader rows) throws IOException;

    /** What reads the rows of a document, each under the names of its columns. */
    protected abstract BiConsumer<JsonFields, TrialReader> reader(SourceDocument document) throws IOException;

    /** The language of a row's words; empty where it is not known. */
    protected abstract String language(RecordFields row);

    /** The row with its values, or with what they hold where one holds several. */
    protected ObjectNode parted(ObjectNode row) {
        return row;
    }

    /**
     * The names in the first line of a table as they are asked for: in lower case, with an underline for whatever is neither
     * letter nor digit, so that {@code Public title} and {@code public_title} are one name.
     */
    protected static List<String> names(CsvReader rows) {
        return CsvReader.values(rows.firstLine().strip(), rows.separator()).stream()
                .map(printed ->
                        StringUtils.strip(printed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"), "_"))
                .toList();
    }

    @Override
    public boolean recognises(Sample sample) {
        if (sample.markup() || sample.json()) {
            return false;
        }
        try {
            BufferedReader table = new BufferedReader(new StringReader(sample.text()));
            return !columns(new CsvReader(table, this::beginsRow, escapes)).isEmpty();
        } catch (IOException impossible) {
            return false;
        }
    }

    @Override
    public void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        BiConsumer<JsonFields, TrialReader> reading = reader(document);
        try (InputStream in = document.content().open();
                BufferedReader reader = new BufferedReader(TextDecoder.reader(in), BUFFER)) {
            CsvReader rows = new CsvReader(reader, this::beginsRow, escapes);
            List<String> columns = columns(rows);
            if (columns.isEmpty()) {
                records.accept(() -> ReadReport.rejected(
                        document, "line 1", "no names of columns", "give the table with its first line"));
                return;
            }
            if (rows.peek().isEmpty()) {
                records.accept(() -> ReadReport.rejected(document, "", "a table without rows", "give the whole table"));
            }
            for (Optional<CsvReader.Row> next = whole(rows, columns); next.isPresent(); next = whole(rows, columns)) {
                CsvReader.Row row = next.get();
                records.accept(() -> read(document, columns, row, reading));
            }
        }
    }

    /**
     * Whether a line is certainly the beginning of a row: a number, its rank before it or not, then values, the first of them no
     * number as in a list.
     */
    private boolean beginsRow(String line, char separator) {
        boolean ranked = StringUtils.isNumeric(firstValue(line, separator));
        String row = ranked ? line.substring(line.indexOf(separator) + 1) : line;
        if (!isNumber(firstValue(row, separator))) {
            return false;
        }
        String rest = row.substring(row.indexOf(separator) + 1);
        return !rest.startsWith(" ")
                && StringUtils.countMatches(rest, separator) >= leastSeparators
                && !isNumber(firstValue(rest, separator));
    }

    /** The first value of a line, as long as a number may be; empty where it is longer. */
    protected static String firstValue(String line, char separator) {
        int end = line.indexOf(separator);
        return end < 0 || end > LONGEST_NUMBER ? "" : line.substring(0, end).replace("\"", "");
    }

    /** Whether a value is the number of a trial. */
    protected static boolean isNumber(String value) {
        return !value.isEmpty()
                && TrialNumbers.recognise(TextNormalizer.clean(value)).isPresent();
    }

    /** The next row, put together again where a line break inside an unquoted value has torn it. */
    private Optional<CsvReader.Row> whole(CsvReader rows, List<String> columns) throws IOException {
        int number = columns.indexOf(numberColumn);
        Optional<CsvReader.Row> row = rows.next();
        for (int torn = 0; torn < MOST_TORN && row.isPresent(); torn++) {
            Optional<CsvReader.Row> rest = rows.peek();
            if (rest.isEmpty() || row.get().values().size() >= columns.size() || begins(rest.get(), number)) {
                break;
            }
            row = Optional.of(row.get().with(rest.get()));
            rows.next();
        }
        return row;
    }

    /** Whether a row begins here rather than the rest of a row that a line break has torn in two. */
    private static boolean begins(CsvReader.Row row, int number) {
        return row.values().size() > number && isNumber(row.values().get(number));
    }

    private ReadResult read(
            SourceDocument document,
            List<String> columns,
            CsvReader.Row row,
            BiConsumer<JsonFields, TrialReader> reading) {
        ReadReport report = new ReadReport(document);
        List<String> values = values(row, columns.size(), report);
        if (report.rejected()) {
            return report.close(new TrialBuilder());
        }
        reportEncoding(row.place(), values, report);
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            String value = TextDecoder.repaired(values.get(i));
            if (!value.isBlank() && !named.has(columns.get(i))) {
                named.put(columns.get(i), value);
            }
        }
        JsonFields fields = new JsonFields(parted(named), "line " + row.line() + " ");
        TrialReader trial = new TrialReader(codes(), language(fields), report);
        reading.accept(fields, trial);
        fields.unmapped(report);
        return trial.close();
    }

    /** The values of a row that fit the columns; a finding where they do not or only when they are read another way. */
    private static List<String> values(CsvReader.Row row, int columns, ReadReport report) {
        boolean tooMany = row.values().stream().skip(columns).anyMatch(value -> !value.isBlank());
        boolean fits = !tooMany && row.values().size() >= columns - MISSING_AT_THE_END;
        if (fits && row.values().size() <= columns && !row.unclosed()) {
            return row.values();
        }
        Optional<List<String>> other = row.repaired(columns);
        if (other.isEmpty() && fits && !row.unclosed()) {
            return row.values();
        }
        String where = "; the next row begins at line " + (row.lastLine() + 1);
        if (other.isPresent() || fits) {
            String what = "row " + row.number() + " has quotation marks that do not belong together" + where;
            report.warn(row.place(), what, "look whether the values of this row are in their columns");
        } else {
            String what = "row " + row.number() + " has " + row.values().size() + " values under " + columns
                    + " names of columns"
                    + (row.unclosed() ? " and a quotation mark that is never closed" + where : "");
            report.reject(
                    row.place(), what, "set quotation marks around values with separators or line breaks in them");
        }
        return other.orElse(row.values());
    }

    /** Reports bytes that are no characters, and letters that a wrong encoding has changed and that can be told. */
    private static void reportEncoding(String place, List<String> values, ReadReport report) {
        if (values.stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
            String what = "this row has bytes that are no characters of its encoding";
            report.warn(place, what, "get the document again; the places are read as \uFFFD");
        }
        TextDecoder.misread(values).ifPresent(example -> {
            String what = "letters of this row were written in one encoding and read in another, as in \"";
            String remedy = "they are read as what they were; get the document again to be certain";
            report.note(place, what + TextNormalizer.clean(example) + "\"", remedy);
        });
    }
}
