package org.trialgraph.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/**
 * MeSH headings of a trial as a whole, which its registry assigned or its titles and keywords name: those of drugs and procedures
 * beside its interventions, all others beside its conditions.
 */
record RegistryHeadings(List<Heading> ofConditions, List<Heading> ofInterventions) {
    /** Branches of MeSH: chemicals and drugs; analytical, diagnostic and therapeutic procedures. */
    private static final String INTERVENTIONS = "DE";

    /** Supplementary concepts, nearly all of them substances, have no place in the tree. */
    private static final String SUPPLEMENTARY = MeshVocabulary.MESH + "C";

    /** A heading with where it is from, in words. */
    record Heading(RenderedValue name, String origin) {}

    private record Assigned(Node heading, String origin) {}

    /** Those of a trial. */
    static RegistryHeadings of(GraphView graph, Node trial) {
        List<Assigned> all = Stream.concat(
                        graph.values(trial, Vocabulary.REGISTRY_MESH).stream()
                                .map(heading -> new Assigned(heading, "assigned by the registry")),
                        graph.values(trial, Vocabulary.TOPIC_MESH).stream()
                                .map(heading -> new Assigned(heading, "found in titles or keywords")))
                .toList();
        Map<Node, String> printed = new HashMap<>();
        for (Node link : all.isEmpty() ? List.<Node>of() : graph.subjects(Vocabulary.FROM, trial)) {
            graph.value(link, Vocabulary.TO)
                    .ifPresent(to -> printed.put(to, graph.words(link, Vocabulary.MATCHED_TEXT)));
        }
        return new RegistryHeadings(
                all.stream()
                        .filter(each -> !ofIntervention(graph, each.heading()))
                        .map(each -> heading(graph, each, printed))
                        .toList(),
                all.stream()
                        .filter(each -> ofIntervention(graph, each.heading()))
                        .map(each -> heading(graph, each, printed))
                        .toList());
    }

    /** Whether a heading stands in no branch of MeSH but those of interventions. */
    private static boolean ofIntervention(GraphView graph, Node heading) {
        List<Node> places = graph.values(heading, MeshVocabulary.TREE_NUMBER);
        return places.isEmpty()
                ? heading.getURI().startsWith(SUPPLEMENTARY)
                : places.stream()
                        .allMatch(place -> StringUtils.contains(
                                INTERVENTIONS,
                                GraphView.localName(place.getURI()).charAt(0)));
    }

    /** One that is not in the MeSH at hand is named by the words that the registry printed. */
    private static Heading heading(GraphView graph, Assigned assigned, Map<Node, String> printed) {
        Node heading = assigned.heading();
        RenderedValue shown = graph.shown(heading);
        String words = printed.getOrDefault(heading, "");
        boolean nameless = heading.getURI().endsWith("/" + shown.text());
        return new Heading(
                nameless && !words.isEmpty() ? RenderedValue.link(words, "en", shown.href()) : shown,
                assigned.origin());
    }
}
