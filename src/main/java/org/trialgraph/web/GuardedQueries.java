package org.trialgraph.web;

import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.query.QueriedGraphs;

/**
 * Answers queries, save those that name a Java class as a function: ARQ would load it. Those that were written for NLM's endpoint
 * read the store's graph of MeSH.
 */
final class GuardedQueries extends SPARQL_QueryDataset {
    private static final String JAVA = "<java:";

    private final QueriedGraphs graphs;

    /**
     * @param base the base of the store's IRIs
     */
    GuardedQueries(String base) {
        this.graphs = new QueriedGraphs(base);
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        super.validateQuery(action, query);
        if (query.toString().contains(JAVA)) {
            ServletOps.errorBadRequest("functions with java: names are closed here");
        }
        graphs.readHere(query);
    }

    /** The graphs that a request names in its parameters, or else its query. */
    @Override
    protected Pair<DatasetGraph, Query> decideDataset(HttpAction action, Query query, String words) {
        DatasetDescription asked = SPARQLProtocol.getDatasetDescription(action, query);
        return Pair.create(graphs.of(asked, query, getDataset(action)), query);
    }
}
