package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.web.data.ExampleGraph;

/** {@code /.well-known/sparql-examples}: the example queries as data, in the form in which SIB publishes its own. */
final class ExamplesPage implements Page {
    private final Site site;
    private final ExampleGraph examples;
    private final GraphAnswer graphs = new GraphAnswer();

    ExamplesPage(Site site, QueryCatalog queries) {
        this.site = site;
        this.examples = new ExampleGraph(queries, site.base());
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request) && request.getRequestURI().equals("/.well-known/sparql-examples");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        graphs.of(request, examples.graph(ServerAddress.of(request, site))).send(request, response);
    }
}
