package org.trialgraph.format.page;

import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/**
 * One line of a page's text.
 *
 * @param index position in the page, from 0
 * @param number line of the document's text, from 1; lines that were one in the document share it
 * @param pieces how many lines of the page, from the index on, are this line: more than one for a line that was cut
 * @param raw the line with its indentation
 * @param words the line clean, in one piece; empty for a blank line
 */
public record Line(int index, int number, int pieces, String raw, String words) {
    private static final Pattern BULLET = Pattern.compile("^[\u2022\u00B7\u25AA\u2023\u25E6\u25CF\u25CB]\\s+");

    /** A line of text. */
    public Line(int index, int number, String raw) {
        this(index, number, 1, raw);
    }

    /** A line of text that was cut into some pieces. */
    Line(int index, int number, int pieces, String raw) {
        this(index, number, pieces, raw, TextNormalizer.clean(raw));
    }

    /** Whether the line has no words. */
    public boolean blank() {
        return words.isEmpty();
    }

    /** The words of the line as a value: without the bullet that a list puts before it. */
    public String value() {
        return BULLET.matcher(words).replaceFirst("");
    }

    /** How findings name the line. */
    public String place() {
        return "line " + number;
    }
}
