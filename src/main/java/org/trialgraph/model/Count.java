package org.trialgraph.model;

/**
 * A whole number of things or people.
 *
 * @param number zero or more
 */
public record Count(long number) implements Value {
    /** @throws IllegalArgumentException if the number is negative */
    public Count {
        if (number < 0) {
            throw new IllegalArgumentException("a count is not negative: " + number);
        }
    }

    @Override
    public String display() {
        return Long.toString(number);
    }
}
