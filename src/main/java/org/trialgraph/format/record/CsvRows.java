package org.trialgraph.format.record;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rows of a table of comma-, semicolon- or tab-separated values. A value in quotation marks may go over several lines; one
 * that is never closed ends where a line looks like the beginning of the next row, so that it costs one row and no other.
 */
final class CsvRows {
    private static final int LONGEST_ROW = 20_000_000;

    private final Lines lines;
    private final char separator;
    private final Predicate<String> beginsRow;
    private int count;

    /**
     * @param lines the table, without the names of columns
     * @param separator between values
     * @param beginsRow whether a line is certainly the beginning of a row
     */
    CsvRows(Lines lines, char separator, Predicate<String> beginsRow) {
        this.lines = lines;
        this.separator = separator;
        this.beginsRow = beginsRow;
    }

    /**
     * One row.
     *
     * @param values in the order of the columns
     * @param text as it stands in the table; empty for a row put together of several
     * @param number of the row, from 1
     * @param line of the document where it begins, from 1
     * @param lastLine of the document where it ends
     * @param unclosed whether a quotation mark in it is never closed
     */
    record Cells(List<String> values, String text, int number, int line, int lastLine, boolean unclosed) {}

    /** The next row that is not blank; empty at the end of the table. */
    Optional<Cells> next() throws IOException {
        Optional<String> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        return line.isPresent() ? Optional.of(row(line.get())) : Optional.empty();
    }

    private Cells row(String firstLine) throws IOException {
        count++;
        int from = lines.number();
        QuoteState quotes = new QuoteState(separator);
        quotes.read(firstLine);
        StringBuilder text = new StringBuilder(firstLine);
        while (quotes.open() && !ends()) {
            if (text.length() >= LONGEST_ROW) {
                lines.next();
            } else {
                String line = lines.next().orElse("");
                quotes.read(line);
                text.append('\n').append(line);
            }
        }
        String row = text.toString();
        return new Cells(CsvRow.values(row, separator), row, count, from, lines.number(), quotes.open());
    }

    private boolean ends() throws IOException {
        Optional<String> following = lines.peek();
        return following.isEmpty() || beginsRow.test(following.get());
    }
}
