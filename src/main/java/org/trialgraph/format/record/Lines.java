package org.trialgraph.format.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** The lines of a document one after the other, with a look at the next one. */
final class Lines {
    private static final int LONGEST = 20_000_000;

    private final BufferedReader in;
    private Optional<String> ahead = Optional.empty();
    private int number;

    /** @param in the document */
    Lines(BufferedReader in) {
        this.in = in;
    }

    /** The next line without its end, which is left to be read; empty at the end of the document. */
    Optional<String> peek() throws IOException {
        if (ahead.isEmpty()) {
            ahead = line();
        }
        return ahead;
    }

    /** The next line without its end. */
    Optional<String> next() throws IOException {
        Optional<String> line = peek();
        ahead = Optional.empty();
        line.ifPresent(read -> number++);
        return line;
    }

    /** Number of the line read last, from 1. */
    int number() {
        return number;
    }

    /** Reads up to any kind of line end; of a line longer than a row can be, the rest is passed over. */
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
            if (line.length() < LONGEST) {
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
