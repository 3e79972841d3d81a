package org.trialgraph.web;

import java.util.List;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.OtherDocuments;
import org.trialgraph.web.html.ResourceViews;
import org.trialgraph.web.html.Templates;
import org.trialgraph.web.html.TrialLists;
import org.trialgraph.web.html.TrialViews;

/** The one list of pages. */
final class Pages {
    private Pages() {}

    /** All pages of a site, in the order in which they are asked. */
    static List<Page> of(Site site) {
        Templates templates = new Templates();
        Problems problems = new Problems(templates);
        Links links = new Links(site.base());
        ResourceViews views = new ResourceViews(
                templates,
                links,
                new Descriptions(site.current()),
                new TrialLists(site.current(), links),
                new TrialViews(new OtherDocuments(site.history())));
        return List.of(
                new EndpointIntroduction(),
                new FilePage(),
                new ResolvePage(site, problems),
                new ResourcePage(site, views, problems));
    }
}
