package org.trialgraph.model;

import java.util.Optional;

/**
 * An age limit.
 *
 * @param duration an {@code xsd:duration} such as {@code P18Y}, {@code P6M} or {@code P14D} (weeks become days); empty
 *     where the document says that there is no limit or its words are not understood
 * @param printed the words of the document
 */
public record Age(Optional<String> duration, String printed) implements Value {
    @Override
    public String display() {
        return duration.map(d -> d + " ← " + printed).orElse("no duration ← " + printed);
    }
}
