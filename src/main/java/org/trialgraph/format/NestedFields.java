package org.trialgraph.format;

import java.util.List;

/** RecordFields of a record that has parts with fields of their own. */
public interface NestedFields extends RecordFields {
    /** What is below a name, without taking it: its own values are taken one by one. Empty where there is nothing. */
    NestedFields object(String name);

    /** Every part below a name that has values of its own. */
    List<? extends NestedFields> objects(String name);
}
