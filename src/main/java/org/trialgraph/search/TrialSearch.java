package org.trialgraph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.search.FacetIndex.Day;
import org.trialgraph.search.SearchRequest.Order;
import org.trialgraph.search.Understood.Place;
import org.trialgraph.search.WordReading.Unit;

/**
 * Finds trials a page at a time and counts them by facet:
 *
 * <pre>{@code
 * SearchRequest asked = SearchRequest.of(request::getParameter);
 * TrialSearch.Hits hits = search.find(asked);          // page().items(), page().total(), query(), understood()
 * search.matches(asked, hits.page().items().get(0));   // what of the trial the words are, with the words marked
 * search.counts(asked, Facet.PHASE);                   // value → trials among those found
 * search.trials(asked);                                // all of them in the same order
 * }</pre>
 *
 * <p>Words are looked for in titles, numbers, conditions, interventions, keywords, summaries, sponsors, criteria and sites of a trial,
 * and taken for the headings of MeSH that they name ({@link Understood}). A trial is found where it has every word or is below the
 * heading of it. A release never changes, so that what was found last is kept. To be called within a read transaction of the dataset;
 * safe for many threads.
 */
public final class TrialSearch implements AutoCloseable {
    private static final int MOST_KEPT = 20;
    /** What a trial gains by each heading that words mean: more than by words in criteria, less than by words in its title. */
    static final float SCORE_OF_HEADING = 5;

    private final DatasetGraph current;
    private final String base;
    private final Cache<Pair<String, Boolean>, Found> ofWords = CacheFactory.createCache(MOST_KEPT);
    private final Cache<SearchRequest, RoaringBitmap> ofRequests = CacheFactory.createCache(MOST_KEPT);
    private final Path file;
    private final Path text;
    private @Nullable ReleaseFacets facets;
    private @Nullable WordIndex words;
    /** Beside that of the facets, by which pages count while the words of a release of an earlier version are indexed for minutes. */
    private final Object ofWordIndex = new Object();

    /**
     * @param current all current graphs
     * @param base base of the data's IRIs
     * @param file of the release, with its facets; what has none is counted
     * @param text folder of the release's text index
     */
    public TrialSearch(DatasetGraph current, String base, Path file, Path text) {
        this.current = current;
        this.base = base;
        this.file = file;
        this.text = text;
    }

    /**
     * A page of trials.
     *
     * @param page the trials, in their order
     * @param query the SPARQL query that selects the trials of this page in the same order
     * @param understood what words and place were taken for
     */
    public record Hits(ResultPage<Node> page, String query, Understood understood) {
        private static Hits of(ResultPage<Node> page, String query, Understood understood) {
            long offset = (page.number() - 1L) * page.size();
            return new Hits(page, query + " LIMIT " + page.size() + " OFFSET " + offset, understood);
        }
    }

    /**
     * The trials of some words.
     *
     * @param scores by positions; 0 for what is not found
     */
    private record Found(WordReading reading, RoaringBitmap trials, float[] scores) {}

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

