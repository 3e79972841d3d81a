package org.trialgraph.web.page;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.search.Facet;
import org.trialgraph.search.FacetIndex;
import org.trialgraph.search.RelatedTrials;
import org.trialgraph.search.ReleaseFacets;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.data.ServedDataset;

/** Makes the home page: what is in the store, of when, under which terms, and how to query it. */
final class HomeView {
    private static final int DISEASES = 12;
    private static final int MOST_VALUES = 30;

    /** Questions that show what a graph of trials answers; each is the query of that name. */
    private static final List<String> QUESTIONS = List.of(
            "recruiting-trials-of-a-disease",
            "where-registries-disagree",
            "interventions-of-two-diseases",
            "completed-without-results",
            "platelets-of-a-disease",
            "sponsors-of-a-disease");

    private final ServedDataset dataset;
    private final TrialSearch search;
    private final List<ExampleQuery> questions;
    private final Templates templates;
    private byte @Nullable [] page;

    /** Over the current graphs and the example queries. */
    HomeView(ServedDataset dataset, TrialSearch search, List<ExampleQuery> queries, Templates templates) {
        this.dataset = dataset;
        this.search = search;
        this.questions = queries.stream()
                .filter(query -> QUESTIONS.contains(query.name()))
                .toList();
        this.templates = templates;
    }

    /**
     * What the template shows.
     *
     * @param figures what is here, in numbers
     * @param updated the latest update that any registry gives
     * @param captured when the newest document was retrieved
     * @param years trials by year of start; null where none tells it
     * @param charts trials by other values
     * @param questions some example queries
     * @param licences terms of the documents, with the number of documents under each
     */
    record View(
            PageFrame frame,
            List<Figure> figures,
            String updated,
            String captured,
            Charts.@Nullable Columns years,
            List<Charts.Bars> charts,
            List<ExampleQuery> questions,
            List<Licence> licences) {}

    /** A number with what it counts, leading to that. */
    record Figure(String number, String words, String href) {}

    /** Terms of use and the publisher that sets them. */
    record Licence(RenderedValue publisher, RenderedValue terms, String count) {}

    /** The page in HTML, which is made once, since a release never changes. */
    public synchronized byte[] page() {
        if (page == null) {
            page = templates.fill("home", dataset.current().calculateRead(this::view));
        }
        return page;
    }

    private View view() {
        ReleaseFacets facets = search.facets();
        FacetIndex index = facets.index();
        GraphView store = GraphView.of(dataset);
        return new View(
                PageFrame.plain("Clinical trials as linked data", "Clinical-trial registrations as linked data."),
                figures(index),
                facets.updated(),
                facets.captured(),
                Charts.years(
                        index.counts(Facet.START_YEAR),
                        index.size(),
                        year -> SearchPages.address(Facet.START_YEAR, year)),
                List.of(
                        chart(store, "Disease areas", Facet.MESH, DISEASES, value -> isDiseaseArea(store, value)),
                        chart(store, "Status", Facet.STATUS, MOST_VALUES, value -> true),
                        chart(store, "Phase", Facet.PHASE, MOST_VALUES, value -> true),
                        chart(store, "Registries", Facet.REGISTRY, MOST_VALUES, value -> true),
                        chart(store, "Countries", Facet.COUNTRY, DISEASES, value -> true)),
                questions,
                facets.terms().stream()
                        .map(each -> new Licence(
                                shown(store, each.publisher()),
                                shown(store, each.terms()),
                                Charts.number(each.documents())))
                        .toList());
    }

    private static List<Figure> figures(FacetIndex index) {
        return List.of(
                new Figure(Charts.number(index.size()), "trials", "/search"),
                new Figure(
                        Charts.number(index.having(Facet.STATUS, RelatedTrials.RECRUITING)
                                .getCardinality()),
                        "recruiting now",
                        SearchPages.address(Facet.STATUS, RelatedTrials.RECRUITING)),
                new Figure(Charts.number(index.counts(Facet.REGISTRY).size()), "registries", "/registry/"),
                new Figure(Charts.number(index.counts(Facet.COUNTRY).size()), "countries", "/country/"));
    }

    /** Whether a heading is at the top of one of the trees of diseases. */
    private static boolean isDiseaseArea(GraphView store, Node heading) {
        return store.values(heading, MeshVocabulary.TREE_NUMBER).stream()
                .map(number -> GraphView.localName(number.getURI()))
                .anyMatch(number -> number.matches("C\\d\\d|F03"));
    }

    private Charts.Bars chart(GraphView store, String title, Facet facet, int most, Predicate<Node> which) {
        Map<Node, Long> counts = search.index().counts(facet);
        counts.keySet().removeIf(which.negate());
        return Charts.bars(title, store, counts, most, value -> SearchPages.address(facet, value));
    }

    private static RenderedValue shown(GraphView store, Node node) {
        RenderedValue shown = store.shown(node);
        return shown.external() ? new RenderedValue(node.getURI(), "", shown.href(), true, "") : shown;
    }
}
