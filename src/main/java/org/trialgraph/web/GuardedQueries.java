package org.trialgraph.web;

import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;

/** Answers queries, save those that name a Java class as a function: ARQ would load it. */
final class GuardedQueries extends SPARQL_QueryDataset {
    private static final String JAVA = "<java:";

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        super.validateQuery(action, query);
        if (query.toString().contains(JAVA)) {
            ServletOps.errorBadRequest("functions with java: names are closed here");
        }
    }
}
