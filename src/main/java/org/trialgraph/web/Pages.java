package org.trialgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.html.FacetIndex;
import org.trialgraph.web.html.HomeView;
import org.trialgraph.web.html.Lazy;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.OtherDocuments;
import org.trialgraph.web.html.ResourceViews;
import org.trialgraph.web.html.SiteViews;
import org.trialgraph.web.html.Templates;
import org.trialgraph.web.html.TrialLists;
import org.trialgraph.web.html.TrialSearch;
import org.trialgraph.web.html.TrialViews;
import org.trialgraph.web.html.VocabularyViews;
import org.trialgraph.web.html.WordSearch;

/** The one list of pages. */
final class Pages {
    private Pages() {}

    /** All pages of a site, in the order in which they are asked; the last takes every address that is left. */
    static List<Page> of(Site site) {
        Templates templates = new Templates();
        ErrorPages problems = new ErrorPages(templates);
        Links links = new Links(site.base());
        Descriptions descriptions = new Descriptions(site.current());
        TrialLists trials = new TrialLists(site.current(), links);
        Supplier<FacetIndex> table =
                new Lazy<>(() -> site.current().calculateRead(() -> FacetIndex.read(site.current())));
        QueryCatalog queries = queries();
        return List.of(
                new FilePage(),
                new HomePage(site, new HomeView(table, trials, descriptions, links, queries), templates),
                new SearchPage(
                        site,
                        new TrialSearch(
                                table,
                                new WordSearch(site.current(), trials),
                                trials,
                                descriptions,
                                links,
                                site.base()),
                        templates),
                new QueryPage(site, templates, queries),
                new VocabularyPage(new VocabularyViews(templates, links)),
                new DatasetPage(site, templates),
                new CrawlerPage(site, templates),
                new ResolvePage(site, problems),
                new SitesPage(site, new SiteViews(templates, links)),
                new ResourcePage(
                        site,
                        new ResourceViews(
                                templates,
                                links,
                                descriptions,
                                trials,
                                new TrialViews(new OtherDocuments(site.history(), descriptions))),
                        problems));
    }

    private static QueryCatalog queries() {
        try {
            return QueryCatalog.bundled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
