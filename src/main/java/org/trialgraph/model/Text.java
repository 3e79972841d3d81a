package org.trialgraph.model;

/**
 * Words of a document in the language that the document uses for them.
 *
 * @param value the words, never blank
 * @param language a BCP 47 tag such as {@code en} or {@code zh}; empty where the document does not say
 */
public record Text(String value, String language) implements Value {
    /** @throws IllegalArgumentException if the value is blank: a missing value is no Text at all */
    public Text {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a text needs words");
        }
    }

    @Override
    public String display() {
        return language.isEmpty() ? value : value + " @" + language;
    }
}
