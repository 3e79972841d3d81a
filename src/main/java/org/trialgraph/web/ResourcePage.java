package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Accept;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.ResourceView;

/**
 * Answers every IRI of the data. The IRI of a thing leads with 303 to a document about it, of the form that the client asked
 * for; the document's address is the thing's with the suffix of its form.
 */
final class ResourcePage implements PageHandler {
    private final ServedDataset site;
    private final Links links;
    private final Descriptions descriptions;
    private final RdfDocuments documents = new RdfDocuments();
    private final ResourceView views;
    private final ErrorPages problems;

    ResourcePage(ServedDataset site, ResourceView views, ErrorPages problems) {
        this.site = site;
        this.links = new Links(site.base());
        this.descriptions = new Descriptions(site.current());
        this.views = views;
        this.problems = problems;
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        Answer answer = RequestPath.of(request)
                .map(path -> site.current()
                        .calculateRead(() -> answer(request, path))
                        .header("Vary", "Accept"))
                .orElseGet(() -> problems.badRequest(request, "this is no address of this server"));
        return Optional.of(answer);
    }

    private Answer answer(HttpServletRequest request, String path) {
        Node thing = NodeFactory.createURI(links.iri(path));
        if (known(thing)) {
            return thing(request, thing);
        }
        int dot = path.lastIndexOf('.');
        Optional<Representation> form = dot < 0 ? Optional.empty() : Representation.ofSuffix(path.substring(dot + 1));
        if (form.isPresent()) {
            Node described = NodeFactory.createURI(links.iri(path.substring(0, dot)));
            if (known(described)) {
                return document(request, described, form.get());
            }
        }
        String about = form.isPresent() ? path.substring(0, dot) : path;
        return absent(request, NodeFactory.createURI(links.iri(about)), about);
    }

    private boolean known(Node thing) {
        return descriptions.states(thing) || descriptions.mentions(thing);
    }

    private Answer thing(HttpServletRequest request, Node thing) {
        Optional<Representation> form = Accept.form(request);
        String path = links.path(thing.getURI()).orElseThrow();
        return form.map(f -> Answer.seeOther(path + "." + f.suffix()))
                .orElseGet(() -> Answer.problem(
                        406,
                        "this is offered as " + Representation.offered()
                                + " and by the suffixes .html .ttl .jsonld .nt .rdf"));
    }

    private Answer document(HttpServletRequest request, Node thing, Representation form) {
        String path = links.path(thing.getURI()).orElseThrow();
        Graph graph = descriptions.of(thing);
        byte[] body = form == Representation.HTML
                ? views.page(thing, graph, path, page(request))
                : documents.write(graph, form);
        Answer answer = Answer.ok(form.contentType(), body);
        for (PageFrame.Form other : PageFrame.forms(path)) {
            answer.header("Link", "<" + other.href() + ">; rel=\"alternate\"; type=\"" + other.mediaType() + "\"");
        }
        answer.header("Link", "<" + path + ".html>; rel=\"alternate\"; type=\"text/html\"");
        answer.header("Link", "<" + path + ".ttl>; rel=\"describedby\"; type=\"text/turtle\"");
        terms(graph, Vocabulary.LICENSE, "license", answer);
        terms(graph, Vocabulary.RIGHTS, "terms-of-service", answer);
        return answer;
    }

    /** Headers for the licences or terms of the documents behind an answer. */
    private static void terms(Graph graph, Node property, String relation, Answer answer) {
        graph
                .find(Node.ANY, property, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI)
                .toSet()
                .stream()
                .map(Node::getURI)
                .filter(address -> Links.external(address).isPresent())
                .sorted()
                .limit(5)
                .forEach(address -> answer.header("Link", "<" + address + ">; rel=\"" + relation + "\""));
    }

    private Answer absent(HttpServletRequest request, Node thing, String path) {
        boolean withdrawn =
                site.history().calculateRead(() -> site.history().contains(Node.ANY, thing, Node.ANY, Node.ANY));
        return withdrawn
                ? problems.gone(request, thing.getURI())
                : problems.notFound(request, path.substring(path.lastIndexOf('/') + 1));
    }

    /** The page of a list that is asked for, counted from 1; anything that is no number is the first. */
    static int page(HttpServletRequest request) {
        String page = request.getParameter("page");
        return page != null && page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }
}
