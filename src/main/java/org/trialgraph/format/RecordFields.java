package org.trialgraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The named values of one record, whatever the document is written in: JSON, XML or a row of a table. Taking a value removes
 * it, so that what is left at the end is what no rule took. A name may be a path with a slash between its steps, such as {@code
 * facility/address/city}; in XML a last step {@code @type} is an attribute and {@code .} the words of the element itself.
 *
 * <p>{@link TrialReader} takes a value straight from here, with its place for findings: {@code trial.code("armType", fields,
 * "type")}.
 */
public interface RecordFields {
    /** Takes the value of a name; empty where there is none or it is blank. */
    Optional<String> text(String name);

    /** The value that {@link #text} would take, without taking it. */
    Optional<String> peek(String name);

    /** Takes every value of a name. */
    List<String> texts(String name);

    /** Whether anything stands under a name that has not been taken. */
    boolean has(String name);

    /** What is below a name, without taking it: its own values are taken one by one. Empty where there is nothing. */
    RecordFields object(String name);

    /** Every part below a name that has values of its own. */
    List<? extends RecordFields> objects(String name);

    /** The parts that hold the last step of a path: this record where the path has one step. */
    default List<RecordFields> holders(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return List.of(this);
        }
        List<RecordFields> holders = new ArrayList<>();
        for (RecordFields part : objects(path.substring(0, slash))) {
            holders.addAll(part.holders(path.substring(slash + 1)));
        }
        return holders;
    }

    /** Where in the document the value of a name stands, for findings. */
    String place(String name);

    /** Takes a value with all that is below it and records that it is kept out on purpose. */
    void ignore(String name, ReadReport report, String why);

    /** Records every value that was not taken. */
    void unmapped(ReadReport report);
}
