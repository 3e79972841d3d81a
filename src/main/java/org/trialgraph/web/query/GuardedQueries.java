package org.trialgraph.web.query;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.atlas.logging.FmtLog;
import org.apache.jena.datatypes.DatatypeFormatException;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.web.HttpSC;
import org.jspecify.annotations.Nullable;
import org.trialgraph.query.QueriedGraphs;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.web.page.Answer;
import org.trialgraph.web.page.KeptAnswers;

/**
 * Answers queries of strangers: with {@link AllowedFunctions} alone, and watched by {@link RunningQueries}. Those that were written
 * for NLM's endpoint read the store's graph of MeSH.
 */
public final class GuardedQueries extends SPARQL_QueryDataset {
    private static final String ENGINE_FAILED =
            "the query engine failed on this query, which is no fault of the query → write it in"
                    + " another way, such as FILTER NOT EXISTS in place of MINUS";
    private static final String TOO_DEEP = "this query is nested too deeply, or a pattern in it; write it flatter";

    /** In characters: some messages cite the query. */
    private static final int LONGEST_MESSAGE = 500;

    /** Parameters that do not change the form of a whole answer. */
    private static final Set<String> NO_FORM = Set.of("query", "timeout");

    /** The longest query in characters that is looked up before its turn. */
    private static final int LONGEST_KEPT = 16 * 1024;

    private final AllowedFunctions functions = new AllowedFunctions();
    private final QueriedGraphs graphs;
    private final RunningQueries running;
    private final KeptAnswers kept;
    private final ExampleAnswers examples;
    private final String release;

    /**
     * @param release what is served
     * @param running where each query is watched while it runs
     * @param kept answers that were given
     * @param examples what the example queries find
     */
    public GuardedQueries(ReleaseView release, RunningQueries running, KeptAnswers kept, ExampleAnswers examples) {
        this.graphs = new QueriedGraphs(release.base());
        this.running = running;
        this.kept = kept;
        this.examples = examples;
        this.release = release.id();
    }

    @Override
    protected void execute(String words, HttpAction action) {
        Query query = parsed(words);
        KeptAnswers.Key key = null;
        if (query != null) {
            validateQuery(action, query);
            key = key(query, action.getRequest());
            if (isKnown(key, action)) {
                return;
            }
        }
        RunningQuery turn = running.begin(action.getRequest());
        try {
            // it may have been answered to another client while it waited for its turn
            if (turn.ended() == null && (key == null || !isSent(kept.again(key), action))) {
                answer(words, query, key, action, turn);
            }
        } finally {
            running.finished(turn);
        }
    }

    /** A query that may be looked up; null where it is too long or wrong, which is told when it is run. */
    private static @Nullable Query parsed(String words) {
        if (words.length() > LONGEST_KEPT) {
            return null;
        }
        try {
            AllowedFunctions.checkDigits(words);
            return QueryFactory.create(words, Fuseki.BaseParserSPARQL, Syntax.syntaxARQ);
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    /** The query as ARQ would write it, and all of the request that decides the form of the answer. */
    private KeptAnswers.Key key(Query query, HttpServletRequest request) {
        StringBuilder form = new StringBuilder();
        Collections.list(request.getHeaders("Accept"))
                .forEach(accept -> form.append(accept).append('\n'));
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!NO_FORM.contains(name)) {
                form.append(name).append('=').append(String.join("\t", values)).append('\n');
            }
        });
        return new KeptAnswers.Key(release, request.getRequestURI(), query.toString(), form.toString());
    }

    /** Answers with what is kept, or what the client has. */
    private boolean isKnown(KeptAnswers.Key key, HttpAction action) {
        Answer known = kept.get(key);
        if (known == null && Answer.asks(action.getRequest(), key.tag())) {
            known = Answer.ofQuery("text/plain", new byte[0], key.tag());
        }
        return isSent(known, action);
    }

    private static boolean isSent(@Nullable Answer known, HttpAction action) {
        try {
            if (known != null) {
                known.send(action.getRequest(), action.getResponse());
            }
        } catch (IOException e) {
            ServletOps.errorOccurred(e);
        }
        return known != null;
    }

    private void answer(
            String words, @Nullable Query query, KeptAnswers.@Nullable Key key, HttpAction action, RunningQuery turn) {
        AnswerCopy copy = key == null ? null : new AnswerCopy(kept, key, action.getRequest());
        Runnable varies = copy == null ? () -> {} : copy::varies;
        functions.applyTo(action.getContext(), varies);
        action.getContext().put(ARQConstants.symCancelQuery, turn.cancelled());
        boolean whole = false;
        try {
            if (query == null) {
                AllowedFunctions.checkDigits(words);
                super.execute(words, action);
            } else {
                if (query.isConstructType() && namesBlankNodes(query)) {
                    varies.run();
                }
                run(query, action);
            }
            whole = turn.ended() == null;
        } catch (StackOverflowError e) {
            ServletOps.errorBadRequest(TOO_DEEP);
        } catch (ActionErrorException e) {
            // the parser tells of the same as a syntax error with this name
            throw String.valueOf(e.getMessage()).contains(StackOverflowError.class.getSimpleName())
                    ? new ActionErrorException(e.getRC(), TOO_DEEP, e)
                    : e;
        } catch (NullPointerException e) {
            // such as ARQ's hash join, which closes a table that it never made when one side is empty
            FmtLog.warn(action.log, e, "[%d] the query engine failed", action.id);
            ServletOps.error(HttpSC.INTERNAL_SERVER_ERROR_500, ENGINE_FAILED);
        } catch (OutOfMemoryError e) {
            turn.end(RunningQuery.End.MEMORY);
        } catch (TooMuchException | QueryExecException | DatatypeFormatException | ArithmeticException e) {
            ServletOps.errorBadRequest(StringUtils.abbreviate(e.getMessage(), LONGEST_MESSAGE));
        } finally {
            if (copy != null) {
                copy.end(whole, action.getResponse());
            }
        }
    }

    /** Runs a query that is parsed, and sends what it finds. */
    private void run(Query query, HttpAction action) {
        action.beginRead();
        try {
            if (SPARQLProtocol.getDatasetDescription(action, query) == null
                    && examples.send(
                            action.getRequest().getRequestURI(),
                            query,
                            rows -> sendResults(action, new QueryExecResult(rows), query.getPrologue()))) {
                return;
            }
            Pair<DatasetGraph, Query> asked = decideDataset(action, query, "");
            try (QueryExec execution = createQueryExec(action, asked.getRight(), asked.getLeft())) {
                sendResults(action, executeQuery(action, execution, query, ""), query.getPrologue());
            }
        } catch (QueryParseException e) {
            ServletOps.errorBadRequest(StringUtils.abbreviate(e.getMessage(), LONGEST_MESSAGE));
        } catch (IOException e) {
            ServletOps.errorOccurred(e);
        } finally {
            action.endRead();
        }
    }

    private static boolean namesBlankNodes(Query query) {
        return query.getConstructTemplate().getQuads().stream()
                .flatMap(quad -> Stream.of(quad.getSubject(), quad.getObject()))
                .anyMatch(Node::isBlank);
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
