package org.trialgraph.web.html;

import static org.trialgraph.rdf.Vocabulary.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;

/** A trial's design in one sentence, made of nothing but its coded values. */
final class DesignSentence {
    private DesignSentence() {}

    /** Such as "Interventional study, phase 3: randomized, parallel assignment, double masked; for treatment; 120 participants." */
    static String of(GraphView graph, Node trial) {
        String type = words(graph, trial, "studyType");
        StringBuilder sentence = new StringBuilder(type.isEmpty() ? "Study" : upper(type) + " study");
        String phase = words(graph, trial, "phase");
        if (!phase.isEmpty() && !phase.equals("not applicable")) {
            sentence.append(", ").append(phase);
        }
        List<String> design = new ArrayList<>();
        for (String property :
                List.of("allocation", "interventionModel", "masking", "observationalModel", "timePerspective")) {
            add(design, words(graph, trial, property));
        }
        if (!design.isEmpty()) {
            sentence.append(": ").append(String.join(", ", design));
        }
        String purpose = words(graph, trial, "primaryPurpose");
        sentence.append(purpose.isEmpty() ? "" : "; purpose: " + purpose);
        String participants = graph.words(trial, term("enrollment"));
        String kind = words(graph, trial, "enrollmentType");
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

    private static String words(GraphView graph, Node trial, String property) {
        return graph.values(trial, term(property)).stream()
                .map(graph::words)
                .map(w -> w.toLowerCase(Locale.ROOT))
                .filter(w -> !w.equals("unmapped"))
                .collect(Collectors.joining(" and "));
    }

    private static String upper(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
