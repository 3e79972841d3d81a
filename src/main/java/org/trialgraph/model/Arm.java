package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/**
 * A group of participants.
 *
 * @param labels names, one per language
 * @param type role of the arm, such as experimental
 * @param descriptions what the group receives, one per language
 * @param interventions positions, from 1, of its interventions in the trial's list
 * @param size planned number of participants
 */
public record Arm(
        List<Text> labels,
        Optional<Coded> type,
        List<Text> descriptions,
        List<Integer> interventions,
        Optional<Count> size) {
    /** Copies the lists. */
    public Arm {
        labels = List.copyOf(labels);
        descriptions = List.copyOf(descriptions);
        interventions = List.copyOf(interventions);
    }
}
