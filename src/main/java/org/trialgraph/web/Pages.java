package org.trialgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.web.html.HomeView;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.ResourceView;
import org.trialgraph.web.html.SearchView;
import org.trialgraph.web.html.Templates;
import org.trialgraph.web.html.VocabularyView;

/** The one list of pages. */
final class Pages {
    private Pages() {}

    /** All pages of a site, in the order in which they are asked; the last takes every address that is left. */
    static List<PageHandler> of(ServedDataset site) {
        Templates templates = new Templates();
        ErrorPages problems = new ErrorPages(templates);
        Links links = new Links(site.base());
        TrialSearch search = new TrialSearch(site.current(), site.base());
        ResourceView resources = new ResourceView(templates, links, site.current(), site.history(), search);
        QueryCatalog queries = queries();
        return List.of(
                new FilePage(),
                new HomePage(site, new HomeView(templates, search, site.current(), links, queries)),
                new SearchPage(site, new SearchView(search, site.current(), links), templates),
                new QueryPage(site, templates, queries),
                new VocabularyPage(new VocabularyView(templates, links)),
                new DatasetPage(site, templates),
                new CrawlerPage(site, templates),
                new ResolvePage(site, problems),
                new SitesPage(site, resources),
                new ResourcePage(site, resources, problems));
    }

    private static QueryCatalog queries() {
        try {
            return QueryCatalog.bundled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
