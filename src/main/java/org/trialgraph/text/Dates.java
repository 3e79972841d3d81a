package org.trialgraph.text;

import java.util.Optional;
import org.trialgraph.model.PartialDate;

/** Reads printed dates, keeping their precision. */
public final class Dates {
    private Dates() {}

    /** Reads a date whose printed form leaves no doubt; empty otherwise. */
    public static Optional<PartialDate> parse(String printed) {
        return printed.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?") ? Optional.of(new PartialDate(printed)) : Optional.empty();
    }
}
