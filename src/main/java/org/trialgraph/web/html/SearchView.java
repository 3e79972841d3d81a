package org.trialgraph.web.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.trialgraph.search.Facet;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.ServedDataset;

/** Makes the page of a search. To be called within a read transaction. */
public final class SearchView {
    private static final int MOST_VALUES = 15;

    private final ServedDataset dataset;
    private final TrialSearch search;

    /** Over a search and the names of what it finds. */
    public SearchView(ServedDataset dataset, TrialSearch search) {
        this.dataset = dataset;
        this.search = search;
    }

    /**
     * What the template shows.
     *
     * @param frame what is around it
     * @param words what was typed
     * @param trials a page of the trials found
     * @param facets the counts by facet
     * @param json the address of the same as JSON
     */
    public record View(PageFrame frame, String words, TrialListView trials, List<FacetView> facets, String json) {}

    /**
     * A facet.
     *
     * @param parameter the name of its parameter
     * @param all the address of the search without a choice, empty where there is none
     */
    public record FacetView(String title, String parameter, String all, List<Choice> choices) {}

    /** A value of a facet, with the number of trials that have it. */
    public record Choice(RenderedValue name, String value, long count, String href, boolean current) {}

    /** Does a search. */
    public View view(SearchRequest request) {
        GraphView store = GraphView.of(dataset);
        String title = request.words().isEmpty() ? "Find trials" : "Trials: " + request.words();
        PageFrame frame = PageFrame.plain(title, "Search for clinical trials by words and facets.");
        return new View(
                frame.searching(request.words()),
                request.words(),
                TrialListView.of(store, search.find(request), address("/search", request)),
                Arrays.stream(Facet.values())
                        .map(facet -> facet(store, request, facet))
                        .toList(),
                address("/search.json", request) + request.page());
    }

    /** The values that most trials have. */
    private FacetView facet(GraphView store, SearchRequest request, Facet facet) {
        String chosen = request.choices().getOrDefault(facet, "");
        List<Choice> choices = mostFrequent(search.counts(request, facet), MOST_VALUES).stream()
                .map(count -> {
                    String value = Facet.value(count.getKey());
                    return new Choice(
                            store.shown(count.getKey()),
                            value,
                            count.getValue(),
                            address("/search", request.with(facet, value)) + "1",
                            value.equals(chosen));
                })
                .toList();
        String all = chosen.isEmpty() ? "" : address("/search", request.with(facet, "")) + "1";
        return new FacetView(facet.title(), facet.parameter(), all, choices);
    }

    /** The most frequent values, those of the same count by their IRIs. */
    static List<Map.Entry<Node, Long>> mostFrequent(Map<Node, Long> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Node, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each -> each.getKey().getURI()))
                .limit(most)
                .toList();
    }

    /** The address of a search, up to the number of the page. */
    static String address(String path, SearchRequest request) {
        String choices = Arrays.stream(Facet.values())
                .filter(request.choices()::containsKey)
                .map(facet -> "&" + facet.parameter() + "=" + request.choices().get(facet))
                .collect(Collectors.joining());
        return path + "?q=" + URLEncoder.encode(request.words(), StandardCharsets.UTF_8) + choices + "&page=";
    }
}
