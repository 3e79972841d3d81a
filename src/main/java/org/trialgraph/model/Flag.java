package org.trialgraph.model;

/**
 * A yes or a no that the document states.
 *
 * @param value the statement
 */
public record Flag(boolean value) implements Value {
    @Override
    public String display() {
        return Boolean.toString(value);
    }
}
