package org.trialgraph.format.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.text.Cancellation;

/**
 * The rows of a table of values between commas, semicolons, tabs or bars, as they are found and not as RFC 4180 has them: a quotation
 * mark ends a quoted value only where a separator or the end of the line follows, and stands for itself anywhere else. A quoted
 * value may go over several lines; one that is never closed ends where a line looks like the beginning of the next row, so
 * that it costs one row and no other.
 */
public final class CsvReader {
    private static final int LONGEST_ROW = 20_000_000;
    private static final int MOST_VALUES = 10_000;
    private static final int MOST_QUOTED = 100;

    private final BufferedReader in;
    private final BiPredicate<String, Character> beginsRow;
    private final boolean escapes;
    private final char separator;
    private Optional<String> nextLine;
    private Optional<Row> nextRow = Optional.empty();
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
     * @param separator what stands between values
     */
    public record Row(
            List<String> values, String text, int number, int line, int lastLine, boolean unclosed, char separator) {
        /** Its lines, for findings. */
        public String place() {
            return line == lastLine ? "line " + line : "lines " + line + "-" + lastLine;
        }

        /** The row together with the rest that a line break has torn off. */
        public Row with(Row rest) {
            List<String> all = new ArrayList<>(values);
            all.set(all.size() - 1, all.get(all.size() - 1) + "\n" + rest.values.get(0));
            all.addAll(rest.values.subList(1, rest.values.size()));
            return new Row(all, "", number, line, rest.lastLine, unclosed || rest.unclosed, separator);
        }

        /**
         * The values where a quotation mark before a separator and a space ends no value, or where one of the opening marks is a
         * letter; empty unless exactly one way of reading them gives the number of values wanted.
         */
        public Optional<List<String>> repaired(int wanted) {
            Values spaced = new Values(separator, -1, true, false).read(text);
            if (spaced.complete(wanted)) {
                return Optional.of(spaced.closed);
            }
            List<List<String>> readings = IntStream.range(0, Math.min(spaced.quotes, MOST_QUOTED))
                    .mapToObj(literal -> new Values(separator, literal, true, false).read(text))
                    .filter(reading -> reading.complete(wanted))
                    .map(reading -> reading.closed)
                    .distinct()
                    .toList();
            return readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
        }
    }

    /**
     * Tells the separator by the first line. Blank lines above the table and the line by which spreadsheets say what stands
     * between values ({@code sep=;}) are passed over.
     *
     * @param in the table
     * @param beginsRow whether a line is certainly the beginning of a row with the given separator
     * @param escapes whether a separator behind a backslash is a letter; the backslash stays
     * @throws IOException if the table cannot be read
     */
    public CsvReader(BufferedReader in, BiPredicate<String, Character> beginsRow, boolean escapes) throws IOException {
        this.in = in;
        this.beginsRow = beginsRow;
        this.escapes = escapes;
        this.nextLine = readLine();
        while (nextLine.filter(line -> line.isBlank() || isHint(line)).isPresent()) {
            takeLine();
        }
        this.separator = Stream.of(',', ';', '\t', '|')
                .max(Comparator.comparingInt(candidate -> StringUtils.countMatches(firstLine(), candidate)))
                .orElseThrow();
    }

    private static boolean isHint(String line) {
        String words = line.replace("\"", "");
        return words.length() == 5 && words.regionMatches(true, 0, "sep=", 0, 4);
    }

    /** What stands between values. */
    public char separator() {
        return separator;
    }

    /** The line that is read next; blank at the end of the table. */
    public String firstLine() {
        return nextLine.orElse("");
    }

    /** Takes a line, such as the one with the names of columns. */
    public String takeLine() throws IOException {
        String line = firstLine();
        nextLine = readLine();
        lineNumber++;
        return line;
    }

    /** The next row that is not blank, which is left to be read; empty at the end of the table. */
    public Optional<Row> peek() throws IOException {
        if (nextRow.isEmpty()) {
            while (nextLine.filter(String::isBlank).isPresent()) {
                takeLine();
            }
            nextRow = nextLine.isEmpty() ? Optional.empty() : Optional.of(row());
        }
        return nextRow;
    }

    /** The next row that is not blank; empty at the end of the table. */
    public Optional<Row> next() throws IOException {
        Optional<Row> row = peek();
        nextRow = Optional.empty();
        return row;
    }

    private Row row() throws IOException {
        Values values = new Values(separator, -1, false, escapes);
        StringBuilder text = new StringBuilder(takeLine());
        int from = lineNumber;
        values.read(text.toString());
        while (values.open
                && nextLine.filter(line -> !beginsRow.test(line, separator)).isPresent()) {
            String line = takeLine();
            if (text.length() < LONGEST_ROW) {
                values.read(line);
                text.append('\n').append(line);
            }
        }
        return new Row(values.all(), text.toString(), ++rowNumber, from, lineNumber, values.open, separator);
    }

    /** Reads up to any kind of line end; of a line longer than a row can be, the rest is passed over. */
    private Optional<String> readLine() throws IOException {
        Cancellation.check();
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

    /** The values of a row of one line. */
    public static List<String> values(String line, char separator) {
        return new Values(separator, -1, false, false).read(line).all();
    }

    /** Parses the values of one row. */
    private static final class Values {
        private final char separator;
        /** Which of the quotation marks that open a value is taken for a letter, counted from 0; -1 for none. */
        private final int literal;
        /** Whether a separator with a space behind it stands in running text and ends no quoted value. */
        private final boolean spaces;

        private final boolean escapes;
        private final List<String> closed = new ArrayList<>();
        /** The quoted value that is being read. */
        private final StringBuilder quoted = new StringBuilder();

        private int quotes;
        /** Whether a quoted value is open behind the lines read so far. */
        private boolean open;

        private Values(char separator, int literal, boolean spaces, boolean escapes) {
            this.separator = separator;
            this.literal = literal;
            this.spaces = spaces;
            this.escapes = escapes;
        }

        /** Parses one more line of the row. */
        private Values read(String line) {
            int at = 0;
            if (open) {
                quoted.append('\n');
                at = quoted(line, 0);
            }
            while (at >= 0 && closed.size() < MOST_VALUES) {
                at = value(line, at);
            }
            return this;
        }

        /** The values read so far; an open one is the last. */
        private List<String> all() {
            List<String> all = new ArrayList<>(closed);
            if (open) {
                all.add(quoted.toString());
            }
            return all;
        }

        private boolean complete(int wanted) {
            return !open && closed.size() == wanted;
        }

        /** Reads one value; where the next one begins, or -1 at the end of the line. */
        private int value(String line, int from) {
            if (line.startsWith("\"", from) && quotes++ != literal) {
                open = true;
                quoted.setLength(0);
                return quoted(line, from + 1);
            }
            int end = line.indexOf(separator, from);
            while (escapes && end > from && line.charAt(end - 1) == '\\') {
                end = line.indexOf(separator, end + 1);
            }
            closed.add(line.substring(from, end < 0 ? line.length() : end));
            return end < 0 ? -1 : end + 1;
        }

        private int quoted(String line, int from) {
            for (int i = from; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"') {
                    boolean last = i + 1 == line.length();
                    if (last || line.charAt(i + 1) == separator && !(spaces && line.startsWith(" ", i + 2))) {
                        open = false;
                        closed.add(quoted.toString());
                        return last ? -1 : i + 2;
                    }
                    if (line.charAt(i + 1) == '"') {
                        i++;
                    }
                }
                quoted.append(c);
            }
            return -1;
        }
    }
}
