package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.Accept;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServiceDescription;

/**
 * Describes an endpoint to whoever opens it without a query: by the SPARQL Service Description vocabulary, in Turtle with a
 * comment for people at its head unless the client asks for another form. A browser is led to the editor.
 */
final class EndpointIntroduction implements PageHandler {
    private static final Set<String> OTHERS = Set.of("", "history", "unregistered");

    private final ServedDataset site;
    private final ServiceDescription description;
    private final RdfDocuments documents = new RdfDocuments();

    EndpointIntroduction(ServedDataset site) {
        this.site = site;
        this.description = new ServiceDescription(site.current(), site.base(), site.federated());
    }

    private static boolean exists(String path) {
        int end = path.lastIndexOf('/');
        String name = end < 0 ? "" : path.substring(0, end);
        return OTHERS.contains(name)
                || Registries.ALL.stream().anyMatch(registry -> registry.key().equals(name));
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        String path = request.getRequestURI().replaceFirst("^/", "").replaceFirst("/$", "");
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!get || !exists(path) || request.getQueryString() != null) {
            return Optional.empty();
        }
        String header = request.getHeader("Accept");
        if (header != null && header.contains("text/html") && Accept.of(header).prefersPage()) {
            return Optional.of(Answer.seeOther("/query").header("Vary", "Accept"));
        }
        Representation form = Accept.of(header).best().orElse(Representation.TURTLE);
        String address = site.address(request);
        Graph graph = site.current().calculateRead(() -> description.graph(address, path));
        Answer answer = form == Representation.HTML || form == Representation.TURTLE
                ? Answer.ok("text/turtle; charset=utf-8", turtle(graph, address + path))
                : Answer.ok(form.contentType(), documents.write(graph, form));
        return Optional.of(answer.header("Vary", "Accept"));
    }

    private byte[] turtle(Graph graph, String endpoint) {
        String comment = """
                # A SPARQL 1.1 endpoint, read only. Ask it with GET ?query=…, or POST the query as a form or as
                # application/sparql-query. Results as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, RDF/XML or JSON-LD,
                # by the Accept header. For example:
                #
                # curl %s -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?trial WHERE { ?trial a <%s> } LIMIT 10'

                """.formatted(endpoint, Vocabulary.TRIAL);
        String description = new String(documents.write(graph, Representation.TURTLE), StandardCharsets.UTF_8);
        return (comment + description).getBytes(StandardCharsets.UTF_8);
    }
}
