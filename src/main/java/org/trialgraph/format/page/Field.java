package org.trialgraph.format.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;

/**
 * One field of a {@link Layout}: the labels that it goes by and what is done with the words under them.
 *
 * @param labels words of its labels, without a final colon
 * @param repeated whether each printed label gives a value; otherwise the first one that has a value does, and what looks
 *     like the label further down is text
 * @param fits whether words look like a value of this field; only then are they cut off from a label that they follow after
 *     one space
 * @param shape how the line below the label must look, for labels that running text may use as words of its own
 * @param after a label that stands before this one on every page that has both
 * @param patient whether a label without a value leaves it to a later one to be the field's
 * @param taker reads the words
 */
public record Field(
        List<String> labels,
        boolean repeated,
        Predicate<String> fits,
        Optional<String> shape,
        Optional<String> after,
        boolean patient,
        Taker taker) {

    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}'\u2019])\\p{L}");

    /** Takes the words under a label into a trial. */
    @FunctionalInterface
    public interface Taker {
        /** Reads a block that is not empty. */
        void take(Block block, TrialReader trial);
    }

    /** Copies the list. */
    public Field {
        labels = List.copyOf(labels);
    }

    /** A field of one value, with or without a colon behind its label. */
    public static Field of(Taker taker, String... labels) {
        return new Field(List.of(labels), false, words -> false, Optional.empty(), Optional.empty(), true, taker);
    }

    /** A label under which nothing is read: what stands there is left over, or belongs to the site. */
    public static Field heading(String... labels) {
        return of((block, trial) -> {}, labels).often();
    }

    /** A label under which the site speaks of itself or of other trials: its lines are ignored. */
    public static Field aside(String... labels) {
        return of(Field::ignore, labels).often();
    }

    /** A label, once on a page whether it has a value or not, whose words the format itself asks the sections for. */
    public static Field place(String... labels) {
        return new Field(
                List.of(labels),
                false,
                words -> false,
                Optional.empty(),
                Optional.empty(),
                false,
                (block, trial) -> {});
    }

    private static void ignore(Block block, TrialReader trial) {
        for (String words : block.values()) {
            trial.ledger().ignored(block.place(), words);
        }
    }

    /** The same field, read at each of its labels. */
    public Field often() {
        return new Field(labels, true, fits, shape, after, patient, taker);
    }

    /** The same field, whose values are known by their look. */
    public Field like(Predicate<String> look) {
        return new Field(labels, repeated, look, shape, after, patient, taker);
    }

    /** The same field, only where the line below its label matches, letters in any case. */
    public Field above(String pattern) {
        return new Field(labels, repeated, fits, Optional.of("(?is)" + pattern), after, patient, taker);
    }

    /** The same field, only where another label has been met, on a page that has that one at all. */
    public Field after(String label) {
        return new Field(labels, repeated, fits, shape, Optional.of(label), patient, taker);
    }

    /** The labels as Labels takes them: as given, with one capital, with one for each word, and in capitals. */
    Stream<Label> forms() {
        return labels.stream()
                .flatMap(label -> Stream.of(label, sentence(label), title(label), label.toUpperCase(Locale.ROOT)))
                .distinct()
                .map(words -> Label.leading(words + ":"))
                .map(label -> repeated ? label.often() : label)
                .map(label -> patient ? label.patiently() : label)
                .map(label -> shape.map(label::above).orElse(label))
                .map(label -> after.map(label::after).orElse(label));
    }

    private static String title(String label) {
        return WORD.matcher(label.toLowerCase(Locale.ROOT))
                .replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
    }

    private static String sentence(String label) {
        return label.isEmpty() ? label : label.charAt(0) + label.substring(1).toLowerCase(Locale.ROOT);
    }
}
