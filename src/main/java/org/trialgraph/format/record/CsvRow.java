package org.trialgraph.format.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of one row as rows are found, not as RFC 4180 has them: a quotation mark ends a quoted value only where a
 * separator or the end of the row follows, and stands for itself anywhere else.
 */
final class CsvRow {
    private static final int MOST_VALUES = 10_000;
    private static final int MOST_QUOTED = 100;
    private static final int NONE = -1;

    private final String text;
    private final char separator;
    /** Which of the quotation marks that open a value is taken for a letter, counted from 0. */
    private final int literal;
    /** Whether a separator with a space behind it stands in running text and ends no quoted value. */
    private final boolean spaces;

    private final List<String> values = new ArrayList<>();
    private int opened;
    private int place;
    private boolean unclosed;

    private CsvRow(String text, char separator, int literal, boolean spaces) {
        this.text = text;
        this.separator = separator;
        this.literal = literal;
        this.spaces = spaces;
    }

    /** The values of a row. */
    static List<String> values(String text, char separator) {
        return new CsvRow(text, separator, NONE, false).read().values;
    }

    /**
     * The values where a quotation mark before a separator and a space ends no value, or where one of the opening marks is a
     * letter; empty unless exactly one way of reading it gives the number of values wanted.
     */
    static Optional<List<String>> repaired(String text, char separator, int wanted) {
        CsvRow spaced = new CsvRow(text, separator, NONE, true).read();
        if (!spaced.unclosed && spaced.values.size() == wanted) {
            return Optional.of(spaced.values);
        }
        int quoted = Math.min(spaced.opened, MOST_QUOTED);
        List<List<String>> ways = new ArrayList<>();
        for (int i = 0; i < quoted; i++) {
            CsvRow row = new CsvRow(text, separator, i, true).read();
            if (!row.unclosed && row.values.size() == wanted && !ways.contains(row.values)) {
                ways.add(row.values);
            }
        }
        return ways.size() == 1 ? Optional.of(ways.get(0)) : Optional.empty();
    }

    private CsvRow read() {
        while (value() && values.size() < MOST_VALUES) {
            // The next value is read.
        }
        return this;
    }

    /** Reads one value; whether a separator follows. */
    private boolean value() {
        if (place < text.length() && text.charAt(place) == '"' && opened++ != literal) {
            return quoted();
        }
        int end = text.indexOf(separator, place);
        values.add(text.substring(place, end < 0 ? text.length() : end));
        place = end + 1;
        return end >= 0;
    }

    private boolean follows(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean quoted() {
        StringBuilder value = new StringBuilder();
        for (int i = place + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean last = i + 1 == text.length();
                if (last || text.charAt(i + 1) == separator && !(spaces && follows(i + 2, ' '))) {
                    values.add(value.toString());
                    place = i + 2;
                    return !last;
                }
                if (text.charAt(i + 1) == '"') {
                    i++;
                }
            }
            value.append(c);
        }
        unclosed = true;
        values.add(value.toString());
        return false;
    }
}
