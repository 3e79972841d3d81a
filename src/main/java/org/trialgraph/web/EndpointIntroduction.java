package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.Accept;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServiceDescription;

/**
 * Describes an endpoint to whoever opens it without a query: by the SPARQL Service Description vocabulary, in Turtle with a
 * word for people at its head unless the client asks for another form. A browser is led to the editor.
 */
final class EndpointIntroduction implements Page {
    private static final Pattern PATH = Pattern.compile("/(?:([a-z]+)/)?sparql/?");
    private static final Set<String> OTHERS = Set.of("history", "unregistered");

    private final Site site;
    private final ServiceDescription description;
    private final RdfDocuments documents = new RdfDocuments();

    EndpointIntroduction(Site site) {
        this.site = site;
        this.description = new ServiceDescription(site.current(), site.base(), site.federated());
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        boolean get = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return get && exists(request.getRequestURI()) && request.getQueryString() == null;
    }

    private static boolean exists(String path) {
        Matcher endpoint = PATH.matcher(path);
        String name = endpoint.matches() ? endpoint.group(1) : "none";
        return name == null
                || OTHERS.contains(name)
                || Registries.ALL.stream().anyMatch(r -> r.key().equals(name));
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().replaceFirst("^/", "").replaceFirst("/$", "");
        String header = request.getHeader("Accept");
        if (header != null && header.contains("text/html") && Accept.of(header).prefersPage()) {
            Answer.seeOther("/query").header("Vary", "Accept").send(request, response);
            return;
        }
        Representation form = Accept.of(header).best().orElse(Representation.TURTLE);
        String address = ServerAddress.of(request, site);
        Graph graph = site.current().calculateRead(() -> description.graph(address, path));
        Answer answer = form == Representation.HTML || form == Representation.TURTLE
                ? Answer.ok("text/turtle; charset=utf-8", turtle(graph, address + path))
                : Answer.ok(form.contentType(), documents.write(graph, form));
        answer.header("Vary", "Accept").send(request, response);
    }

    private byte[] turtle(Graph graph, String endpoint) throws IOException {
        String text =
                "# A SPARQL 1.1 endpoint, read only. Ask it with GET ?query=…, or POST the query as a form or as\n"
                        + "# application/sparql-query. Results as JSON, XML, CSV or TSV, graphs as Turtle, N-Triples, RDF/XML or JSON-LD,\n"
                        + "# by the Accept header. For example:\n#\n# curl " + endpoint
                        + " -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?trial WHERE { ?trial a"
                        + " <" + Vocabulary.TRIAL + "> } LIMIT 10'\n\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(documents.write(graph, Representation.TURTLE));
        return out.toByteArray();
    }
}
