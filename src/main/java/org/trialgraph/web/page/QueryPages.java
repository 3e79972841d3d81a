package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.ExampleGraph;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServedDataset;

/** How to query: the editor, the example queries, and what an endpoint says of itself. */
final class QueryPages {
    /** The editor sets styles and shows icons that it has in itself; it may ask this server alone. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";
    /** What the editor begins with. */
    static final String START = """
            PREFIX tg: <%s>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?trial ?title
            WHERE {
              ?trial a tg:Trial ;
                rdfs:label ?title .
            }
            LIMIT 10
            """.formatted(Vocabulary.TG);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OTHER_ENDPOINTS = Set.of("", "history", "unregistered");

    private final ServedDataset dataset;
    private final List<ExampleQuery> queries;
    private final Templates templates;

    QueryPages(ServedDataset dataset, List<ExampleQuery> queries, Templates templates) {
        this.dataset = dataset;
        this.queries = queries;
        this.templates = templates;
    }

    /** What the template shows. */
    record View(PageFrame frame, String start, List<ExampleQuery> examples) {}

    /** {@code /query}: the editor. */
    Answer editor() {
        PageFrame frame = PageFrame.plain("Query the data", "A SPARQL editor with example queries.");
        return Answer.page(templates.fill("query", new View(frame, START, queries)))
                .policy(POLICY);
    }

    /** {@code /examples.json}: the queries that the editor offers. */
    Answer examples() {
        ArrayNode array = JSON.createArrayNode();
        for (ExampleQuery query : queries) {
            array.addObject()
                    .put("name", query.name())
                    .put("title", query.title())
                    .put("summary", query.summary())
                    .put("endpoint", query.endpoint())
                    .put("query", query.text());
        }
        return Answer.json(array);
    }

    /**
     * {@code /.well-known/sparql-examples}: the same as data, in the form in which SIB publishes its own, where the address of one
     * of them leads to the editor with it.
     */
    @Nullable
    Answer exampleGraph(HttpServletRequest request, MatchResult path) {
        if (path.group(2) == null) {
            PageFrame frame = new PageFrame(
                    "Example queries",
                    "Questions that researchers ask, as SPARQL.",
                    dataset.base() + ".well-known/sparql-examples",
                    "/.well-known/sparql-examples",
                    "",
                    "");
            return Answer.graph(
                    request,
                    path.group(1),
                    ExampleGraph.of(queries, dataset.base(), dataset.address(request)),
                    () -> templates.fill("examples", new View(frame, START, queries)));
        }
        return queries.stream()
                .filter(query -> query.name().equals(path.group(2)))
                .findFirst()
                .map(query -> Answer.seeOther("/query?example=" + query.name()))
                .orElse(null);
    }

    /**
     * Describes an endpoint to whoever opens it without a query, in Turtle with a comment for people at its head unless the client
     * asks for another form. A browser is led to the editor. Null where there is a query, or no such endpoint.
     */
    @Nullable
    Answer introduction(HttpServletRequest request) {
        String path = StringUtils.strip(request.getRequestURI(), "/");
        String name = path.contains("/") ? StringUtils.substringBefore(path, "/") : "";
        boolean exists = OTHER_ENDPOINTS.contains(name) || Registries.of(name).isPresent();
        if (!request.getMethod().equals("GET") || !exists || request.getQueryString() != null) {
            return null;
        }
        return introduction(request, path).header("Vary", "Accept");
    }

    private Answer introduction(HttpServletRequest request, String path) {
        String header = request.getHeader("Accept");
        if (header != null && header.contains("text/html") && Representation.prefersPage(request)) {
            return Answer.seeOther("/query");
        }
        String address = dataset.address(request);
        Graph graph = dataset.current().calculateRead(() -> new DatasetDescription(dataset).service(address, path));
        Optional<Representation> form = Representation.accepted(request).filter(best -> best != Representation.HTML);
        byte[] body = form.orElse(Representation.TURTLE).write(graph);
        return form.isEmpty() || form.get() == Representation.TURTLE
                ? Answer.ok(Representation.TURTLE.contentType(), commented(body, address + path))
                : Answer.ok(form.get().contentType(), body);
    }

    private static byte[] commented(byte[] turtle, String endpoint) {
        String comment = """
                # A SPARQL 1.1 endpoint, read only. Ask it with GET ?query=…, or POST the query as a form or as
                # application/sparql-query. Results as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, RDF/XML or JSON-LD,
                # by the Accept header. Below stand the limits. 503 with Retry-After says that a query takes too long, or too many
                # ask; where a part of the answer is out, the connection breaks. For example:
                #
                # curl %s -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?trial WHERE { ?trial a <%s> } LIMIT 10'

                """.formatted(endpoint, Vocabulary.TRIAL);
        return (comment + new String(turtle, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
