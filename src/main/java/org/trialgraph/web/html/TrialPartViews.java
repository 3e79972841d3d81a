package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/** The parts of a trial as tables and lists: conditions, arms, interventions, outcomes, sites. */
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
     * A condition, arm, intervention or outcome.
     *
     * @param href its page; empty where the row is about no resource
     * @param type its type in words
     * @param note the number of participants of an arm
     * @param related the interventions of an arm, the other names of an intervention, the time frames of an outcome
     * @param headings the MeSH headings that it is linked to
     */
    record Part(
            List<RenderedValue> names,
            String href,
            String type,
            String note,
            List<RenderedValue> related,
            List<RenderedValue> descriptions,
            List<MeshView> headings) {}

    /** Parts of one kind; a column in which no part has anything is not shown. */
    record Table(List<Part> parts) {
        boolean typed() {
            return parts.stream().anyMatch(part -> !part.type().isEmpty());
        }

        boolean described() {
            return parts.stream()
                    .anyMatch(part ->
                            !part.descriptions().isEmpty() || !part.headings().isEmpty());
        }

        boolean timed() {
            return parts.stream().anyMatch(part -> !part.related().isEmpty());
        }
    }

    /**
     * A MeSH heading that a name was linked to.
     *
     * @param words the words that matched, empty where the registry itself assigned it
     * @param method how it was found, in words
     */
    record MeshView(RenderedValue heading, String words, String method, String confidence) {}

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

    /** The conditions with the headings that they were linked to, then the headings that the registry assigned. */
    List<Part> conditions() {
        List<Part> conditions = new ArrayList<>();
        for (Node condition : graph.values(trial, Vocabulary.CONDITION)) {
            conditions.add(part(condition, "", "", List.of(), headings(condition)));
        }
        add(conditions, "MeSH headings assigned by the registry", assigned());
        add(
                conditions,
                "MeSH headings of titles and keywords",
                graph.shown(trial, Vocabulary.TOPIC_MESH).stream()
                        .map(heading -> new MeshView(heading, "", "found in titles or keywords", ""))
                        .toList());
        return conditions;
    }

    private static void add(List<Part> conditions, String name, List<MeshView> headings) {
        if (!headings.isEmpty()) {
            List<RenderedValue> names = List.of(RenderedValue.text(name, "en"));
            conditions.add(new Part(names, "", "", "", List.of(), List.of(), headings));
        }
    }

    Table arms() {
        return table(Vocabulary.ARM, arm -> {
            String size = graph.words(arm, Vocabulary.ARM_SIZE);
            return part(
                    arm,
                    graph.allWords(arm, Vocabulary.ARM_TYPE),
                    size.isEmpty() ? "" : participants(size),
                    graph.shown(arm, Vocabulary.ARM_INTERVENTION),
                    List.of());
        });
    }

    Table interventions() {
        return table(
                Vocabulary.INTERVENTION,
                each -> part(
                        each,
                        graph.allWords(each, Vocabulary.INTERVENTION_TYPE),
                        "",
                        graph.shown(each, Vocabulary.OTHER_NAME),
                        headings(each)));
    }

    Table outcomes() {
        return table(Vocabulary.OUTCOME, outcome -> {
            boolean secondary = graph.is(outcome, Vocabulary.SECONDARY_OUTCOME);
            String type = graph.is(outcome, Vocabulary.PRIMARY_OUTCOME) ? "primary" : secondary ? "secondary" : "other";
            return part(outcome, type, "", graph.shown(outcome, Vocabulary.TIME_FRAME), List.of());
        });
    }

    private Table table(Node property, Function<Node, Part> part) {
        return new Table(graph.values(trial, property).stream().map(part).toList());
    }

    private Part part(Node part, String type, String note, List<RenderedValue> related, List<MeshView> headings) {
        List<RenderedValue> descriptions = graph.shown(part, Vocabulary.DESCRIPTION);
        return new Part(graph.names(part), graph.path(part), type, note, related, descriptions, headings);
    }

    /** A number of participants in words. */
    static String participants(String number) {
        return number + (number.equals("1") ? " participant" : " participants");
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
                    String words = printed.getOrDefault(heading, "");
                    boolean nameless = heading.getURI().endsWith("/" + shown.text());
                    RenderedValue name =
                            nameless && !words.isEmpty() ? RenderedValue.link(words, "en", shown.href()) : shown;
                    return new MeshView(name, "", "assigned by the registry", "");
                })
                .toList();
    }
}
