package org.trialgraph.web.page;

import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Node;
import org.trialgraph.search.Facet;
import org.trialgraph.web.data.ServedDataset;

/**
 * What people call the values of facets. A page of a search names some hundred of them, most of them those of the page before, so
 * that the last are kept. Within a read transaction; safe for many threads.
 */
final class FacetNames {
    private static final int MOST_KEPT = 2_000;

    private final ServedDataset dataset;
    private final Cache<Node, RenderedValue> names = CacheFactory.createCache(MOST_KEPT);

    FacetNames(ServedDataset dataset) {
        this.dataset = dataset;
    }

    /** The name of a value, leading to its page where it has one. */
    RenderedValue of(Facet facet, Node value) {
        return names.get(
                value,
                v -> facet.words(v)
                        .map(words -> RenderedValue.text(words, "en"))
                        .orElseGet(() -> GraphView.of(dataset).shown(v)));
    }

    /** The name of a value of an address. */
    RenderedValue of(Facet facet, String value) {
        return of(facet, facet.node(value, dataset.base()));
    }
}
