package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.search.Facet;
import org.trialgraph.search.ReleaseFacets;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.ServedDataset;

/** Makes the home page: what is in the store, of when, under which terms, and how to query it. */
final class HomeView {
    private static final int EXAMPLES = 6;
    private static final int LONGEST_LABEL = 26;

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final List<ExampleQuery> queries;
    private final Templates templates;
    private final GraphView store;
    private byte @Nullable [] page;

    /** Over the current graphs and the example queries. */
    HomeView(ServedDataset dataset, TrialSearch search, List<ExampleQuery> queries, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.queries = queries;
        this.templates = templates;
        this.store = GraphView.of(dataset);
    }

    /**
     * What the template shows.
     *
     * @param count how many trials there are
     * @param updated the latest update that any registry gives
     * @param captured when the newest document was retrieved
     * @param charts the counts
     * @param examples some example queries
     * @param licences terms of the documents, with the number of documents under each
     */
    record View(
            PageFrame frame,
            String count,
            String updated,
            String captured,
            List<BarChart> charts,
            List<ExampleQuery> examples,
            List<Licence> licences) {}

    /** Terms of use and the publisher that sets them. */
    record Licence(RenderedValue publisher, RenderedValue terms, String count) {}

    /**
     * Counts as bars, one below the other, 400 units wide.
     *
     * @param title what is counted
     * @param height of the drawing
     */
    record BarChart(String title, String anchor, int height, List<Bar> bars) {
        private static final int ROW = 24;
        private static final int LABEL = 170;
        private static final int LONGEST = 180;

        static BarChart of(String title, List<Count> counts) {
            long most = counts.stream().mapToLong(Count::count).max().orElse(1);
            List<Bar> bars = new ArrayList<>();
            for (Count count : counts) {
                int y = bars.size() * ROW;
                long width = Math.max(2, count.count() * LONGEST / Math.max(1, most));
                bars.add(new Bar(count, y + 4, y + 17, width, LABEL + width + 6));
            }
            String anchor = title.toLowerCase(Locale.ROOT).replace(' ', '-');
            return new BarChart(title, anchor, bars.size() * ROW, bars);
        }
    }

    /**
     * How many trials have a value.
     *
     * @param href where these trials are found, empty where they cannot be searched for
     */
    record Count(String label, String href, long count) {}

    /**
     * A bar.
     *
     * @param y upper edge
     * @param textY where words of the row stand
     * @param width length of the bar
     * @param countX where the number stands
     */
    record Bar(Count value, int y, int textY, long width, long countX) {}

    /** The page in HTML, which is made once, since a release never changes. */
    public synchronized byte[] page() {
        if (page == null) {
            page = templates.fill("home", dataset.current().calculateRead(this::view));
        }
        return page;
    }

    private View view() {
        ReleaseFacets facets = search.facets();
        return new View(
                PageFrame.plain("Clinical trials as linked data", "Clinical-trial registrations as linked data."),
                Integer.toString(facets.index().size()),
                facets.updated(),
                facets.captured(),
                List.of(chart(Facet.REGISTRY, 24), chart(Facet.STATUS, 16), chart(Facet.PHASE, 10), years(facets)),
                queries.stream().limit(EXAMPLES).toList(),
                facets.terms().stream()
                        .map(each -> new Licence(
                                shown(each.publisher()), shown(each.terms()), Long.toString(each.documents())))
                        .toList());
    }

    private BarChart chart(Facet facet, int most) {
        List<Count> counts = SearchPages.mostFrequent(search.index().counts(facet), most).stream()
                .map(each -> count(facet, each))
                .toList();
        return BarChart.of(facet.title(), counts);
    }

    private Count count(Facet facet, Map.Entry<Node, Long> count) {
        String label = store.words(count.getKey());
        SearchRequest request = SearchRequest.of(facet, Facet.value(count.getKey()), 1);
        return new Count(
                label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…",
                SearchPages.address("/search", request) + "1",
                count.getValue());
    }

    private static BarChart years(ReleaseFacets facets) {
        return BarChart.of(
                "Year of start",
                facets.years().stream()
                        .map(each -> new Count(each.year(), "", each.trials()))
                        .toList());
    }

    private RenderedValue shown(Node node) {
        RenderedValue shown = store.shown(node);
        return shown.external() ? new RenderedValue(node.getURI(), "", shown.href(), true, "") : shown;
    }
}
