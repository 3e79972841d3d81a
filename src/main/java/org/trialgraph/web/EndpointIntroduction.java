package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells whoever opens an endpoint without a query how to ask one. */
final class EndpointIntroduction implements Page {
    @Override
    public boolean answers(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getRequestURI().endsWith("/sparql")
                && request.getQueryString() == null;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text =
                "This is a SPARQL 1.1 endpoint, read only. Ask it with GET ?query=…, or POST the query as a form or as\n"
                        + "application/sparql-query. Results as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, RDF/XML or JSON-LD,\n"
                        + "by the Accept header. For example:\n\n"
                        + "curl " + request.getRequestURL()
                        + " -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?trial WHERE { ?trial a"
                        + " <https://w3id.org/trialgraph/ontology#Trial> } LIMIT 10'\n";
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
