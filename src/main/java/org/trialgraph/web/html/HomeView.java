package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.SearchRequest.Facet;

/** Makes the home page: what is in the store, of when, under which terms, and where to begin. */
public final class HomeView {
    private static final Var VALUE = Var.alloc("value");
    private static final Var COUNT = Var.alloc("count");
    private static final int EXAMPLES = 6;

    private final Supplier<FacetIndex> table;
    private final TrialLists trials;
    private final Descriptions descriptions;
    private final Links links;
    private final QueryCatalog queries;

    /** Over lists of trials and the example queries. */
    public HomeView(
            Supplier<FacetIndex> table,
            TrialLists trials,
            Descriptions descriptions,
            Links links,
            QueryCatalog queries) {
        this.table = table;
        this.trials = trials;
        this.descriptions = descriptions;
        this.links = links;
        this.queries = queries;
    }

    /**
     * What the template shows.
     *
     * @param count how many trials there are
     * @param updated the latest update that any registry gives
     * @param captured when the newest document was received
     * @param charts the counts
     * @param examples some example queries
     * @param licences terms of the documents, with the number of documents under each
     */
    public record View(
            PageFrame frame,
            String count,
            String updated,
            String captured,
            List<Bars> charts,
            List<ExampleQuery> examples,
            List<Licence> licences) {}

    /** Terms of use and the publisher that sets them. */
    public record Licence(RenderedValue publisher, RenderedValue terms, String count) {}

    /** The home page. */
    public View view() {
        return new View(
                PageFrame.plain("Clinical trials as linked data", "Clinical-trial registrations as linked data."),
                Integer.toString(table.get().size()),
                single("SELECT (MAX(STR(?d)) AS ?value) { ?t tg:lastUpdateDate ?d }"),
                single("SELECT (MAX(STR(?d)) AS ?value) { ?t prov:generatedAtTime ?d }"),
                List.of(chart(Facet.REGISTRY, 24), chart(Facet.STATUS, 16), chart(Facet.PHASE, 10), years()),
                queries.all().stream().limit(EXAMPLES).toList(),
                licences());
    }

    private String single(String query) {
        return trials.ask(TrialLists.prefixes(query) + query).stream()
                .filter(row -> row.contains(VALUE))
                .map(row -> row.get(VALUE).getLiteralLexicalForm())
                .findFirst()
                .orElse("");
    }

    private Bars chart(Facet facet, int most) {
        List<Bars.Count> counts = table.get().counts(facet, table.get().all()).entrySet().stream()
                .sorted(Map.Entry.<Node, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each -> each.getKey().getURI()))
                .limit(most)
                .map(each -> count(facet, each.getKey(), each.getValue()))
                .toList();
        return Bars.of(facet.title(), counts);
    }

    private Bars.Count count(Facet facet, Node value, long count) {
        String key = value.getURI().replaceFirst("^.*[/#]", "");
        String label = new GraphView(descriptions.namesOf(value), links).words(value);
        String href = new SearchRequest("", Map.of(facet, key), 1).address("/search") + "1";
        return new Bars.Count(label, href, count);
    }

    private Bars years() {
        String query = "SELECT ?value (COUNT(DISTINCT ?trial) AS ?count) { ?trial tg:startDate ?date . "
                + "BIND (SUBSTR(STR(?date), 1, 4) AS ?value) } GROUP BY ?value ORDER BY DESC(?value) LIMIT 15";
        List<Bars.Count> counts = new ArrayList<>();
        for (Binding row : trials.ask(TrialLists.prefixes(query) + query)) {
            counts.add(new Bars.Count(row.get(VALUE).getLiteralLexicalForm(), "", count(row)));
        }
        return Bars.of("Year of start", counts);
    }

    private List<Licence> licences() {
        String query =
                "SELECT ?publisher ?value (COUNT(?d) AS ?count) { ?d tg:publisher ?publisher ; dcterms:license ?value }"
                        + " GROUP BY ?publisher ?value ORDER BY DESC(?count)";
        List<Licence> licences = new ArrayList<>();
        for (Binding row : trials.ask(TrialLists.prefixes(query) + query)) {
            if (row.contains(VALUE)) {
                licences.add(
                        new Licence(shown(row.get("publisher")), shown(row.get(VALUE)), Long.toString(count(row))));
            }
        }
        return licences;
    }

    private RenderedValue shown(Node node) {
        RenderedValue shown = new GraphView(descriptions.namesOf(node), links).shown(node);
        return shown.external() ? new RenderedValue(node.getURI(), "", shown.href(), true, "") : shown;
    }

    private static long count(Binding row) {
        return Long.parseLong(row.get(COUNT).getLiteralLexicalForm());
    }
}