    private WordIndex words() {
        synchronized (ofWordIndex) {
            try {
                words = words == null ? WordIndex.open(text, index(), current) : words;
                return words;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The trials that have all the words and all the choices. */
    public Hits find(SearchRequest request) {
        RoaringBitmap found = matching(request);
        long before = (request.page() - 1L) * ResultPage.SIZE;
        List<Node> items =
                trials(request, found).skip(before).limit(ResultPage.SIZE).toList();
        WordReading reading = found(request).reading();
        Optional<Places.Point> point = point(request);
        Optional<Place> place = request.near()
                .map(near -> point.map(at -> new Place(
                                at.name().isEmpty() ? near.place() : at.name(), true, at.latitude(), at.longitude()))
                        .orElseGet(() -> new Place(near.place(), false, 0, 0)));
        return Hits.of(
                new ResultPage<>(items, request.page(), ResultPage.SIZE, found.getCardinality()),
                SparqlQueries.search(request, reading, point, base),
                new Understood(reading.meanings(), reading.spellings(), reading.beginnings(), place));
    }

    /** All the trials of {@link #find}, in the same order. */
    public Stream<Node> trials(SearchRequest request) {
        return trials(request, matching(request));
    }

    /** The values of a facet among all trials that a search finds, with the number of trials that have each. */
    public Map<Node, Long> counts(SearchRequest request, Facet facet) {
        return index().counts(facet, matching(request));
    }

    /** The trials with a value of a facet. */
    public RelatedTrials having(Facet facet, Node value) {
        return facet.isCounted()
                ? RelatedTrials.of(index(), facet, value, base)
                : RelatedTrials.of(index(), List.of(facet.property), value, current);
    }

    /** Where a trial that a search finds has the words, or which of its headings they mean: at most three and the headings. */
    public List<Match> matches(SearchRequest request, Node trial) {
        return Match.of(found(request).reading(), trial, current, words(), index());
    }

    private Stream<Node> trials(SearchRequest request, RoaringBitmap found) {
        boolean byScore = !request.words().isEmpty();
        if (!byScore && request.order() == Order.RELEVANCE) {
            return index().trials(found);
        }
        float[] scores = found(request).scores();
        IntUnaryOperator score = trial -> byScore ? Float.floatToIntBits(scores[trial]) : 0;
        int[] starts = index().ranks(Day.START);
        int[] updates = index().ranks(Day.UPDATE);
        return switch (request.order()) {
            case RELEVANCE -> sorted(found, score);
            case START -> sorted(found, trial -> starts[trial]);
            case UPDATE -> sorted(found, trial -> updates[trial]);
            case RECRUITING -> recruitingFirst(found, byScore ? score : trial -> starts[trial]);
        };
    }

    /** Those first that recruit, within both by a number. */
    private Stream<Node> recruitingFirst(RoaringBitmap found, IntUnaryOperator number) {
        RoaringBitmap recruiting = index().having(Facet.STATUS, RelatedTrials.RECRUITING);
        return Stream.concat(
                sorted(RoaringBitmap.and(found, recruiting), number),
                sorted(RoaringBitmap.andNot(found, recruiting), number));
    }

    /** Trials by a number that is not negative, the greatest first, then by their positions. */
    private Stream<Node> sorted(RoaringBitmap found, IntUnaryOperator number) {
        long[] keys = new long[found.getCardinality()];
        int at = 0;
        for (int trial : found) {
            keys[at++] = (long) (Integer.MAX_VALUE - number.applyAsInt(trial)) << Integer.SIZE | trial;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToObj(key -> index().trial((int) key));
    }

    private Optional<Places.Point> point(SearchRequest request) {
        return request.near().flatMap(near -> index().places().find(near.place()));
    }

    private RoaringBitmap matching(SearchRequest request) {
        return ofRequests.get(request.with(Order.RELEVANCE), asked -> {
            RoaringBitmap bits = index().all();
            asked.choices()
                    .forEach((facet, value) ->
                            bits.and(having(facet, facet.node(value, base)).trials()));
            asked.near()
                    .ifPresent(near -> bits.and(point(asked)
                            .map(point -> index().places().within(point, near.kilometres()))
                            .orElseGet(RoaringBitmap::new)));
            if (!asked.words().isEmpty()) {
                bits.and(found(asked).trials());
            }
            return bits;
        });
    }

    /** The trials of the words, which are looked up once however the choices then change. */
    private Found found(SearchRequest request) {
        return ofWords.get(
                Pair.of(request.words(), request.exact()), asked -> found(asked.getLeft(), asked.getRight()));
    }

    private Found found(String typed, boolean exact) {
        WordReading reading =
                typed.isEmpty() ? WordReading.NOTHING : WordReading.of(typed, exact, words(), index(), this::label);
        float[] scores = {};
        for (Unit unit : reading.units()) {
            float[] ofUnit = scores(unit);
            scores = scores.length == 0 ? ofUnit : sum(scores, ofUnit);
        }
        float[] sums = scores;
        RoaringBitmap trials = new RoaringBitmap();
        IntStream.range(0, sums.length).filter(trial -> sums[trial] > 0).forEach(trials::add);
        return new Found(reading, trials, sums);
    }

    private float[] scores(Unit unit) {
        float[] scores = words().scores(unit.query());
        unit.heading()
                .ifPresent(heading ->
                        index().having(Facet.MESH, heading).forEach((int trial) -> scores[trial] += SCORE_OF_HEADING));
        return scores;
    }

    /** Sums of what has both, in single precision as SPARQL counts them. */
    private static float[] sum(float[] some, float[] others) {
        float[] sums = new float[some.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = some[i] > 0 && others[i] > 0 ? some[i] + others[i] : 0;
        }
        return sums;
    }

    private String label(Node heading) {
        return Iter.asStream(current.find(Node.ANY, heading, RDFS.Nodes.label, Node.ANY))
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .findFirst()
                .orElse("");
    }

    /**
     * A page of the trials of a resource, those first that recruit, within both the latest start.
     *
     * @param page number of the page, counted from 1
     */
    public Hits recruitingFirst(RelatedTrials related, int page) {
        int[] starts = index().ranks(Day.START);
        List<Node> items = recruitingFirst(related.trials(), trial -> starts[trial])
                .skip((page - 1L) * ResultPage.SIZE)
                .limit(ResultPage.SIZE)
                .toList();
        return Hits.of(
                new ResultPage<>(items, page, ResultPage.SIZE, related.size()),
                SparqlQueries.recruitingFirst(related.pattern()),
                new Understood(List.of(), List.of(), List.of(), Optional.empty()));
    }

    /** Closes the text index. */
    @Override
    public void close() throws IOException {
        synchronized (ofWordIndex) {
            if (words != null) {
                words.close();
            }
        }
    }
}
