package org.trialgraph.model;

import java.util.List;

/**
 * A disease or focus of study, as one document names it.
 *
 * @param labels its names, one per language, the first being the one that names the resource; never empty
 */
public record Condition(List<Text> labels) {
    /** Copies the list. */
    public Condition {
        labels = List.copyOf(labels);
    }
}
