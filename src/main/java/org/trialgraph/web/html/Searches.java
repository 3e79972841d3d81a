package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.SearchRequest.Facet;

/** Finds trials, counts them by facet and shows them. To be called within a read transaction. */
public final class Searches {
    private static final int MOST_VALUES = 15;

    private final DatasetGraph current;
    private final TrialLists trials;
    private final Descriptions descriptions;
    private final Links links;
    private final String base;
    private final RecentAnswers<Matches> cache = new RecentAnswers<>(50);

    /** Over lists of trials and the names of what they are counted by. */
    public Searches(DatasetGraph current, TrialLists trials, Descriptions descriptions, Links links, String base) {
        this.current = current;
        this.trials = trials;
        this.descriptions = descriptions;
        this.links = links;
        this.base = base;
    }

    /**
     * What was found.
     *
     * @param frame what is around it
     * @param words what was typed
     * @param trials a page of trials
     * @param facets the counts by facet
     * @param json the address of the same as JSON
     */
    public record Found(Frame frame, String words, TrialLists.Trials trials, List<FacetView> facets, String json) {}

    /**
     * A facet.
     *
     * @param all the address of the search without a choice, empty where there is none
     * @param parameter the name of its parameter
     * @param chosen the value chosen, empty for none
     */
    public record FacetView(String title, String parameter, String chosen, String all, List<Choice> choices) {
        boolean shown() {
            return !choices.isEmpty();
        }
    }

    /** A value of a facet, with the number of trials that have it. */
    public record Choice(Shown name, String value, long count, String href, boolean current) {}

    /** Does a search. */
    public Found find(SearchRequest request) {
        Matches matches = cache.computeIfAbsent(request.address(""), address -> matches(request));
        List<FacetView> facets = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            facets.add(facet(request, facet, matches.counts().get(facet)));
        }
        TrialLists.Trials found =
                trials.page(matches.trials(), matches.query(), request.page(), request.address("/search"));
        String title = request.words().isEmpty() ? "Find trials" : "Trials: " + request.words();
        Frame frame = new Frame(
                title,
                "",
                "Clinical trials found by words and facets.",
                "",
                List.of(),
                "",
                Shown.visible(request.words()));
        return new Found(frame, request.words(), found, facets, request.address("/search.json") + request.page());
    }

    /** The trials that a search finds, the best first, and their counts. */
    private record Matches(List<Node> trials, String query, Map<Facet, Map<Node, Long>> counts) {}

    private Matches matches(SearchRequest request) {
        String pattern = request.pattern(base);
        String query = TrialLists.prefixes(pattern) + "SELECT DISTINCT ?trial ?score {\n  " + pattern
                + "\n} ORDER BY DESC(?score) ?trial";
        List<Node> found = trials.ask(query).stream()
                .map(row -> row.get("trial"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Matches(found, query, new FacetCounts(current).of(found));
    }

    private FacetView facet(SearchRequest request, Facet facet, Map<Node, Long> counts) {
        String chosen = request.choices().getOrDefault(facet, "");
        List<Choice> choices = counts.entrySet().stream()
                .sorted(Map.Entry.<Node, Long>comparingByValue()
                        .reversed()
                        .thenComparing(e -> e.getKey().toString()))
                .limit(MOST_VALUES)
                .map(e -> choice(request, facet, chosen, e.getKey(), e.getValue()))
                .toList();
        String all = chosen.isEmpty() ? "" : request.address("/search", facet, "") + "1";
        return new FacetView(facet.title(), facet.parameter(), chosen, all, choices);
    }

    private Choice choice(SearchRequest request, Facet facet, String chosen, Node value, long count) {
        String key = value.getURI().replaceFirst("^.*[/#]", "");
        Shown name = new GraphView(descriptions.namesOf(value), links).shown(value);
        return new Choice(name, key, count, request.address("/search", facet, key) + "1", key.equals(chosen));
    }
}
