package org.trialgraph.web.query;

import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.datatypes.DatatypeFormatException;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.query.QueriedGraphs;

/**
 * Answers queries of strangers: with {@link AllowedFunctions} alone, and watched by {@link RunningQueries}. Those that were written
 * for NLM's endpoint read the store's graph of MeSH.
 */
public final class GuardedQueries extends SPARQL_QueryDataset {
    private static final String TOO_DEEP = "this query is nested too deeply, or a pattern in it; write it flatter";

    /** In characters: some messages cite the query. */
    private static final int LONGEST_MESSAGE = 500;

    private final AllowedFunctions functions = new AllowedFunctions();
    private final QueriedGraphs graphs;
    private final RunningQueries running;

    /**
     * @param base the base of the store's IRIs
     * @param running where each query is watched while it runs
     */
    public GuardedQueries(String base, RunningQueries running) {
        this.graphs = new QueriedGraphs(base);
        this.running = running;
    }

    @Override
    protected void execute(String words, HttpAction action) {
        RunningQuery query = running.begin(action.getRequest());
        if (query.ended() != null) {
            running.finished(query);
            return;
        }
        functions.applyTo(action.getContext());
        action.getContext().put(ARQConstants.symCancelQuery, query.cancelled());
        try {
            AllowedFunctions.checkDigits(words);
            super.execute(words, action);
        } catch (StackOverflowError e) {
            ServletOps.errorBadRequest(TOO_DEEP);
        } catch (ActionErrorException e) {
            // the parser tells of the same as a syntax error with this name
            throw String.valueOf(e.getMessage()).contains(StackOverflowError.class.getSimpleName())
                    ? new ActionErrorException(e.getRC(), TOO_DEEP, e)
                    : e;
        } catch (OutOfMemoryError e) {
            query.end(RunningQuery.End.MEMORY);
        } catch (TooMuchException | QueryExecException | DatatypeFormatException | ArithmeticException e) {
            ServletOps.errorBadRequest(StringUtils.abbreviate(e.getMessage(), LONGEST_MESSAGE));
        } finally {
            running.finished(query);
        }
    }

    @Override
    protected void validateQuery(HttpAction action, Query query) {
        super.validateQuery(action, query);
        graphs.readHere(query);
    }

    /** The graphs that a request names in its parameters, or else its query. */
    @Override
    protected Pair<DatasetGraph, Query> decideDataset(HttpAction action, Query query, String words) {
        DatasetDescription asked = SPARQLProtocol.getDatasetDescription(action, query);
        return Pair.create(graphs.of(asked, query, getDataset(action)), query);
    }
}
