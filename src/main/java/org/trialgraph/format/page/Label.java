package org.trialgraph.format.page;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words that a layout prints above or before a value.
 *
 * @param words the label as the layout prints it
 * @param leading whether the value may follow on the same line
 * @param repeated whether every occurrence is the label; otherwise only the first is and later ones are text
 * @param value what the line below must look like for the words to be the label; a label without a value, where the next
 *     label follows directly, is one all the same
 * @param after a label that stands before this one on every page that has both
 * @param patient whether an occurrence without a value leaves it to a later one to be the label
 * @param begun whether the words are only the beginning of the label, which goes on up to a colon at the end of a line
 */
public record Label(
        String words,
        boolean leading,
        boolean repeated,
        Optional<Pattern> value,
        Optional<String> after,
        boolean patient,
        boolean begun) {
    /** A label that stands alone on its line, once on a page. */
    public static Label alone(String words) {
        return new Label(words, false, false, Optional.empty(), Optional.empty(), false, false);
    }

    /** A label whose value may follow on the same line, once on a page. */
    public static Label leading(String words) {
        return new Label(words, true, false, Optional.empty(), Optional.empty(), false, false);
    }

    /** A long label of which only the beginning is always the same, on lines of its own. */
    public static Label beginning(String words) {
        return new Label(words, false, true, Optional.empty(), Optional.empty(), false, true);
    }

    /** The same label, as often as it is printed. */
    public Label often() {
        return new Label(words, leading, true, value, after, patient, begun);
    }

    /** The same label, only where the line below matches the pattern. */
    public Label above(String pattern) {
        return new Label(words, leading, repeated, Optional.of(Pattern.compile(pattern)), after, patient, begun);
    }

    /** The same label, only where another label has been met, on a page that has that one at all. */
    public Label after(String other) {
        return new Label(words, leading, repeated, value, Optional.of(other), patient, begun);
    }

    /** The same label, which a place where it has no value does not use up. */
    public Label patiently() {
        return new Label(words, leading, repeated, value, after, true, begun);
    }
}
