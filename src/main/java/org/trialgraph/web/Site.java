package org.trialgraph.web;

import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What pages may read.
 *
 * @param current all current graphs, as behind {@code /sparql}, with the text index
 * @param history superseded and alternative documents, one graph each
 * @param base base of the IRIs in the data
 * @param publicBase the address under which the public reaches this server, ending in a slash, where the user gave one
 * @param federated whether queries may call other endpoints
 */
public record Site(
        DatasetGraph current, DatasetGraph history, String base, Optional<String> publicBase, boolean federated) {}
