package org.trialgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.rdf.Vocabulary;

/**
 * Finds trials a page at a time and counts them by facet. A release never changes, so that what was found last is kept. To be
 * called within a read transaction of the dataset; safe for many threads.
 */
public final class TrialSearch {
    private static final int MOST_KEPT = 50;

    /** Whose values a text hit may be, for the trial to be found by it. */
    private static final List<Node> WITH_NAMES =
            List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION, Vocabulary.LEAD_SPONSOR);

    private final DatasetGraph current;
    private final String base;
    private final Cache<String, List<Node>> trialsOfWords = CacheFactory.createCache(MOST_KEPT);
    private final Cache<String, List<Node>> trialsOfResources = CacheFactory.createCache(MOST_KEPT);
    private final Path file;
    private @Nullable ReleaseFacets facets;

    /**
     * @param current all current graphs, with the text index
     * @param base base of the data's IRIs
     * @param file of the release, with its facets; what has none is counted
     */
    public TrialSearch(DatasetGraph current, String base, Path file) {
        this.current = current;
        this.base = base;
        this.file = file;
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

    /** The facets of the release, which are read when they are first asked for. */
    public synchronized ReleaseFacets facets() {
        try {
            facets = facets == null ? ReleaseFacets.open(file, current) : facets;
            return facets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index of facets. */
    public FacetIndex index() {
        return facets().index();
    }

    /** The trials that have all the words and all the choices. */
    public Hits find(SearchRequest request) {
        RoaringBitmap found = matching(request);
        long before = (request.page() - 1L) * ResultPage.SIZE;
        List<Node> items =
                trials(request, found).skip(before).limit(ResultPage.SIZE).toList();
        return Hits.of(
                new ResultPage<>(items, request.page(), ResultPage.SIZE, found.getCardinality()),
                SparqlQueries.search(request, base));
    }

    /** All the trials of {@link #find}, in the same order. */
    public Stream<Node> trials(SearchRequest request) {
        return trials(request, matching(request));
    }

    private Stream<Node> trials(SearchRequest request, RoaringBitmap found) {
        return request.words().isEmpty()
                ? index().trials(found)
                : trialsOf(request).stream().filter(trial -> index().contains(found, trial));
    }

    /** The values of a facet among all trials that a search finds, with the number of trials that have each. */
    public Map<Node, Long> counts(SearchRequest request, Facet facet) {
        return index().counts(facet, matching(request));
    }

    private RoaringBitmap matching(SearchRequest request) {
        RoaringBitmap bits = index().all();
        request.choices().forEach((facet, value) -> bits.and(index().having(facet, facet.node(value, base))));
        if (!request.words().isEmpty()) {
            bits.and(index().bits(trialsOf(request)));
        }
        return bits;
    }

    /** The trials of the words, which are looked up once however the choices then change. */
    private List<Node> trialsOf(SearchRequest request) {
        List<String> terms = request.terms();
        return terms.isEmpty() ? List.of() : trialsOfWords.get(String.join(" ", terms), words -> trialsOf(terms));
    }

    /**
     * The trials that have every word or phrase, the best first: by the sum over the words of the best score of each, which is
     * counted in single precision as SPARQL does.
     */
    private List<Node> trialsOf(List<String> terms) {
        Map<Node, Float> scores = scores(terms.get(0));
        for (String term : terms.subList(1, terms.size())) {
            Map<Node, Float> ofTerm = scores(term);
            scores.keySet().retainAll(ofTerm.keySet());
            scores.replaceAll((trial, score) -> score + ofTerm.get(trial));
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Node, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(each -> each.getKey().getURI()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The trials of each hit are looked up one by one, where the query engine would join all conditions, interventions and
     * sponsors with the hits: a word with thousands of hits takes a tenth of the time.
     */
    private Map<Node, Float> scores(String term) {
        Map<Node, Float> scores = new HashMap<>();
        for (Binding row : SparqlQueries.select(current, SparqlQueries.hits(term))) {
            Node hit = row.get("hit");
            if (hit != null && hit.isURI()) {
                float score = Float.parseFloat(row.get("score").getLiteralLexicalForm());
                Set<Node> trials = isTrial(hit) ? Set.of(hit) : having(hit, WITH_NAMES);
                trials.forEach(trial -> scores.merge(trial, score, Math::max));
            }
        }
        return scores;
    }

    private boolean isTrial(Node resource) {
        return current.contains(Node.ANY, resource, RDF.Nodes.type, Vocabulary.TRIAL);
    }

    private Set<Node> having(Node resource, List<Node> properties) {
        return properties.stream()
                .flatMap(property -> Iter.asStream(current.find(Node.ANY, Node.ANY, property, resource)))
                .map(Quad::getSubject)
                .collect(Collectors.toSet());
    }

    /**
     * The trials of which a resource is the value of any of some properties, in the order of their IRIs.
     *
     * @param page number of the page, counted from 1
     */
    public Hits having(Node resource, List<Node> properties, int page) {
        String query = SparqlQueries.having(resource, properties);
        List<Node> trials = trialsOfResources.get(
                query,
                q -> having(resource, properties).stream()
                        .filter(this::isTrial)
                        .sorted(Comparator.comparing(Node::getURI))
                        .toList());
        return Hits.of(ResultPage.of(trials, page, ResultPage.SIZE), query);
    }
}
