package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.web.data.ExampleGraph;

/**
 * {@code /.well-known/sparql-examples}: the example queries as data, in the form in which SIB publishes its own. The address of
 * one of them leads to the editor with it.
 */
final class ExamplesPage implements Page {
    private static final String PATH = "/.well-known/sparql-examples";

    private final Site site;
    private final QueryCatalog queries;
    private final ExampleGraph examples;
    private final GraphAnswer graphs = new GraphAnswer();

    ExamplesPage(Site site, QueryCatalog queries) {
        this.site = site;
        this.queries = queries;
        this.examples = new ExampleGraph(queries, site.base());
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request)
                && (request.getRequestURI().equals(PATH) || named(request).isPresent());
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        named(request)
                .map(query -> Answer.seeOther("/query?example=" + query.name()))
                .orElseGet(() -> graphs.of(request, examples.graph(ServerAddress.of(request, site))))
                .send(request, response);
    }

    private Optional<ExampleQuery> named(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(PATH + "/") ? queries.named(path.substring(PATH.length() + 1)) : Optional.empty();
    }
}
