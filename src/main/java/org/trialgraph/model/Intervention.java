package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/**
 * What is given or done in a trial.
 *
 * @param labels names, one per language
 * @param type kind of intervention, such as drug
 * @param descriptions dose, route, schedule in words, one per language
 * @param otherNames brand names, synonyms, codes
 */
public record Intervention(List<Text> labels, Optional<Coded> type, List<Text> descriptions, List<Text> otherNames) {
    /** Copies the lists. */
    public Intervention {
        labels = List.copyOf(labels);
        descriptions = List.copyOf(descriptions);
        otherNames = List.copyOf(otherNames);
    }
}
