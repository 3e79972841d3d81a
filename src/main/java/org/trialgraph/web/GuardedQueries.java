package org.trialgraph.web;

import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.trialgraph.query.NlmDataset;

/**
 * Answers queries, save those that name a Java class as a function: ARQ would load it. Those that were written for NLM's endpoint
 * read the store's graph of MeSH.
 */
final class GuardedQueries extends SPARQL_QueryDataset {
    private static final String JAVA = "<java:";

    private final String base;

    /**
     * @param base the base of the store's IRIs
     */
    GuardedQueries(String base) {
        this.base = base;
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        super.validateQuery(action, query);
        if (query.toString().contains(JAVA)) {
            ServletOps.errorBadRequest("functions with java: names are closed here");
        }
        NlmDataset.readHere(query, base);
    }
}
