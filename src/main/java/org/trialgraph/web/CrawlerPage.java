package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.Templates;

/**
 * What programs look for at a known address: {@code /robots.txt}, the sitemaps with every trial's page, and {@code
 * /openapi.json} with the addresses that programs ask.
 */
final class CrawlerPage implements PageHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN_API = "/org/trialgraph/web/openapi.json";
    private static final int SITEMAP_SIZE = 20_000;
    private static final Pattern SITEMAP = Pattern.compile("/sitemap/(\\d{1,6})\\.xml");

    private final ServedDataset site;
    private final Links links;
    private final Templates templates;

    CrawlerPage(ServedDataset site, Templates templates) {
        this.site = site;
        this.links = new Links(site.base());
        this.templates = templates;
    }

    /** What a template of a sitemap shows: addresses, in the index those of the files. */
    record View(List<String> addresses) {}

    @Override
    public Optional<Answer> answer(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        String address = site.address(request);
        Matcher sitemap = SITEMAP.matcher(path);
        if (sitemap.matches()) {
            int number = Integer.parseInt(sitemap.group(1));
            return Optional.of(sitemap("sitemap", site.current().calculateRead(() -> trials(address, number))));
        }
        return Optional.ofNullable(
                switch (path) {
                    case "/sitemap.xml" ->
                        sitemap("sitemapindex", site.current().calculateRead(() -> sitemaps(address)));
                    case "/openapi.json" -> openApi(address);
                    case "/robots.txt" -> Answer.text("""
                                    User-agent: *
                                    Disallow: /sparql
                                    Disallow: /search
                                    Disallow: /history/
                                    Disallow: /dumps/

                                    Sitemap: %ssitemap.xml
                                    """.formatted(address));
                    default -> null;
                });
    }

    private static Answer openApi(String address) throws IOException {
        try (InputStream in = CrawlerPage.class.getResourceAsStream(OPEN_API)) {
            ObjectNode api = (ObjectNode) JSON.readTree(in);
            api.putArray("servers").addObject().put("url", address);
            return Answer.json(api);
        }
    }

    private Answer sitemap(String template, List<String> addresses) {
        return Answer.ok("application/xml", templates.fill(template, new View(addresses)));
    }

    private List<String> sitemaps(String address) {
        int files = (int) ((trials().count() + SITEMAP_SIZE - 1) / SITEMAP_SIZE);
        return IntStream.rangeClosed(1, files)
                .mapToObj(n -> address + "sitemap/" + n + ".xml")
                .toList();
    }

    private List<String> trials(String address, int number) {
        return trials().skip((number - 1L) * SITEMAP_SIZE)
                .limit(SITEMAP_SIZE)
                .map(trial -> links.path(trial.getURI()).orElse("/"))
                .map(path -> address + path.substring(1) + ".html")
                .toList();
    }

    private Stream<Node> trials() {
        return Iter.asStream(site.current().find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(quad -> quad.getSubject());
    }
}
