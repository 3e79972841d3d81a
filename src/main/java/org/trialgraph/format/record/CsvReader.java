package org.trialgraph.format.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The rows of a table of comma-, semicolon- or tab-separated values. A value in quotation marks may go over several lines; one
 * that is never closed ends where a line looks like the beginning of the next row, so that it costs one row and no other.
 */
final class CsvReader {
    private static final int LONGEST_ROW = 20_000_000;

    private final BufferedReader in;
    private final BiPredicate<String, Character> beginsRow;
    private final char separator;
    private Optional<String> nextLine;
    private Optional<Cells> nextRow = Optional.empty();
    private int lineNumber;
    private int rowNumber;

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
    record Cells(List<String> values, String text, int number, int line, int lastLine, boolean unclosed) {
        /** Its lines, for findings. */
        String place() {
            return line == lastLine ? "line " + line : "lines " + line + "-" + lastLine;
        }
    }

    /**
     * Tells the separator by the first line. Blank lines above the table and the line by which spreadsheets say what stands
     * between values ({@code sep=;}) are passed over.
     *
     * @param in the table
     * @param beginsRow whether a line is certainly the beginning of a row with the given separator
     */
    CsvReader(BufferedReader in, BiPredicate<String, Character> beginsRow) throws IOException {
        this.in = in;
        this.beginsRow = beginsRow;
        this.nextLine = readLine();
        while (nextLine.filter(line -> line.isBlank() || isHint(line)).isPresent()) {
            takeLine();
        }
        this.separator = separator(firstLine());
    }

    private static boolean isHint(String line) {
        String words = line.replace("\"", "");
        return words.length() == 5 && words.regionMatches(true, 0, "sep=", 0, 4);
    }

    private static char separator(String firstLine) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(firstLine, candidate) > count(firstLine, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /** How often a character stands in a text. */
    static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** What stands between values. */
    char separator() {
        return separator;
    }

    /** The line that is read next; blank at the end of the table. */
    String firstLine() {
        return nextLine.orElse("");
    }

    /** Passes over a line, such as the one with the names of columns. */
    void skipLine() throws IOException {
        takeLine();
    }

    /** The next row that is not blank, which is left to be read; empty at the end of the table. */
    Optional<Cells> peek() throws IOException {
        if (nextRow.isEmpty()) {
            while (nextLine.filter(String::isBlank).isPresent()) {
                takeLine();
            }
            nextRow = nextLine.isEmpty() ? Optional.empty() : Optional.of(row());
        }
        return nextRow;
    }

    /** The next row that is not blank; empty at the end of the table. */
    Optional<Cells> next() throws IOException {
        Optional<Cells> row = peek();
        nextRow = Optional.empty();
        return row;
    }

    private Cells row() throws IOException {
        CsvRow values = new CsvRow(separator);
        StringBuilder text = new StringBuilder(takeLine());
        int from = lineNumber;
        values.read(text.toString());
        while (values.open()
                && nextLine.filter(line -> !beginsRow.test(line, separator)).isPresent()) {
            String line = takeLine();
            if (text.length() < LONGEST_ROW) {
                values.read(line);
                text.append('\n').append(line);
            }
        }
        return new Cells(values.values(), text.toString(), ++rowNumber, from, lineNumber, values.open());
    }

    private String takeLine() throws IOException {
        String line = firstLine();
        nextLine = readLine();
        lineNumber++;
        return line;
    }

    /** Reads up to any kind of line end; of a line longer than a row can be, the rest is passed over. */
    private Optional<String> readLine() throws IOException {
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
            if (line.length() < LONGEST_ROW) {
                line.append((char) c);
            }
        }
        if (c == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
        return Optional.of(line.toString());
    }
}
