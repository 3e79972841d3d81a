package org.trialgraph.web.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/**
 * The overall status of a trial as pages show it: in words, with a colour and a sign by which it is seen at a glance.
 *
 * @param kind {@code open} to participants, now or soon; {@code active} without them; {@code done}, {@code stopped} early or
 *     halted, or {@code unknown}; class of the style sheet
 * @param words the status in words
 */
record StatusBadge(String kind, String words) {
    private static final Map<String, List<String>> KINDS = Map.of(
            "open", List.of("Recruiting", "NotYetRecruiting", "EnrollingByInvitation", "Available"),
            "active", List.of("ActiveNotRecruiting", "Ongoing"),
            "done", List.of("Completed", "NotRecruiting", "NoLongerAvailable", "ApprovedForMarketing"),
            "stopped", List.of("Suspended", "Terminated", "Withdrawn", "Withheld", "TemporarilyNotAvailable"));

    private static final Map<String, String> KIND_BY_CONCEPT = KINDS.entrySet().stream()
            .flatMap(kind -> kind.getValue().stream().map(concept -> Map.entry(concept, kind.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Those of a trial; none where it tells no status. */
    static List<StatusBadge> of(GraphView graph, Node trial) {
        return graph.values(trial, Vocabulary.property(TrialProperties.OVERALL_STATUS)).stream()
                .map(status -> new StatusBadge(
                        KIND_BY_CONCEPT.getOrDefault(Iris.localName(status.getURI()), "unknown"), graph.words(status)))
                .toList();
    }

    /** The words of some of them, with commas between them. */
    static String words(List<StatusBadge> badges) {
        return badges.stream().map(StatusBadge::words).collect(Collectors.joining(", "));
    }
}
