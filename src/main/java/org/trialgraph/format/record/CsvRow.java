package org.trialgraph.format.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the values of one row as rows are found, not as RFC 4180 has them: a quotation mark ends a quoted value only where a
 * separator or the end of the line follows, and stands for itself anywhere else. A quoted value may go over several lines.
 */
final class CsvRow {
    private static final int MOST_VALUES = 10_000;
    private static final int MOST_QUOTED = 100;
    private static final int NONE = -1;
    private static final int END_OF_LINE = -1;

    private final char separator;
    /** Which of the quotation marks that open a value is taken for a letter, counted from 0. */
    private final int literal;
    /** Whether a separator with a space behind it stands in running text and ends no quoted value. */
    private final boolean spaces;

    private final List<String> values = new ArrayList<>();
    /** The quoted value that is being read. */
    private final StringBuilder quoted = new StringBuilder();

    private int quotes;
    private boolean open;

    /** @param separator between values */
    CsvRow(char separator) {
        this(separator, NONE, false);
    }

    private CsvRow(char separator, int literal, boolean spaces) {
        this.separator = separator;
        this.literal = literal;
        this.spaces = spaces;
    }

    /** The values of a row of one line. */
    static List<String> values(String line, char separator) {
        return new CsvRow(separator).read(line).values();
    }

    /**
     * The values of a row where a quotation mark before a separator and a space ends no value, or where one of the opening
     * marks is a letter; empty unless exactly one way of reading it gives the number of values wanted.
     */
    static Optional<List<String>> repaired(String row, char separator, int wanted) {
        CsvRow spaced = new CsvRow(separator, NONE, true).read(row);
        if (spaced.complete(wanted)) {
            return Optional.of(spaced.values);
        }
        List<List<String>> readings = new ArrayList<>();
        for (int i = 0; i < Math.min(spaced.quotes, MOST_QUOTED); i++) {
            CsvRow reading = new CsvRow(separator, i, true).read(row);
            if (reading.complete(wanted) && !readings.contains(reading.values)) {
                readings.add(reading.values);
            }
        }
        return readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
    }

    /** Parses one more line of the row. */
    CsvRow read(String line) {
        int at = 0;
        if (open) {
            quoted.append('\n');
            at = quoted(line, 0);
        }
        while (at != END_OF_LINE && values.size() < MOST_VALUES) {
            at = value(line, at);
        }
        return this;
    }

    /** Whether a quoted value is open behind the lines read so far. */
    boolean open() {
        return open;
    }

    /** The values read so far; an open one is the last. */
    List<String> values() {
        List<String> all = new ArrayList<>(values);
        if (open) {
            all.add(quoted.toString());
        }
        return all;
    }

    private boolean complete(int wanted) {
        return !open && values.size() == wanted;
    }

    /** Reads one value; where the next one begins. */
    private int value(String line, int from) {
        if (from < line.length() && line.charAt(from) == '"' && quotes++ != literal) {
            open = true;
            quoted.setLength(0);
            return quoted(line, from + 1);
        }
        int end = line.indexOf(separator, from);
        values.add(line.substring(from, end < 0 ? line.length() : end));
        return end < 0 ? END_OF_LINE : end + 1;
    }

    private int quoted(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean last = i + 1 == line.length();
                if (last || line.charAt(i + 1) == separator && !(spaces && line.startsWith(" ", i + 2))) {
                    open = false;
                    values.add(quoted.toString());
                    return last ? END_OF_LINE : i + 2;
                }
                if (line.charAt(i + 1) == '"') {
                    i++;
                }
            }
            quoted.append(c);
        }
        return END_OF_LINE;
    }
}
