package org.trialgraph.model;

import java.util.List;

/**
 * An outcome measure.
 *
 * @param kind whether it is a primary one
 * @param labels what is measured, one per language
 * @param timeFrames when it is measured, one per language
 * @param descriptions how it is measured, one per language
 */
public record Outcome(Kind kind, List<Text> labels, List<Text> timeFrames, List<Text> descriptions) {
    /** The rank of an outcome in its trial. */
    public enum Kind {
        PRIMARY,
        SECONDARY,
        OTHER,
        UNSTATED
    }

    /** Copies the lists. */
    public Outcome {
        labels = List.copyOf(labels);
        timeFrames = List.copyOf(timeFrames);
        descriptions = List.copyOf(descriptions);
    }
}
