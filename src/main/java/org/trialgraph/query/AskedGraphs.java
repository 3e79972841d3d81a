package org.trialgraph.query;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;

/**
 * The part of a dataset that a query or a request asks for by naming graphs. The engine of the store would read the union of all graphs
 * nevertheless, which is why the part is taken before.
 */
public final class AskedGraphs {
    private AskedGraphs() {}

    /**
     * The graphs that are asked for; all where none is named.
     *
     * @param asked the graphs named; null where none is
     * @param query the query, which names none any more
     * @param all the whole dataset
     */
    public static DatasetGraph of(DatasetDescription asked, Query query, DatasetGraph all) {
        if (asked == null) {
            return all;
        }
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return DynamicDatasets.dynamicDataset(asked, all, false);
    }
}
