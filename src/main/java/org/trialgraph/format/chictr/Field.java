package org.trialgraph.format.chictr;

import java.util.List;

/**
 * A datum of the page, which has a label in each language.
 *
 * @param key name of the datum in this package
 * @param part the repeated part that it belongs to; {@code NONE} for what the page says once
 * @param labels Chinese and English spellings of the label, without the final colon
 */
record Field(String key, Part part, List<String> labels) {
    /** The parts of a page that may stand on it more than once. */
    enum Part {
        NONE,
        SECONDARY_SPONSOR,
        GROUP,
        SITE,
        OUTCOME,
        SAMPLE
    }

    static Field once(String key, String... labels) {
        return new Field(key, Part.NONE, List.of(labels));
    }

    static Field of(Part part, String key, String... labels) {
        return new Field(key, part, List.of(labels));
    }
}
