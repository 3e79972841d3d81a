package org.trialgraph.web.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;

/** The parts of a trial that its template cannot ask for by property alone: arms, outcomes, sites, assigned MeSH headings. */
final class TrialPartViews {
    private static final int SITES_AT_ONCE = 8;
    private static final int MOST_SITES = 60;

    private final GraphView graph;
    private final Node trial;

    TrialPartViews(GraphView graph, Node trial) {
        this.graph = graph;
        this.trial = trial;
    }

    /**
     * An arm or an outcome.
     *
     * @param remark the number of participants of an arm, the type of an outcome
     */
    record Part(NodeView part, String remark) {}

    /** A site. */
    record SiteView(RenderedValue name, String place, boolean recruiting) {}

    /**
     * The sites of a trial.
     *
     * @param page address of the list of all
     * @param count how many there are
     * @param first those seen at once
     * @param more those seen on demand
     */
    record Sites(String page, int count, List<SiteView> first, List<SiteView> more) {
        int hidden() {
            return count - first.size();
        }

        boolean cut() {
            return hidden() > more.size();
        }
    }

    /** The arms. */
    List<Part> arms() {
        return graph.views(trial, Vocabulary.ARM).stream()
                .map(arm -> new Part(arm, participants(graph.words(arm.node(), Vocabulary.ARM_SIZE))))
                .toList();
    }

    /** Whether a column for descriptions and MeSH headings of interventions has anything in it. */
    boolean interventionsDescribed() {
        return graph.views(trial, Vocabulary.INTERVENTION).stream()
                .anyMatch(
                        each -> graph.value(each.node(), Vocabulary.DESCRIPTION).isPresent()
                                || !each.meshLinks().isEmpty());
    }

    /** The outcomes. */
    List<Part> outcomes() {
        return graph.views(trial, Vocabulary.OUTCOME).stream()
                .map(outcome -> new Part(outcome, type(outcome.node())))
                .toList();
    }

    private String type(Node outcome) {
        boolean secondary = graph.is(outcome, Vocabulary.SECONDARY_OUTCOME);
        return graph.is(outcome, Vocabulary.PRIMARY_OUTCOME) ? "primary" : secondary ? "secondary" : "other";
    }

    /** A number of participants in words. */
    static String participants(String number) {
        return number.isEmpty() ? "" : number + (number.equals("1") ? " participant" : " participants");
    }

    Sites sites() {
        List<Node> all = graph.values(trial, Vocabulary.SITE);
        List<SiteView> views = sites(all.subList(0, Math.min(MOST_SITES, all.size())));
        int seen = Math.min(SITES_AT_ONCE, views.size());
        return new Sites(
                graph.path(trial) + "/sites.html",
                all.size(),
                views.subList(0, seen),
                views.subList(seen, views.size()));
    }

    List<SiteView> sites(List<Node> sites) {
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

    /** The registry's headings; one that is not in the MeSH at hand by the words that the registry printed. */
    List<RenderedValue> assignedHeadings() {
        Map<Node, String> printed = new HashMap<>();
        for (Node link : graph.subjects(Vocabulary.FROM, trial)) {
            graph.value(link, Vocabulary.TO)
                    .ifPresent(to -> printed.put(to, graph.words(link, Vocabulary.MATCHED_TEXT)));
        }
        return graph.values(trial, Vocabulary.REGISTRY_MESH).stream()
                .map(heading -> {
                    RenderedValue shown = graph.shown(heading);
                    String words = printed.getOrDefault(heading, "");
                    boolean nameless = heading.getURI().endsWith("/" + shown.text());
                    return nameless && !words.isEmpty() ? RenderedValue.link(words, "en", shown.href()) : shown;
                })
                .toList();
    }
}
