package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.SiteViews;

/** {@code /trial/{number}/sites.html}: all sites of a trial that is here, a page at a time. */
final class SitesPage implements Page {
    private static final String END = "/sites.html";

    private final Site site;
    private final Links links;
    private final Descriptions descriptions;
    private final SiteViews views;

    SitesPage(Site site, SiteViews views) {
        this.site = site;
        this.links = new Links(site.base());
        this.descriptions = new Descriptions(site.current());
        this.views = views;
    }

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request)
                && request.getRequestURI().endsWith(END)
                && trial(request)
                        .filter(trial -> site.current().calculateRead(() -> descriptions.states(trial)))
                        .isPresent();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Node trial = trial(request).orElseThrow();
        byte[] body = site.current()
                .calculateRead(() -> views.page(trial, descriptions.of(trial), ResourcePage.page(request)));
        Answer.ok("text/html; charset=utf-8", body).send(request, response);
    }

    private Optional<Node> trial(HttpServletRequest request) {
        return RequestPath.of(request)
                .filter(path -> path.matches("trial/[^/]+" + END.replace(".", "\\.")))
                .map(path -> path.substring(0, path.length() - END.length()))
                .map(path -> NodeFactory.createURI(links.iri(path)));
    }
}
