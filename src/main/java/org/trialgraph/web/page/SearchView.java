package org.trialgraph.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.search.Facet;
import org.trialgraph.search.Match;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.ServedDataset;

/**
 * The page of a search.
 *
 * @param frame what is around it
 * @param asked what was asked for
 * @param understood what it was taken to mean
 * @param orders the orders of the trials
 * @param chosen the values that were chosen
 * @param problems what was asked for and cannot be, in sentences
 * @param trials a page of the trials found
 * @param facets the counts by facet
 */
record SearchView(
        PageFrame frame,
        SearchRequest asked,
        UnderstoodView understood,
        List<Order> orders,
        List<Chosen> chosen,
        List<String> problems,
        TrialListView trials,
        List<FacetView> facets) {

    private static final int LONGEST_QUOTED = 60;

    /** Parameters that are fields of the form. */
    private static final Set<String> FIELDS = Set.of("q", "near", "km");

    private static final Map<SearchRequest.Order, String> ORDERS = Map.of(
            SearchRequest.Order.RELEVANCE, "best match",
            SearchRequest.Order.START, "latest start",
            SearchRequest.Order.UPDATE, "latest update",
            SearchRequest.Order.RECRUITING, "recruiting first");

    /**
     * A value of a facet that was chosen, or the neighbourhood of a place.
     *
     * @param what name of the facet
     * @param name what people call the value
     * @param without the same search without it
     */
    record Chosen(String what, String name, String without) {}

    /** An order of the trials, with the same search in it. */
    record Order(String name, String href, boolean current) {}

    /** A parameter that the form sends along. */
    record Parameter(String name, String value) {}

    /**
     * Does a search, within a read transaction.
     *
     * @param parameters what was sent, null where it was not
     */
    static SearchView of(
            ServedDataset dataset,
            TrialSearch search,
            FacetNames names,
            SearchRequest asked,
            UnaryOperator<String> parameters) {
        GraphView store = GraphView.of(dataset);
        String title = asked.words().isEmpty() ? "Find trials" : "Trials: " + asked.words();
        PageFrame frame = PageFrame.plain(title, "Search for clinical trials by words and facets.");
        TrialSearch.Hits hits = search.find(asked);
        Function<Node, List<Match>> matches =
                asked.words().isEmpty() ? trial -> List.of() : trial -> search.matches(asked, trial);
        return new SearchView(
                frame.searching(asked.words()),
                asked,
                UnderstoodView.of(store, asked, hits.understood()),
                Arrays.stream(SearchRequest.Order.values())
                        .map(order -> new Order(
                                ORDERS.get(order), SearchPages.page(asked.with(order)), order == asked.order()))
                        .toList(),
                chosen(names, asked),
                problems(search, asked, dataset.base(), parameters),
                TrialListView.of(store, hits, SearchPages.address("/search", asked), matches),
                FacetView.all(names, search, asked));
    }

    private static List<Chosen> chosen(FacetNames names, SearchRequest asked) {
        Stream<Chosen> values = Arrays.stream(Facet.values())
                .filter(asked.choices()::containsKey)
                .map(facet -> new Chosen(
                        facet.title(),
                        names.of(facet, asked.choices().get(facet)).text(),
                        SearchPages.page(asked.with(facet, ""))));
        Stream<Chosen> near = asked.near().stream()
                .map(place -> new Chosen(
                        "Site within " + place.kilometres() + " km of",
                        RenderedValue.visible(place.place()),
                        SearchPages.page(asked.near(Optional.empty()))));
        return Stream.concat(values, near).toList();
    }

    /** That words are cut; the values of facets that no trial has, and those that none could have. */
    static List<String> problems(
            TrialSearch search, SearchRequest asked, String base, UnaryOperator<String> parameters) {
        String words = StringUtils.strip(StringUtils.defaultString(parameters.apply("q")));
        Stream<String> cut = words.length() <= SearchRequest.LONGEST
                ? Stream.empty()
                : Stream.of("Searched for the first " + SearchRequest.LONGEST + " characters.");
        Stream<String> unknown = Arrays.stream(Facet.values()).flatMap(facet -> {
            String sent = StringUtils.defaultString(parameters.apply(facet.parameter()));
            String value = asked.choices().get(facet);
            String quoted = " “" + RenderedValue.visible(RenderedValue.shortened(sent, LONGEST_QUOTED)) + "”";
            String name = facet.title().toLowerCase(Locale.ENGLISH).replace("mesh", "MeSH") + quoted;
            if (value == null) {
                return sent.isBlank() ? Stream.empty() : Stream.of("No " + name + ": this filter is left out.");
            }
            Node node = facet.node(value, base);
            boolean had = search.having(facet, node).size() > 0;
            return had ? Stream.empty() : Stream.of("No " + name + " has any trial here.");
        });
        return Stream.concat(cut, unknown).toList();
    }

    /** What the form sends along beside its fields. */
    List<Parameter> hidden() {
        return asked.parameters().entrySet().stream()
                .filter(parameter -> !FIELDS.contains(parameter.getKey()))
                .map(parameter -> new Parameter(parameter.getKey(), parameter.getValue()))
                .toList();
    }

    /** The place near which sites are looked for. */
    String near() {
        return asked.near().map(place -> RenderedValue.visible(place.place())).orElse("");
    }

    /** How many kilometres a site may be away. */
    int kilometres() {
        return asked.near().map(SearchRequest.Near::kilometres).orElse(SearchRequest.Near.USUAL);
    }

    /** How many trials there are, in words. */
    String count() {
        long total = trials.paging().total();
        return total == 1 ? "1 trial" : Charts.number(total) + " trials";
    }

    /** Whether more than one value was chosen. */
    boolean several() {
        return chosen.size() > 1;
    }

    /** Where the trial is registered whose number was searched for and is not here; empty for other words. */
    RenderedValue official() {
        return trials.items().isEmpty() ? ResourcePages.official(asked.words()) : RenderedValue.NONE;
    }

    /** Whether there are values to filter by. */
    boolean filtered() {
        return facets.stream().anyMatch(facet -> !facet.choices().isEmpty());
    }

    /** The search of the same words without any choice. */
    String none() {
        return SearchPages.page(SearchRequest.of(asked.words()));
    }

    /** What asks for the search in other forms. */
    String parameters() {
        return SearchPages.parameters(asked);
    }

    /** The address of the feed of what is found. */
    String feed() {
        return "/search.atom?" + SearchPages.parameters(asked.with(SearchRequest.Order.RELEVANCE));
    }

    /** The other forms. */
    List<ResultForm> forms() {
        return ResultForm.ALL;
    }
}
