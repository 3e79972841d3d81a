package org.trialgraph.format.page;

import org.trialgraph.text.Plain;

/**
 * One line of a page's text.
 *
 * @param index position in the page, from 0
 * @param number line of the document's text, from 1; lines that were one in the document share it
 * @param raw the line with its indentation
 * @param words the line clean, in one piece; empty for a blank line
 */
public record Line(int index, int number, String raw, String words) {
    /** A line of text. */
    public Line(int index, int number, String raw) {
        this(index, number, raw, Plain.clean(raw));
    }

    /** Whether the line has no words. */
    public boolean blank() {
        return words.isEmpty();
    }

    /** How findings name the line. */
    public String place() {
        return "line " + number;
    }
}
