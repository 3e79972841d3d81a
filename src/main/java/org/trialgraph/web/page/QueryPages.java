package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryParameter;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.ExampleGraph;
import org.trialgraph.web.data.Limit;
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

    /** Those of the stated limits that whoever writes a query meets. */
    private static final String LIMITS = "(query|firstRow|service|waiting)Time|requestBody|textQuery|serviceRows";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OTHER_ENDPOINTS = Set.of("", "history", "unregistered");

    private final ServedDataset dataset;
    private final LookupPages lookup;
    private final List<ExampleQuery> queries;
    private final Templates templates;

    QueryPages(ServedDataset dataset, LookupPages lookup, List<ExampleQuery> queries, Templates templates) {
        this.dataset = dataset;
        this.lookup = lookup;
        this.queries = queries;
        this.templates = templates;
    }

    /**
     * What the template shows.
     *
     * @param form the example that the address names
     * @param endpoint the path that the query is sent to
     * @param text the query
     * @param run whether the address asks for a query to be run
     * @param problems what of the address cannot be followed, in words
     */
    record View(
            PageFrame frame,
            @Nullable QueryForm form,
            String endpoint,
            String text,
            boolean run,
            List<String> problems,
            List<Subject> subjects,
            int examples,
            List<Limit> limits) {}

    /** What the template of the published list shows. */
    record Catalog(PageFrame frame, List<ExampleQuery> examples) {}

    /** The examples of a subject. */
    record Subject(String name, List<Listed> examples) {}

    /** An example in the list. */
    record Listed(ExampleQuery query, boolean shown) {}

    /** {@code /query}: the editor, with the example and the values, or the query, that its address has. */
    Answer editor(HttpServletRequest request) {
        String name = StringUtils.defaultString(request.getParameter("example"));
        String own = StringUtils.defaultString(request.getParameter("query"));
        Optional<QueryForm> form = example(name)
                .map(query -> QueryForm.of(query, request::getParameter, dataset.current(), lookup::heading));
        List<String> problems = form.map(QueryForm::problems)
                .orElseGet(() -> name.isEmpty()
                        ? List.of()
                        : List.of("there is no example \"" + StringUtils.abbreviate(name, 60)
                                + "\" → choose one of the list"));
        View view = new View(
                PageFrame.plain("Query the data", "A SPARQL editor with example queries."),
                form.orElse(null),
                form.map(each -> each.example().endpoint()).orElse("sparql"),
                form.map(QueryForm::text).orElse(own.isEmpty() ? START : own),
                problems.isEmpty() && (form.isPresent() || !own.isEmpty()),
                problems,
                subjects(name),
                queries.size(),
                dataset.limits().stream()
                        .filter(limit -> limit.name().matches(LIMITS))
                        .toList());
        byte[] page = templates.fill("query", view);
        String html = "text/html; charset=utf-8";
        boolean found = name.isEmpty() || form.isPresent();
        return (problems.isEmpty() ? Answer.page(page) : Answer.status(found ? 400 : 404, html, page)).policy(POLICY);
    }

    private Optional<ExampleQuery> example(String name) {
        return queries.stream().filter(query -> query.name().equals(name)).findFirst();
    }

    private List<Subject> subjects(String shown) {
        return queries.stream()
                .map(query -> new Listed(query, query.name().equals(shown)))
                .collect(Collectors.groupingBy(each -> each.query().subject(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new Subject(each.getKey(), each.getValue()))
                .toList();
    }

    /** {@code /examples.json}: the queries that the editor offers. */
    Answer examples() {
        ArrayNode array = JSON.createArrayNode();
        for (ExampleQuery query : queries) {
            ObjectNode example = array.addObject()
                    .put("name", query.name())
                    .put("title", query.title())
                    .put("summary", query.summary())
                    .put("subject", query.subject())
                    .put("empty", query.empty())
                    .put("endpoint", query.endpoint())
                    .put("query", query.text());
            ArrayNode parameters = example.putArray("parameters");
            for (QueryParameter parameter : query.parameters()) {
                ObjectNode object = parameters
                        .addObject()
                        .put("name", parameter.name())
                        .put("kind", parameter.kind().word())
                        .put("label", parameter.label())
                        .put("value", parameter.usual());
                if (parameter.isNumber()) {
                    object.put("least", parameter.least()).put("most", parameter.most());
                }
                if (!parameter.scheme().isEmpty()) {
                    object.put("scheme", parameter.scheme());
                }
            }
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
                    () -> templates.fill("examples", new Catalog(frame, queries)));
        }
        return example(path.group(2))
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
