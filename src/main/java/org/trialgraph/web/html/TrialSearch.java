package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.SearchRequest.Facet;

/** Finds trials, counts them by facet and shows them. To be called within a read transaction. */
public final class TrialSearch {
    private static final int MOST_VALUES = 15;

    private final Supplier<FacetIndex> table;
    private final WordSearch wordSearch;
    private final TrialLists trials;
    private final Descriptions descriptions;
    private final Links links;
    private final String base;
    private final LruCache<List<Node>> byWords = new LruCache<>(50);
    private final LruCache<BitSet> underHeadings = new LruCache<>(50);

    /** Over lists of trials and the names of what they are counted by. */
    public TrialSearch(
            Supplier<FacetIndex> table,
            WordSearch wordSearch,
            TrialLists trials,
            Descriptions descriptions,
            Links links,
            String base) {
        this.table = table;
        this.wordSearch = wordSearch;
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
    public record Found(PageFrame frame, String words, TrialLists.Trials trials, List<FacetView> facets, String json) {}

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
    public record Choice(RenderedValue name, String value, long count, String href, boolean current) {}

    /** Does a search. */
    public Found find(SearchRequest request) {
        Matches matches = matches(request);
        List<FacetView> facets = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            facets.add(facet(request, facet, table.get().counts(facet, matches.bits())));
        }
        TrialLists.Trials found =
                trials.page(matches.trials(), matches.query(), request.page(), request.address("/search"));
        String title = request.words().isEmpty() ? "Find trials" : "Trials: " + request.words();
        PageFrame frame = new PageFrame(
                title,
                "",
                "Clinical trials found by words and facets.",
                "",
                List.of(),
                "",
                RenderedValue.visible(request.words()));
        return new Found(frame, request.words(), found, facets, request.address("/search.json") + request.page());
    }

    /**
     * What a search finds.
     *
     * @param trials the trials, the best first
     * @param bits the same, to be counted
     * @param query the query that finds them
     */
    private record Matches(List<Node> trials, BitSet bits, String query) {}

    /** What has the words and is of all the choices. Words are looked up once, however the choices then change. */
    private Matches matches(SearchRequest request) {
        BitSet bits = table.get().all();
        request.choices().forEach((facet, value) -> bits.and(chosen(facet, value)));
        List<Node> found;
        if (request.words().isEmpty()) {
            found = table.get().trials(bits);
        } else {
            List<Node> worded = byWords.computeIfAbsent(request.words(), words -> {
                SearchRequest plain = new SearchRequest(words, Map.of(), 1);
                return wordSearch.trialsOf(plain.lookups());
            });
            bits.and(table.get().of(worded));
            found = worded.stream()
                    .filter(trial -> table.get().holds(bits, trial))
                    .toList();
        }
        return new Matches(found, bits, query(request));
    }

    private BitSet chosen(Facet facet, String value) {
        Node node = NodeFactory.createURI(facet.iri(value, base));
        boolean below = facet == Facet.MESH && !table.get().knows(facet, node);
        return below ? under(value) : table.get().having(facet, node);
    }

    /** The trials below a heading that heads no branch, and those of a branch by its letters. */
    private BitSet under(String value) {
        return underHeadings.computeIfAbsent(
                value, v -> table.get().of(ask(query(new SearchRequest("", Map.of(Facet.MESH, v), 1)))));
    }

    private String query(SearchRequest request) {
        String pattern = request.pattern(base);
        return TrialLists.prefixes(pattern) + "SELECT DISTINCT ?trial ?score {\n  " + pattern
                + "\n} ORDER BY DESC(?score) ?trial";
    }

    private List<Node> ask(String query) {
        return trials.ask(query).stream()
                .map(row -> row.get("trial"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
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
        RenderedValue name = new GraphView(descriptions.namesOf(value), links).shown(value);
        return new Choice(name, key, count, request.address("/search", facet, key) + "1", key.equals(chosen));
    }
}
