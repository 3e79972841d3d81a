package org.trialgraph.format.table;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table of comma-, semicolon- or tab-separated values as they are found, not as RFC 4180 has them: a quotation
 * mark ends a quoted value only where a separator or the end of the line follows, and stands for itself anywhere else.
 */
final class CsvRows {
    private static final int LONGEST_VALUE = 10_000_000;
    private static final int MOST_VALUES = 10_000;

    private final PushbackReader in;
    private final char separator;
    private int line = 1;

    /**
     * @param in the table; buffered
     * @param separator between values
     */
    CsvRows(Reader in, char separator) {
        this.in = new PushbackReader(in, 2);
        this.separator = separator;
    }

    /**
     * One row.
     *
     * @param values in the order of the columns
     * @param line of the document where it begins, from 1
     */
    record Cells(List<String> values, int line) {
        boolean blank() {
            return values.stream().allMatch(String::isBlank);
        }
    }

    /** The next row that is not blank; empty at the end of the table. */
    Optional<Cells> next() throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            in.unread(c);
            Cells row = row();
            if (!row.blank()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Cells row() throws IOException {
        int from = line;
        List<String> values = new ArrayList<>();
        boolean more = true;
        while (more && values.size() < MOST_VALUES) {
            StringBuilder value = new StringBuilder();
            more = value(value);
            values.add(value.toString());
        }
        return new Cells(values, from);
    }

    /** Reads one value; whether another follows in the same row. */
    private boolean value(StringBuilder value) throws IOException {
        int c = in.read();
        boolean quoted = c == '"';
        for (c = quoted ? in.read() : c; c >= 0; c = in.read()) {
            if (c == '\n') {
                line++;
            }
            if (quoted && c == '"') {
                int next = in.read();
                if (next == separator || next == '\n' || next == '\r' || next < 0) {
                    return after(next);
                }
                if (next != '"') {
                    unread(next);
                }
                value.append('"');
            } else if (!quoted && (c == separator || c == '\n' || c == '\r')) {
                return after(c == '\n' ? uncounted() : c);
            } else if (value.length() < LONGEST_VALUE) {
                value.append((char) c);
            }
        }
        return false;
    }

    private int uncounted() {
        line--;
        return '\n';
    }

    /** What the character behind a value means; a line feed is counted here. */
    private boolean after(int c) throws IOException {
        if (c == '\r') {
            int next = in.read();
            if (next == '\n') {
                line++;
            } else {
                unread(next);
            }
        } else if (c == '\n') {
            line++;
        }
        return c == separator;
    }

    private void unread(int c) throws IOException {
        if (c >= 0) {
            in.unread(c);
        }
    }
}
