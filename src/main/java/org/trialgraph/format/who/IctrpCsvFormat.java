package org.trialgraph.format.who;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.ReadResult;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.TrialRecord;
import org.trialgraph.format.record.CsvReader;
import org.trialgraph.format.record.JsonFields;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.TrialBuilder;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextDecoder;
import org.trialgraph.text.TextNormalizer;

/**
 * The portal's tables with one trial in each row: hits of its web search, and the full export under its own names of columns,
 * which comes with or without the row of names; then the number of values tells the columns.
 */
public final class IctrpCsvFormat extends Format {
    /** The columns of each kind of table in their order. */
    private static final List<List<String>> COLUMNS =
            ResourceLines.beside(IctrpCsvFormat.class, "portal-columns.txt").stream()
                    .map(line -> List.of(line.split(" ")))
                    .toList();

    private static final int BUFFER = 1 << 16;
    /** More lines than this are not one row that unquoted line breaks have torn. */
    private static final int MOST_TORN = 500;
    /** How many values programs leave out at the end of a row because they are blank. */
    private static final int MISSING_AT_THE_END = 4;
    /** Separators that a line must have to be taken for the beginning of a row. */
    private static final int LEAST_SEPARATORS = 8;

    private static final int LONGEST_NUMBER = 60;

    /** Uses the code table {@code ictrp-csv}. */
    public IctrpCsvFormat(Codes codes) {
        super(codes.table("ictrp-csv"), Registries.publisher("ictrp"));
    }

    @Override
    public boolean recognises(Sample sample) {
        if (sample.markup() || sample.json()) {
            return false;
        }
        try {
            Reader table = new StringReader(sample.text());
            return !columns(new CsvReader(new BufferedReader(table), IctrpCsvFormat::beginsRow))
                    .isEmpty();
        } catch (IOException impossible) {
            return false;
        }
    }

    @Override
    public void split(SourceDocument document, Consumer<TrialRecord> records) throws IOException {
        TrdsDates.Orders dates = TrdsDates.ordersOf(document);
        try (InputStream in = document.content().open();
                BufferedReader reader = new BufferedReader(TextDecoder.reader(in), BUFFER)) {
            CsvReader rows = new CsvReader(reader, IctrpCsvFormat::beginsRow);
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
                records.accept(() -> read(document, columns, row, dates));
            }
        }
    }

    /** The names of a table's columns, told by its first row, which holds them or is a trial; empty where they are not known. */
    private static List<String> columns(CsvReader rows) throws IOException {
        List<String> names = CsvReader.values(rows.firstLine().strip(), rows.separator()).stream()
                .map(IctrpCsvFormat::name)
                .toList();
        if (names.contains("trialid") && names.contains("public_title")) {
            rows.takeLine();
            return names;
        }
        if (!begins(firstValue(rows.firstLine(), rows.separator()))) {
            return List.of();
        }
        int size = rows.peek().map(row -> row.values().size()).orElse(0);
        return COLUMNS.stream()
                .filter(columns -> size <= columns.size() + 1 && size >= columns.size() - MISSING_AT_THE_END)
                .findFirst()
                .orElse(List.of());
    }

    /**
     * The name of a column as it is asked for: in lower case, with an underline for whatever is neither letter nor digit, so
     * that {@code Public title} and {@code public_title} are one name.
     */
    private static String name(String printed) {
        return printed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    /** Whether a line is certainly the beginning of a row: a number, then many values, the first of them no number as in a list. */
    private static boolean beginsRow(String line, char separator) {
        String first = firstValue(line, separator);
        if (first.isEmpty() || !begins(first)) {
            return false;
        }
        String rest = line.substring(line.indexOf(separator) + 1);
        return !rest.startsWith(" ")
                && StringUtils.countMatches(rest, separator) >= LEAST_SEPARATORS
                && !begins(firstValue(rest, separator));
    }

    private static String firstValue(String line, char separator) {
        int end = line.indexOf(separator);
        return end < 0 || end > LONGEST_NUMBER ? "" : line.substring(0, end).replace("\"", "");
    }

    /** Whether a row begins here rather than the rest of a row that a line break has torn in two. */
    private static boolean begins(String firstValue) {
        return TrialNumbers.recognise(TextNormalizer.clean(firstValue)).isPresent();
    }

    /** The next row, put together again where a line break inside an unquoted value has torn it. */
    private static Optional<CsvReader.Row> whole(CsvReader rows, List<String> columns) throws IOException {
        Optional<CsvReader.Row> row = rows.next();
        for (int torn = 0; torn < MOST_TORN && row.isPresent(); torn++) {
            Optional<CsvReader.Row> rest = rows.peek();
            if (rest.isEmpty()
                    || row.get().values().size() >= columns.size()
                    || begins(rest.get().values().get(0))) {
                break;
            }
            row = Optional.of(row.get().with(rest.get()));
            rows.next();
        }
        return row;
    }

    private ReadResult read(SourceDocument document, List<String> columns, CsvReader.Row row, TrdsDates.Orders dates) {
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
        JsonFields fields = new JsonFields(named, "line " + row.line() + " ");
        TrialReader trial = new TrialReader(codes(), TrdsRecord.language(fields), report);
        TrdsRecord.read(TrdsRecord.PORTAL, fields, trial, dates);
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
