package org.trialgraph.store.release;

import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A pass over a whole new release that adds statements no single document can give: studies, MeSH, discrepancies. Passes look
 * at the same time, each from a thread of its own, and none sees what another adds.
 */
@FunctionalInterface
public interface Enrichment {
    /**
     * Writes what there is to add, the same for the same content.
     *
     * @param current what the documents say, open for reading: the registries' graphs, {@code graph/meta}, {@code
     *     graph/links}
     * @param out takes quads; they are in the dataset once all passes are over
     */
    void add(DatasetGraph current, StreamRDF out);
}
