package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.trialgraph.web.data.Accept;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.data.Representation;

/** Sends a graph that has one address in whichever serialisation the client takes; Turtle to browsers. */
final class GraphAnswer {
    private final RdfDocuments documents = new RdfDocuments();

    Answer of(HttpServletRequest request, Graph graph) {
        Optional<Representation> form = form(request);
        if (form.isEmpty()) {
            return Answer.problem(406, "this is offered as " + Representation.offered());
        }
        Representation chosen = form.get() == Representation.HTML ? Representation.TURTLE : form.get();
        return Answer.ok(chosen.contentType(), documents.write(graph, chosen)).header("Vary", "Accept");
    }

    /** The form that a request asks for by its parameter or its header. */
    static Optional<Representation> form(HttpServletRequest request) {
        String named = request.getParameter("format");
        return named == null ? Accept.of(request.getHeader("Accept")).best() : Representation.named(named);
    }
}
