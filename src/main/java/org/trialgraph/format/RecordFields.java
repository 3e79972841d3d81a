package org.trialgraph.format;

import java.util.List;
import java.util.Optional;

/**
 * The named values of one record, whatever the document is written in. Taking a value removes it, so that what is left at
 * the end is what no rule took.
 */
public interface RecordFields {
    /** Takes the value of a name; empty where there is none or it is blank. */
    Optional<String> text(String name);

    /** The value that {@link #text} would take, without taking it. */
    Optional<String> peek(String name);

    /** Takes every value of a name. */
    List<String> texts(String name);

    /** Where in the document the value of a name stands, for findings. */
    String place(String name);

    /** Takes a value with all that is below it and records that it is kept out on purpose. */
    void ignore(String name, ReadReport ledger, String why);
}
