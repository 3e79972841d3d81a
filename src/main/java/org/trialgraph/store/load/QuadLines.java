package org.trialgraph.store.load;

import org.trialgraph.store.StoreException;

/**
 * Reads N-Quads of named graphs as archived records hold them: one statement a line, single blanks between the terms. Terms
 * are handed on as slices of the bytes; most are known already and need no more.
 */
final class QuadLines {
    /** Takes the places of the terms of one statement: where each begins and ends, in the order of the line. */
    interface Sink {
        /** @param bounds begin and end of subject, predicate, object, graph */
        void statement(byte[] bytes, int[] bounds);
    }

    private static final int TERMS = 4;

    private final byte[] bytes;
    private int at;

    private QuadLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Hands over every statement.
     *
     * @throws StoreException if a line is not of this form
     */
    static void read(byte[] bytes, Sink sink) {
        QuadLines lines = new QuadLines(bytes);
        int[] bounds = new int[2 * TERMS];
        while (lines.at < bytes.length) {
            for (int term = 0; term < TERMS; term++) {
                bounds[2 * term] = lines.at;
                lines.skipTerm();
                bounds[2 * term + 1] = lines.at;
                lines.skip(' ');
            }
            lines.skip('.');
            lines.skip('\n');
            sink.statement(bytes, bounds);
        }
    }

    private void skipTerm() {
        switch (here()) {
            case '<' -> skipTo('>');
            case '"' -> skipLiteral();
            default -> throw damaged();
        }
    }

    private void skipLiteral() {
        at++;
        while (here() != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        at++;
        if (here() == '@') {
            while (here() != ' ') {
                at++;
            }
        } else if (bytes[at] == '^') {
            skipTo('>');
        }
    }

    private void skipTo(char end) {
        while (here() != end) {
            at++;
        }
        at++;
    }

    private void skip(char one) {
        if (here() != one) {
            throw damaged();
        }
        at++;
    }

    private byte here() {
        if (at >= bytes.length) {
            throw damaged();
        }
        return bytes[at];
    }

    private StoreException damaged() {
        return new StoreException("an archived record is damaged at byte " + at + " of its statements");
    }
}
