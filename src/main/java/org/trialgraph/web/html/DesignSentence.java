package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** A trial's design in one sentence, made of nothing but its coded values. */
final class DesignSentence {
    private static final List<Property<?>> DESIGN = List.of(
            TrialProperties.ALLOCATION,
            TrialProperties.INTERVENTION_MODEL,
            TrialProperties.MASKING,
            TrialProperties.OBSERVATIONAL_MODEL,
            TrialProperties.TIME_PERSPECTIVE);

    private DesignSentence() {}

    /** Such as "Interventional study, phase 3: randomized, parallel assignment, double masked; for treatment; 120 participants." */
    static String of(GraphView graph, Node trial) {
        String type = words(graph, trial, TrialProperties.STUDY_TYPE);
        StringBuilder sentence = new StringBuilder(type.isEmpty() ? "Study" : upper(type) + " study");
        String phase = words(graph, trial, TrialProperties.PHASE);
        if (!phase.isEmpty() && !phase.equals("not applicable")) {
            sentence.append(", ").append(phase);
        }
        List<String> design = new ArrayList<>();
        for (Property<?> property : DESIGN) {
            add(design, words(graph, trial, property));
        }
        if (!design.isEmpty()) {
            sentence.append(": ").append(String.join(", ", design));
        }
        String purpose = words(graph, trial, TrialProperties.PRIMARY_PURPOSE);
        sentence.append(purpose.isEmpty() ? "" : "; purpose: " + purpose);
        String participants = graph.words(trial, Vocabulary.property(TrialProperties.ENROLLMENT));
        String kind = words(graph, trial, TrialProperties.ENROLLMENT_TYPE);
        if (!participants.isEmpty()) {
            sentence.append("; ")
                    .append(participants)
                    .append(participants.equals("1") ? " participant" : " participants");
            sentence.append(kind.isEmpty() ? "" : " (" + kind + ")");
        }
        return sentence.append('.').toString();
    }

    private static void add(List<String> design, String words) {
        if (!words.isEmpty() && !words.equals("not applicable")) {
            design.add(words);
        }
    }

    private static String words(GraphView graph, Node trial, Property<?> property) {
        return graph.values(trial, Vocabulary.property(property)).stream()
                .map(graph::words)
                .map(w -> w.toLowerCase(Locale.ROOT))
                .filter(w -> !w.equals("unmapped"))
                .collect(Collectors.joining(" and "));
    }

    private static String upper(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
