package org.trialgraph.format.ctgov;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trialgraph.format.TrialReader;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/**
 * Which arm gets which interventions: ClinicalTrials.gov says it by the labels of arms at an intervention, by the names of
 * interventions at an arm, or both.
 */
final class ArmInterventions {
    private final TrialReader trial;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Set<Integer>> byArm = new HashMap<>();

    /** @param trial receives the interventions */
    ArmInterventions(TrialReader trial) {
        this.trial = trial;
    }

    /** Takes an intervention of the given arms. */
    void intervention(Intervention intervention, List<String> armLabels) {
        int position = trial.trial().intervention(intervention);
        intervention.labels().stream().findFirst().ifPresent(name -> byName.putIfAbsent(name.value(), position));
        for (String arm : armLabels) {
            byArm.computeIfAbsent(TextNormalizer.clean(arm), a -> new TreeSet<>())
                    .add(position);
        }
    }

    /**
     * Positions of the interventions of an arm.
     *
     * @param label name of the arm
     * @param names of its interventions as the arm has them, such as {@code Drug: Foscarnet}
     * @param place of the names, for the finding that one is unknown
     */
    List<Integer> of(Optional<Text> label, List<String> names, String place) {
        Set<Integer> given = new TreeSet<>(
                label.map(l -> byArm.getOrDefault(l.value(), Set.of())).orElse(Set.of()));
        for (String printed : names) {
            String name = TextNormalizer.clean(printed);
            Integer position = byName.get(name.substring(name.indexOf(": ") < 0 ? 0 : name.indexOf(": ") + 2));
            if (position == null) {
                trial.ledger()
                        .warn(
                                place,
                                "\"" + name + "\" is no intervention of this study",
                                "the arm is published without it");
            } else {
                given.add(position);
            }
        }
        return List.copyOf(given);
    }
}
