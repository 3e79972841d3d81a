package org.trialgraph.format.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;

/**
 * One field of a {@link Layout}: the labels that it goes by, where they count, and what is done with the words under them. The
 * first label that has a value gives it; what looks like the label further down is text. A label stands alone on its line, or
 * before its value on one line.
 *
 * @param labels words of its labels
 * @param options where its labels count, each with its argument
 * @param matcher whether words look like a value of this field; only then are they cut off from a label that they follow
 *     after one space
 * @param reader reads the words
 */
public record Field(List<String> labels, Map<Option, String> options, Predicate<String> matcher, Reader reader) {

    /** Where labels count. Tables write the options in small letters, with their arguments behind a space. */
    public enum Option {
        /** Each printed label gives a value. */
        REPEATED,
        /** The first label is the only one whether it has a value or not. */
        ONCE,
        /** Labels stand alone on their lines. */
        ALONE,
        /** Only the beginnings of long labels are given, which stand on lines of their own and end with a colon or a bracket. */
        BEGINNING,
        /** Values are words of a code table, which may be those of another label too. */
        CODED,
        /** Only where another label has been met, on a page that has that one at all. */
        AFTER,
        /** Only where one of the other labels between bars has been met. */
        BELOW,
        /** Values are read only outside of tables with column heads, in which the label may be that of something else. */
        OUTSIDE,
        /** Only where the whole line below the label, or the words beside it, match a regular expression, letters in any case. */
        SHAPED
    }

    /** Reads the words under a label into a trial. */
    @FunctionalInterface
    public interface Reader {
        /** Reads a block that is not empty. */
        void read(Block block, TrialReader trial);
    }

    /** Copies the collections. */
    public Field {
        labels = List.copyOf(labels);
        options = Map.copyOf(options);
    }

    /** A field of one value, with or without a colon behind its label. */
    public static Field of(Reader reader, String... labels) {
        return new Field(List.of(labels), Map.of(), words -> false, reader);
    }

    /** A label under which nothing is read: what stands there is left over, or belongs to the site. */
    public static Field heading(String... labels) {
        return of((block, trial) -> {}, labels).with("repeated");
    }

    /** A label under which the site speaks of itself or of other trials: its lines are ignored. */
    public static Field ignored(String... labels) {
        Reader ignore =
                (block, trial) -> block.values().forEach(words -> trial.report().ignored(block.place(), words));
        return of(ignore, labels).with("repeated");
    }

    /** A label, once on a page whether it has a value or not, whose words the format itself asks the sections for. */
    public static Field labelOnly(String... labels) {
        return of((block, trial) -> {}, labels).with("once");
    }

    /** The same field with an option that a table gives it. */
    public Field with(String option) {
        String[] words = option.split(" ", 2);
        String argument = words[words.length - 1];
        Map<Option, String> more = new EnumMap<>(Option.class);
        more.putAll(options);
        more.put(Option.valueOf(words[0].toUpperCase(Locale.ROOT)), argument);
        Field field = new Field(labels, more, matcher, reader);
        if (!more.containsKey(Option.SHAPED) || options.containsKey(Option.SHAPED)) {
            return field;
        }
        Pattern shape = Pattern.compile("(?is)" + argument);
        return field.valueMatching(value -> shape.matcher(value).matches());
    }

    /** Whether each printed label gives a value, as labels do of which only the beginnings are given. */
    public boolean repeats() {
        return is(Option.REPEATED) || is(Option.BEGINNING);
    }

    /** Whether the field has an option. */
    boolean is(Option option) {
        return options.containsKey(option);
    }

    /** The same field, whose values are known by their look. */
    public Field valueMatching(Predicate<String> look) {
        return new Field(labels, options, look, reader);
    }

    /** The same field, read in another way. */
    public Field readBy(Reader other) {
        return new Field(labels, options, matcher, other);
    }
}
