package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.Templates;

/** What crawlers ask for: {@code /robots.txt} and the sitemaps, with every trial's page. */
final class CrawlerPage implements Page {
    private static final int IN_ONE_FILE = 20_000;
    private static final Pattern PATH = Pattern.compile("/robots\\.txt|/sitemap\\.xml|/sitemap/(\\d{1,6})\\.xml");

    private final Site site;
    private final Links links;
    private final Templates templates;

    CrawlerPage(Site site, Templates templates) {
        this.site = site;
        this.links = new Links(site.base());
        this.templates = templates;
    }

    /** What a template of a sitemap shows: addresses, in the index those of the files. */
    record View(List<String> addresses) {}

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request)
                && PATH.matcher(request.getRequestURI()).matches();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = ServerAddress.of(request, site);
        Matcher path = PATH.matcher(request.getRequestURI());
        path.matches();
        if (request.getRequestURI().equals("/robots.txt")) {
            String text =
                    "User-agent: *\nDisallow: /sparql\nDisallow: /search\nDisallow: /history/\nDisallow: /dumps/\n\nSitemap: "
                            + address + "sitemap.xml\n";
            Answer.ok("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                    .send(request, response);
            return;
        }
        View view = site.current()
                .calculateRead(
                        () -> path.group(1) == null ? index(address) : file(address, Integer.parseInt(path.group(1))));
        byte[] body = templates.fill(path.group(1) == null ? "sitemapindex" : "sitemap", view);
        Answer.ok("application/xml", body).send(request, response);
    }

    private View index(String address) {
        long trials = StreamSupport.stream(trials().spliterator(), false).count();
        int files = (int) ((trials + IN_ONE_FILE - 1) / IN_ONE_FILE);
        return new View(IntStream.rangeClosed(1, files)
                .mapToObj(n -> address + "sitemap/" + n + ".xml")
                .toList());
    }

    private View file(String address, int number) {
        return new View(StreamSupport.stream(trials().spliterator(), false)
                .skip((number - 1L) * IN_ONE_FILE)
                .limit(IN_ONE_FILE)
                .map(trial -> links.path(trial.getURI()).orElse("/"))
                .map(path -> address + path.substring(1) + ".html")
                .toList());
    }

    private Iterable<Node> trials() {
        return () -> Iter.map(
                site.current().find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL), quad -> quad.getSubject());
    }
}
