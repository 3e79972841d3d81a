package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.TrialView.ArmView;
import org.trialgraph.web.html.TrialView.ConditionView;
import org.trialgraph.web.html.TrialView.InterventionView;
import org.trialgraph.web.html.TrialView.MeshView;
import org.trialgraph.web.html.TrialView.OutcomeView;
import org.trialgraph.web.html.TrialView.SiteView;
import org.trialgraph.web.html.TrialView.Sites;

/** Reads the parts of a trial: conditions, arms, interventions, outcomes, sites. */
final class TrialParts {
    private static final int SITES_AT_ONCE = 8;
    private static final int MOST_SITES = 60;

    private final GraphView graph;
    private final Node trial;

    TrialParts(GraphView graph, Node trial) {
        this.graph = graph;
        this.trial = trial;
    }

    /** The conditions with the headings that they were linked to, then the headings that the registry assigned. */
    List<ConditionView> conditions() {
        List<ConditionView> conditions = new ArrayList<>();
        for (Node condition : graph.values(trial, Vocabulary.CONDITION)) {
            conditions.add(new ConditionView(
                    graph.names(condition),
                    graph.links().path(condition.getURI()).orElse(""),
                    headings(condition)));
        }
        List<MeshView> assigned = assigned();
        if (!assigned.isEmpty()) {
            conditions.add(
                    new ConditionView(List.of(RenderedValue.text("Assigned by the registry", "en")), "", assigned));
        }
        List<MeshView> topics = plain(trial, Vocabulary.TOPIC_MESH, "found in titles or keywords");
        if (!topics.isEmpty()) {
            conditions.add(new ConditionView(List.of(RenderedValue.text("In titles and keywords", "en")), "", topics));
        }
        return conditions;
    }

    List<ArmView> arms() {
        return graph.values(trial, Vocabulary.ARM).stream()
                .map(arm -> new ArmView(
                        graph.names(arm),
                        joined(arm, Vocabulary.ARM_TYPE),
                        graph.shown(arm, Vocabulary.DESCRIPTION),
                        graph.shown(arm, Vocabulary.ARM_INTERVENTION),
                        participants(graph.words(arm, Vocabulary.ARM_SIZE))))
                .toList();
    }

    private static String participants(String size) {
        return size.isEmpty() ? "" : size + (size.equals("1") ? " participant" : " participants");
    }

    List<InterventionView> interventions() {
        return graph.values(trial, Vocabulary.INTERVENTION).stream()
                .map(intervention -> new InterventionView(
                        graph.links().path(intervention.getURI()).orElse(""),
                        graph.names(intervention),
                        joined(intervention, Vocabulary.INTERVENTION_TYPE),
                        graph.shown(intervention, Vocabulary.OTHER_NAME),
                        graph.shown(intervention, Vocabulary.DESCRIPTION),
                        headings(intervention)))
                .toList();
    }

    List<OutcomeView> outcomes() {
        return graph.values(trial, Vocabulary.OUTCOME).stream()
                .map(outcome -> new OutcomeView(
                        kind(outcome),
                        graph.names(outcome),
                        graph.shown(outcome, Vocabulary.TIME_FRAME),
                        graph.shown(outcome, Vocabulary.DESCRIPTION)))
                .toList();
    }

    Sites sites(List<Node> sites) {
        List<SiteView> views = siteViews(sites.subList(0, Math.min(MOST_SITES, sites.size())));
        int seen = Math.min(SITES_AT_ONCE, views.size());
        return new Sites(
                graph.links().path(trial.getURI()).orElse("") + "/sites.html",
                sites.size(),
                graph.shown(trial, Vocabulary.COUNTRY),
                views.subList(0, seen),
                views.subList(seen, views.size()),
                sites.size() - seen);
    }

    List<SiteView> siteViews(List<Node> sites) {
        Set<Node> recruiting = Set.copyOf(graph.values(trial, Vocabulary.RECRUITING_SITE));
        return sites.stream()
                .map(site -> new SiteView(graph.shown(site), place(site), recruiting.contains(site)))
                .toList();
    }

    private String place(Node site) {
        return Stream.of(Vocabulary.CITY, Vocabulary.REGION, Vocabulary.COUNTRY)
                .map(property -> graph.words(site, property))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String kind(Node outcome) {
        if (graph.is(outcome, Vocabulary.PRIMARY_OUTCOME)) {
            return "primary";
        }
        return graph.is(outcome, Vocabulary.SECONDARY_OUTCOME) ? "secondary" : "other";
    }

    /** Every link of a name to a heading, those below the threshold too, with how each was found. */
    private List<MeshView> headings(Node named) {
        List<MeshView> headings = new ArrayList<>();
        for (Node link : graph.subjects(Vocabulary.FROM, named)) {
            graph.value(link, Vocabulary.TO)
                    .filter(to -> to.getURI().startsWith(MeshVocabulary.MESH))
                    .ifPresent(to -> headings.add(new MeshView(
                            graph.shown(to),
                            graph.words(link, Vocabulary.MATCHED_TEXT),
                            graph.words(link, Vocabulary.LINK_METHOD),
                            graph.words(link, Vocabulary.CONFIDENCE))));
        }
        headings.sort(Comparator.comparing(MeshView::confidence).reversed());
        return headings;
    }

    /** The registry's headings; one that is not in the MeSH at hand by the words that the registry printed. */
    private List<MeshView> assigned() {
        Map<Node, String> printed = new HashMap<>();
        for (Node link : graph.subjects(Vocabulary.FROM, trial)) {
            graph.value(link, Vocabulary.TO)
                    .ifPresent(to -> printed.put(to, graph.words(link, Vocabulary.MATCHED_TEXT)));
        }
        return graph.values(trial, Vocabulary.REGISTRY_MESH).stream()
                .map(heading -> {
                    RenderedValue shown = graph.shown(heading);
                    boolean nameless = heading.getURI().endsWith("/" + shown.text());
                    String words = printed.getOrDefault(heading, "");
                    return new MeshView(
                            nameless && !words.isEmpty() ? RenderedValue.link(words, "en", shown.href()) : shown,
                            "",
                            "assigned by the registry",
                            "");
                })
                .toList();
    }

    private List<MeshView> plain(Node subject, Node property, String method) {
        return graph.shown(subject, property).stream()
                .map(heading -> new MeshView(heading, "", method, ""))
                .toList();
    }

    private String joined(Node subject, Node property) {
        return graph.shown(subject, property).stream().map(RenderedValue::text).collect(Collectors.joining(", "));
    }
}
