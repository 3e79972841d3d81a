package org.trialgraph.store;

import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;

/** A pass over a whole new release that adds statements no single document can give: studies, MeSH, discrepancies. */
@FunctionalInterface
public interface Enrichment {
    /**
     * Writes what there is to add, the same for the same content.
     *
     * @param current the release so far, open for reading: the registries' graphs, {@code graph/meta}, {@code graph/links}
     *     and what earlier passes added
     * @param out takes quads; they are in the dataset once the pass is over
     */
    void add(DatasetGraph current, StreamRDF out);
}
