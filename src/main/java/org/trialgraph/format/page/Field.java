package org.trialgraph.format.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;

/**
 * One field of a {@link Layout}: the labels that it goes by, where they count, and what is done with the words under them.
 *
 * @param labels words of its labels
 * @param placement where a label stands
 * @param repeats whether each printed label gives a value; otherwise the first one that has a value does, and what looks
 *     like the label further down is text
 * @param allowsEmpty whether a label without a value leaves it to a later one to be the field's
 * @param matcher whether words look like a value of this field; only then are they cut off from a label that they follow
 *     after one space
 * @param below what the line below a label must match for the label to be one, for labels that running text may use as words
 *     of its own; a label without a value, where the next label follows directly, is one all the same
 * @param preceding a label that stands before this one on every page that has both
 * @param reader reads the words
 */
public record Field(
        List<String> labels,
        Placement placement,
        boolean repeats,
        boolean allowsEmpty,
        Predicate<String> matcher,
        Optional<Predicate<String>> below,
        Optional<String> preceding,
        Reader reader) {

    /** Where a label stands. */
    enum Placement {
        /** Alone on its line. */
        ALONE,
        /** Alone, or before its value on one line. */
        BEFORE_VALUE,
        /** On lines of its own, of which only the beginning is always the same; it ends with a colon. */
        BEGINNING
    }

    /** Reads the words under a label into a trial. */
    @FunctionalInterface
    public interface Reader {
        /** Reads a block that is not empty. */
        void read(Block block, TrialReader trial);
    }

    /** Copies the list. */
    public Field {
        labels = List.copyOf(labels);
    }

    /** A field of one value, with or without a colon behind its label. */
    public static Field of(Reader reader, String... labels) {
        return new Field(
                List.of(labels),
                Placement.BEFORE_VALUE,
                false,
                true,
                words -> false,
                Optional.empty(),
                Optional.empty(),
                reader);
    }

    /** A label under which nothing is read: what stands there is left over, or belongs to the site. */
    public static Field heading(String... labels) {
        return of((block, trial) -> {}, labels).repeated();
    }

    /** A label under which the site speaks of itself or of other trials: its lines are ignored. */
    public static Field ignored(String... labels) {
        return of(Field::ignore, labels).repeated();
    }

    /** A label, once on a page whether it has a value or not, whose words the format itself asks the sections for. */
    public static Field labelOnly(String... labels) {
        return of((block, trial) -> {}, labels).with("once");
    }

    private static void ignore(Block block, TrialReader trial) {
        for (String words : block.values()) {
            trial.report().ignored(block.place(), words);
        }
    }

    /** The same field, read at each of its labels. */
    public Field repeated() {
        return new Field(labels, placement, true, allowsEmpty, matcher, below, preceding, reader);
    }

    /** The same field, whose labels stand alone on their lines. */
    public Field alone() {
        return new Field(labels, Placement.ALONE, repeats, allowsEmpty, matcher, below, preceding, reader);
    }

    /** The same field, of whose long labels only the beginnings are given; each ends with a colon. */
    public Field beginning() {
        return new Field(labels, Placement.BEGINNING, true, allowsEmpty, matcher, below, preceding, reader);
    }

    /**
     * The same field with an option of a table: one of the three methods above; {@code once}, whose first label is the only one
     * whether it has a value or not; {@code after LABEL}, only where that label has been met, on a page that has it at all;
     * {@code shaped REGEX}, only where the whole line below its label, or the words beside it, match a regular expression, letters
     * in any case.
     */
    public Field with(String option) {
        String of = option.substring(option.indexOf(' ') + 1);
        return switch (option.split(" ", 2)[0]) {
            case "repeated" -> repeated();
            case "once" -> new Field(labels, placement, repeats, false, matcher, below, preceding, reader);
            case "alone" -> alone();
            case "beginning" -> beginning();
            case "after" -> new Field(labels, placement, repeats, allowsEmpty, matcher, below, Optional.of(of), reader);
            case "shaped" -> {
                Pattern shape = Pattern.compile("(?is)" + of);
                Predicate<String> fits = words -> shape.matcher(words).matches();
                yield new Field(labels, placement, repeats, allowsEmpty, fits, Optional.of(fits), preceding, reader);
            }
            default -> throw new IllegalStateException("no option of a field \"" + option + "\"");
        };
    }

    /** The same field, whose values are known by their look. */
    public Field valueMatching(Predicate<String> look) {
        return new Field(labels, placement, repeats, allowsEmpty, look, below, preceding, reader);
    }

    /** The same field, read in another way. */
    public Field readBy(Reader other) {
        return new Field(labels, placement, repeats, allowsEmpty, matcher, below, preceding, other);
    }

    /** A label with its colon in the capitals that pages use: as given, one capital, one for each word, and all. */
    static Stream<String> spellings(String label) {
        String small = label.toLowerCase(Locale.ROOT);
        String sentence =
                label.isEmpty() ? label : label.charAt(0) + label.substring(1).toLowerCase(Locale.ROOT);
        return Stream.of(label, sentence, title(small), label.toUpperCase(Locale.ROOT))
                .distinct()
                .map(words -> words + ":");
    }

    private static String title(String small) {
        StringBuilder title = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) {
            char before = i == 0 ? ' ' : small.charAt(i - 1);
            boolean within = Character.isLetter(before) || before == '\'' || before == '\u2019';
            title.append(within ? small.charAt(i) : Character.toUpperCase(small.charAt(i)));
        }
        return title.toString();
    }
}
