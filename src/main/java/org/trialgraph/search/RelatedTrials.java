package org.trialgraph.search;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.rdf.Vocabulary;

/** The trials that a resource is related to, as a set that the index counts. To be made within a read transaction of the dataset. */
public final class RelatedTrials {
    /** The status of those that recruit. */
    public static final Node RECRUITING = Vocabulary.concept("Recruiting");

    private final FacetIndex index;
    private final RoaringBitmap trials;
    private final String pattern;

    private RelatedTrials(FacetIndex index, RoaringBitmap trials, String pattern) {
        this.index = index;
        this.trials = trials;
        this.pattern = pattern;
    }

    /**
     * Those with a value of a facet.
     *
     * @param base base of the data's IRIs
     */
    static RelatedTrials of(FacetIndex index, Facet facet, Node value, String base) {
        return new RelatedTrials(index, index.having(facet, value), facet.pattern(Facet.value(value), base));
    }

    /** Those of which a resource is the value of any of some properties. */
    public static RelatedTrials of(FacetIndex index, List<Node> properties, Node resource, DatasetGraph current) {
        List<Node> subjects = properties.stream()
                .flatMap(property -> Iter.asStream(current.find(Node.ANY, Node.ANY, property, resource)))
                .map(Quad::getSubject)
                .toList();
        String path = properties.stream().map(SparqlQueries::name).collect(Collectors.joining("|"));
        return new RelatedTrials(index, index.bits(subjects), "?trial " + path + " <" + resource.getURI() + "> .");
    }

    /** The set that {@link FacetIndex#counts(Facet, RoaringBitmap)} counts. Not to be changed. */
    public RoaringBitmap trials() {
        return trials;
    }

    /** How many there are. */
    public int size() {
        return trials.getCardinality();
    }

    /** How many of them recruit. */
    public int recruiting() {
        return RoaringBitmap.andCardinality(trials, index.having(Facet.STATUS, RECRUITING));
    }

    /** The pattern of SPARQL that is true of every {@code ?trial} of them. */
    String pattern() {
        return pattern;
    }
}
