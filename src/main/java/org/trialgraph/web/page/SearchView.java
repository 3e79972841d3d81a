package org.trialgraph.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.search.Facet;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.ServedDataset;

/**
 * The page of a search.
 *
 * @param frame what is around it
 * @param asked what was asked for
 * @param chosen the values that were chosen
 * @param problems what was asked for and cannot be, in sentences
 * @param trials a page of the trials found
 * @param facets the counts by facet
 */
record SearchView(
        PageFrame frame,
        SearchRequest asked,
        List<Chosen> chosen,
        List<String> problems,
        TrialListView trials,
        List<FacetView> facets) {

    private static final int LONGEST_QUOTED = 60;

    /**
     * A value of a facet that was chosen.
     *
     * @param facet name of the facet
     * @param name what people call the value
     * @param parameter the parameter of the facet
     * @param value the value in an address
     * @param without the same search without it
     */
    record Chosen(String facet, RenderedValue name, String parameter, String value, String without) {}

    /**
     * Does a search, within a read transaction.
     *
     * @param parameters what was sent, null where it was not
     */
    static SearchView of(
            ServedDataset dataset, TrialSearch search, SearchRequest asked, UnaryOperator<String> parameters) {
        GraphView store = GraphView.of(dataset);
        String title = asked.words().isEmpty() ? "Find trials" : "Trials: " + asked.words();
        PageFrame frame = PageFrame.plain(title, "Search for clinical trials by words and facets.");
        return new SearchView(
                frame.searching(asked.words()),
                asked,
                Arrays.stream(Facet.values())
                        .filter(asked.choices()::containsKey)
                        .map(facet -> chosen(store, facet, asked, dataset.base()))
                        .toList(),
                problems(search, asked, dataset.base(), parameters),
                TrialListView.of(store, search.find(asked), SearchPages.address("/search", asked)),
                FacetView.all(store, search, asked));
    }

    private static Chosen chosen(GraphView store, Facet facet, SearchRequest asked, String base) {
        String value = asked.choices().get(facet);
        return new Chosen(
                facet.title(),
                FacetView.name(store, facet, facet.node(value, base)),
                facet.parameter(),
                value,
                "/search?" + SearchPages.parameters(asked.with(facet, "")));
    }

    /** The values of facets that no trial has, and those that none could have. */
    static List<String> problems(
            TrialSearch search, SearchRequest asked, String base, UnaryOperator<String> parameters) {
        return Arrays.stream(Facet.values())
                .flatMap(facet -> {
                    String sent = StringUtils.defaultString(parameters.apply(facet.parameter()));
                    String value = asked.choices().get(facet);
                    String quoted = " “" + RenderedValue.visible(RenderedValue.shortened(sent, LONGEST_QUOTED)) + "”";
                    String name = facet.title().toLowerCase(Locale.ENGLISH).replace("mesh", "MeSH") + quoted;
                    if (value == null) {
                        return sent.isBlank() ? Stream.empty() : Stream.of("No " + name + ": this filter is left out.");
                    }
                    Node node = facet.node(value, base);
                    boolean had = !search.index().having(facet, node).isEmpty();
                    return had ? Stream.empty() : Stream.of("No " + name + " has any trial here.");
                })
                .toList();
    }

    /** How many trials there are, in words. */
    String count() {
        long total = trials.paging().total();
        return total == 1 ? "1 trial" : String.format(Locale.ENGLISH, "%,d trials", total);
    }

    /** Whether more than one value was chosen. */
    boolean several() {
        return chosen.size() > 1;
    }

    /** The search of the same words without any choice. */
    String none() {
        return "/search?" + SearchPages.parameters(SearchRequest.of(asked.words()));
    }

    /** What asks for the search in other forms. */
    String parameters() {
        return SearchPages.parameters(asked);
    }

    /** The address of the feed of what is found. */
    String feed() {
        return "/search.atom?" + parameters();
    }

    /** The other forms. */
    List<ResultForm> forms() {
        return ResultForm.ALL;
    }
}
