package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.TrialSearch;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.web.data.PatientMatcher;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.query.QueryAdmission;

/** The one list of pages: what the server answers beside SPARQL queries. Safe for many threads. */
public final class Pages implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    /** Opens the text index and has classes loaded, whatever it finds. */
    private static final SearchRequest ANY_WORD = SearchRequest.of("anaemia");

    private final List<Route> routes;
    private final ServedDataset dataset;
    private final TrialSearch search;
    private final QueryPages queries;
    private final HomeView home;
    private final DumpPages dumps;
    private final LookupPages lookup;
    private final ResourcePages resources;

    /**
     * @param dataset what they read
     * @param matcher holds patients against its trials
     * @param files of the release, by which searches find and count
     */
    public Pages(ServedDataset dataset, PatientMatcher matcher, ReleaseFiles files) {
        Templates templates = new Templates();
        List<ExampleQuery> catalog = catalog();
        this.dataset = dataset;
        this.search = new TrialSearch(dataset.current(), dataset.base(), files.facets(), files.text());
        SearchPages searches = new SearchPages(dataset, search, templates);
        VocabularyPages vocabularies = new VocabularyPages(dataset, templates);
        DatasetPages whole = new DatasetPages(dataset, templates);
        ApiPages api = new ApiPages(dataset, templates);
        this.dumps = new DumpPages(dataset, templates);
        this.lookup = new LookupPages(dataset);
        this.resources = new ResourcePages(dataset, search, templates);
        this.queries = new QueryPages(dataset, lookup, catalog, templates);
        ComparePages compared = new ComparePages(dataset, templates);
        MatchPages matches = new MatchPages(dataset, matcher, templates);
        this.home = new HomeView(dataset, search, catalog, templates);
        BrowsePages browse = new BrowsePages(dataset, search, templates);
        this.routes = List.of(
                route("/static/(.*)", StaticFiles::answer),
                route("/(?:index\\.html)?", (request, path) -> Answer.page(home.page())),
                route("/search(?:\\.(html|json|csv|ris|atom))?", searches::answer),
                route(QueryAdmission.MATCH, matches::answer),
                route("/compare(?:\\.html)?", (request, path) -> compared.answer(request)),
                route("/query(?:\\.html)?", (request, path) -> queries.editor(request)),
                route("/examples\\.json", (request, path) -> queries.examples()),
                route("/\\.well-known/sparql-examples(?:\\.(html|ttl|jsonld|nt|rdf)|/(.+))?", queries::exampleGraph),
                route(
                        "/(ontology|code|shapes|code/[a-z0-9-]+)(?:/0\\.1\\.0)?(?:\\.(html|ttl|jsonld|nt|rdf))?",
                        vocabularies::answer),
                route("/(?:\\.well-known/)?void(?:\\.(html|ttl|jsonld|nt|rdf))?", whole::description),
                route("/void\\.json", (request, path) -> whole.completions()),
                route("/robots\\.txt", (request, path) -> whole.robots(request)),
                route("/sitemap\\.xml", (request, path) -> whole.sitemaps(request)),
                route("/sitemap/(\\d{1,6})\\.xml", whole::sitemap),
                route("/openapi\\.json", (request, path) -> api.description(request)),
                route("/api(?:\\.html)?", (request, path) -> api.page(request)),
                route("/dumps/", (request, path) -> dumps.page(request)),
                route("/dumps/SHA256SUMS", (request, path) -> dumps.checksums()),
                route("/dumps/([a-z]+)\\.nq\\.gz", dumps::file),
                route("/lookup/([^/]*)", lookup::answer),
                route("/mesh/?", (request, path) -> browse.mesh()),
                route("/country/?", (request, path) -> browse.countries()),
                route("/registry/?", (request, path) -> browse.registries()),
                route("/resolve/(.*)", resources::resolve),
                route("/trial/([^/]+)", resources::trial),
                route(".*", resources::answer));
    }

    /** Answers a request for a path; null where there is nothing at it. */
    private interface Page {
        @Nullable
        Answer answer(HttpServletRequest request, MatchResult path) throws IOException;
    }

    private record Route(Pattern paths, Page page) {}

    private static Route route(String paths, Page page) {
        return new Route(Pattern.compile(paths), page);
    }

    /** The answer to a request that reads a page; the last route takes every path that is left. */
    @Nullable
    public Answer answer(HttpServletRequest request) throws IOException {
        for (Route route : routes) {
            Matcher path = route.paths().matcher(request.getRequestURI());
            Answer answer = path.matches() ? answer(route.page(), request, path) : null;
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    @Nullable
    private Answer answer(Page page, HttpServletRequest request, MatchResult path) throws IOException {
        try {
            return page.answer(request, path);
        } catch (PageBeyondEndException e) {
            return resources.beyondEnd(request, e);
        }
    }

    /** What an endpoint says that is opened without a query; null where there is one. */
    @Nullable
    public Answer introduction(HttpServletRequest request) {
        return queries.introduction(request);
    }

    /** Prepares what would delay the first reader; readers may come meanwhile. */
    public void prepare() {
        try {
            home.page();
            dataset.current().executeRead(() -> search.find(ANY_WORD));
        } catch (RuntimeException e) {
            // whoever asks for the page is told in full
            LOG.warn("a page cannot be made ready: {}", e.getMessage());
        }
    }

    /** Removes the files that pages have made, and closes the index of words. */
    @Override
    public void close() throws IOException {
        try (search;
                lookup) {
            dumps.close();
        }
    }

    private static List<ExampleQuery> catalog() {
        try {
            return ExampleQuery.bundled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
