package org.trialgraph.model;

/** One value of a {@link Property} of a trial. */
public sealed interface Value permits Text, Coded, PartialDate, Age, Count, Flag {
    /** The value as a person would read it, for reports. */
    String display();
}
