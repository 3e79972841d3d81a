package org.trialgraph.web;

import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What pages may read.
 *
 * @param current all current graphs, as behind {@code /sparql}, with the text index
 * @param history superseded and alternative documents, one graph each
 * @param base base of the IRIs in the data
 * @param publicBase base under which this server shows them; the same unless the user chose another
 * @param federated whether queries may call other endpoints
 */
public record Site(DatasetGraph current, DatasetGraph history, String base, String publicBase, boolean federated) {}
