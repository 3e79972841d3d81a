package org.trialgraph.format.record;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a table is laid out.
 *
 * @param names of its columns, as {@link Row#name} makes them; empty where they are not known
 * @param separator between values
 * @param firstRow the first row, where it had to be read to tell the columns
 */
record Columns(List<String> names, char separator, Optional<CsvRows.Cells> firstRow) {
    /** Names of its columns that a line must be able to hold to be taken for the beginning of a row. */
    private static final int LEAST_SEPARATORS = 8;

    private static final int LONGEST_NUMBER = 60;
    /** What spreadsheets write above a table to say what stands between its values. */
    private static final Pattern HINT = Pattern.compile("(?i)\"?sep=.\"?");

    /** Tells the columns of a table by its first row, which holds their names or is a trial. */
    static Columns of(Lines lines, TableFormat format) throws IOException {
        while (lines.peek()
                .filter(line -> line.isBlank() || HINT.matcher(line).matches())
                .isPresent()) {
            lines.next();
        }
        String first = lines.peek().orElse("");
        char separator = separator(first);
        List<String> names =
                CsvRow.values(first.strip(), separator).stream().map(Row::name).toList();
        if (format.recognises(names)) {
            lines.next();
            return new Columns(names, separator, Optional.empty());
        }
        Columns unknown = new Columns(List.of(), separator, Optional.empty());
        if (!format.begins(beforeSeparator(first, separator))) {
            return unknown;
        }
        Optional<CsvRows.Cells> row = new CsvRows(lines, separator, line -> unknown.beginRow(line, format)).next();
        return new Columns(
                format.columnsBySize(row.map(cells -> cells.values().size()).orElse(0)), separator, row);
    }

    /** Whether a line is certainly the beginning of a row: a number, then many values, the first of them no number as in a list. */
    boolean beginRow(String line, TableFormat format) {
        String first = beforeSeparator(line, separator);
        if (first.isEmpty() || !format.begins(first)) {
            return false;
        }
        String rest = line.substring(line.indexOf(separator) + 1);
        return !rest.startsWith(" ")
                && rest.chars().filter(c -> c == separator).count() >= LEAST_SEPARATORS
                && !format.begins(beforeSeparator(rest, separator));
    }

    private static String beforeSeparator(String line, char separator) {
        int end = line.indexOf(separator);
        return end < 0 || end > LONGEST_NUMBER ? "" : line.substring(0, end).replace("\"", "");
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
}
