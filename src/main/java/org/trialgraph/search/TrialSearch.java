package org.trialgraph.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.rdf.Vocabulary;

/**
 * Finds trials a page at a time and counts them by facet. A release never changes, so that what was found last is kept. To be
 * called within a read transaction of the dataset; safe for many threads.
 */
public final class TrialSearch {
    private static final int MOST_KEPT = 50;

    private final DatasetGraph current;
    private final String base;
    private final WordSearch wordSearch;
    private final Cache<String, List<Node>> trialsOfWords = CacheFactory.createCache(MOST_KEPT);
    private final Cache<String, List<Node>> trialsOfResources = CacheFactory.createCache(MOST_KEPT);
    private FacetIndex index;

    /**
     * @param current all current graphs, with the text index
     * @param base base of the data's IRIs
     */
    public TrialSearch(DatasetGraph current, String base) {
        this.current = current;
        this.base = base;
        this.wordSearch = new WordSearch(current);
    }

    /**
     * A page of trials.
     *
     * @param page the trials, the best first
     * @param query the SPARQL query that selects the trials of this page in the same order
     */
    public record Hits(ResultPage<Node> page, String query) {
        private static Hits of(ResultPage<Node> page, String query) {
            long offset = (page.number() - 1L) * page.size();
            return new Hits(page, query + " LIMIT " + page.size() + " OFFSET " + offset);
        }
    }

    /** The index of facets, which is read when it is first asked for. */
    public synchronized FacetIndex index() {
        if (index == null) {
            index = current.calculateRead(() -> new FacetIndex(current));
        }
        return index;
    }

    /** The trials that have all the words and all the choices. */
    public Hits find(SearchRequest request) {
        RoaringBitmap found = matching(request);
        Stream<Node> trials = request.words().isEmpty()
                ? index().trials(found)
                : trialsOf(request).stream().filter(trial -> index().contains(found, trial));
        List<Node> items = trials.skip((request.page() - 1L) * ResultPage.SIZE)
                .limit(ResultPage.SIZE)
                .toList();
        return Hits.of(
                new ResultPage<>(items, request.page(), ResultPage.SIZE, found.getCardinality()),
                TrialQueries.search(request, base));
    }

    /** The values of a facet among all trials that a search finds, with the number of trials that have each. */
    public Map<Node, Long> counts(SearchRequest request, Facet facet) {
        return index().counts(facet, matching(request));
    }

    private RoaringBitmap matching(SearchRequest request) {
        RoaringBitmap bits = index().all();
        request.choices().forEach((facet, value) -> bits.and(index().having(facet, facet.resource(value, base))));
        if (!request.words().isEmpty()) {
            bits.and(index().bits(trialsOf(request)));
        }
        return bits;
    }

    /** The trials of the words, which are looked up once however the choices then change. */
    private List<Node> trialsOf(SearchRequest request) {
        List<String> terms = request.terms();
        return terms.isEmpty()
                ? List.of()
                : trialsOfWords.get(String.join(" ", terms), words -> wordSearch.trials(terms));
    }

    /**
     * The trials of which a resource is the value of any of some properties, in the order of their IRIs.
     *
     * @param page number of the page, counted from 1
     */
    public Hits having(Node resource, List<Node> properties, int page) {
        String query = TrialQueries.having(resource, properties);
        List<Node> trials = trialsOfResources.get(query, q -> {
            Set<Node> found = new HashSet<>();
            for (Node property : properties) {
                current.find(Node.ANY, Node.ANY, property, resource)
                        .forEachRemaining(quad -> found.add(quad.getSubject()));
            }
            found.removeIf(each -> !current.contains(Node.ANY, each, RDF.Nodes.type, Vocabulary.TRIAL));
            return found.stream().sorted(Comparator.comparing(Node::getURI)).toList();
        });
        return Hits.of(ResultPage.of(trials, page, ResultPage.SIZE), query);
    }
}
