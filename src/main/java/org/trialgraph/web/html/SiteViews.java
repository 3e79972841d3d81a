package org.trialgraph.web.html;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.TrialView.SiteView;

/** Makes the page that lists all sites of a trial: the trial's own page has room for some. */
public final class SiteViews {
    private static final int ON_ONE_PAGE = 300;

    private final Templates templates;
    private final Links links;

    /** Over templates. */
    public SiteViews(Templates templates, Links links) {
        this.templates = templates;
        this.links = links;
    }

    /** What the template shows. */
    record View(PageFrame frame, RenderedValue trial, List<SiteView> sites, Paging paging) {}

    /**
     * A page of the list.
     *
     * @param description what is stated of the trial
     * @param page its number, counted from 1
     */
    public byte[] page(Node trial, Graph description, int page) {
        GraphView graph = new GraphView(description, links);
        List<Node> sites = graph.values(trial, Vocabulary.SITE);
        int from = (int) Math.min(sites.size(), (page - 1L) * ON_ONE_PAGE);
        List<Node> shown = sites.subList(from, Math.min(sites.size(), from + ON_ONE_PAGE));
        RenderedValue name = graph.shown(trial);
        String address = name.href() + "/sites.html?page=";
        return templates.fill(
                "sites",
                new View(
                        PageFrame.plain(
                                "Sites of " + graph.words(trial, Vocabulary.IDENTIFIER), "Where a trial takes place."),
                        name,
                        new TrialParts(graph, trial).siteViews(shown),
                        Paging.of("sites", sites.size(), page, address, ON_ONE_PAGE)));
    }
}
