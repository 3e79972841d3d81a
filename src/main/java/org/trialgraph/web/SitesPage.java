package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.ResourceView;

/** {@code /trial/{number}/sites.html}: all sites of a trial that is here, a page at a time. */
final class SitesPage implements PageHandler {
    private static final String END = "/sites.html";

    private final ServedDataset site;
    private final Links links;
    private final Descriptions descriptions;
    private final ResourceView views;

    SitesPage(ServedDataset site, ResourceView views) {
        this.site = site;
        this.links = new Links(site.base());
        this.descriptions = new Descriptions(site.current());
        this.views = views;
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        return trial(request)
                .flatMap(trial -> site.current()
                        .calculateRead(() -> descriptions.states(trial)
                                ? Optional.of(Answer.page(
                                        views.sitesPage(trial, descriptions.of(trial), ResourcePage.page(request))))
                                : Optional.empty()));
    }

    private Optional<Node> trial(HttpServletRequest request) {
        return RequestPath.of(request)
                .filter(path -> path.matches("trial/[^/]+" + END.replace(".", "\\.")))
                .map(path -> path.substring(0, path.length() - END.length()))
                .map(path -> NodeFactory.createURI(links.iri(path)));
    }
}
