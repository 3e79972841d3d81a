package org.trialgraph.format.record;

/** What a layout calls the fields that a reader asks for by the names of another layout of the same data. */
@FunctionalInterface
public interface FieldNames {
    /** A layout that is read by its own names. */
    FieldNames SAME = (notion, name) -> name;

    /**
     * The name of a field in the document; with a slash where the layout puts an object between, such as {@code
     * ConditionList/Condition}.
     *
     * @param notion names, as they are asked for, of the objects around the field, each with a slash behind it
     * @param name of the field as it is asked for
     */
    String of(String notion, String name);
}
