package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.DatasetDescription.NamedGraph;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.ServedDataset;

/** The dataset as a whole, for programs, at the addresses where they look for it. */
final class DatasetPages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SITEMAP_SIZE = 20_000;

    private final ServedDataset dataset;
    private final Templates templates;
    private final DatasetDescription description;

    DatasetPages(ServedDataset dataset, Templates templates) {
        this.dataset = dataset;
        this.templates = templates;
        this.description = new DatasetDescription(dataset);
    }

    /** What a template of a sitemap shows: addresses, in the index those of the files. */
    record SitemapView(List<String> addresses) {}

    /**
     * What the page of the dataset shows.
     *
     * @param graphs its graphs with their statements and trials
     * @param classes its classes by the number of their resources, the largest first
     * @param properties its properties by the number of their statements, the largest first
     */
    record View(
            PageFrame frame,
            String statements,
            String trials,
            List<Counted> graphs,
            List<Counted> classes,
            List<Counted> properties) {}

    /** Something with a number, and where there is a second number that too. */
    record Counted(RenderedValue name, String count, String trials) {}

    /** {@code /.well-known/void}: VoID and DCAT, and a page that says the same. */
    Answer description(HttpServletRequest request, MatchResult path) {
        String address = dataset.address(request);
        return dataset.current()
                .calculateRead(() -> Answer.graph(request, path.group(1), description.dataset(address), this::page));
    }

    private byte[] page() {
        Map<String, Long> trials = description.trials();
        List<NamedGraph> graphs = description.graphs();
        PageFrame frame = new PageFrame(
                "About this dataset",
                "What is in the dataset: graphs, classes and properties with their counts.",
                new Iris(dataset.base()).dataset().getURI(),
                "/.well-known/void",
                "",
                "");
        return templates.fill(
                "dataset",
                new View(
                        frame,
                        Charts.number(graphs.stream()
                                .mapToLong(NamedGraph::statements)
                                .sum()),
                        Charts.number(trials.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                        graphs.stream()
                                .map(graph -> new Counted(
                                        DumpPages.words(graph),
                                        Charts.number(graph.statements()),
                                        trials.containsKey(graph.iri()) ? Charts.number(trials.get(graph.iri())) : ""))
                                .toList(),
                        largest(description.classes()),
                        largest(description.properties())));
    }

    private List<Counted> largest(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(term -> {
                    String href = dataset.links().href(term.getKey()).orElse("");
                    return new Counted(
                            new RenderedValue(GraphView.shortName(term.getKey()), "", href, !href.startsWith("/"), ""),
                            Charts.number(term.getValue()),
                            "");
                })
                .toList();
    }

    /** {@code /void.json}: what an editor completes from. */
    Answer completions() {
        ObjectNode json = JSON.createObjectNode();
        json.put("base", dataset.base());
        ObjectNode prefixes = json.putObject("prefixes");
        Prefixes.ALL.forEach(prefixes::put);
        ObjectNode pages = json.putObject("pages");
        pages.put(dataset.base(), "/");
        Links.ELSEWHERE.forEach((path, iri) -> pages.put(iri, "/" + path));
        pages.put(Iris.DEFAULT_BASE, "/");
        json.put("start", QueryPages.START);
        ArrayNode endpoints = json.putArray("endpoints").add("/sparql").add("/history/sparql");
        Registries.ALL.forEach(registry -> endpoints.add("/" + registry.key() + "/sparql"));
        dataset.current().executeRead(() -> {
            terms(json.putArray("classes"), description.classes());
            terms(json.putArray("properties"), description.properties());
        });
        return Answer.json(json);
    }

    private static void terms(ArrayNode terms, Map<String, Long> counts) {
        counts.forEach((iri, count) -> terms.addObject().put("iri", iri).put("count", count));
    }

    /** {@code /robots.txt}. */
    Answer robots(HttpServletRequest request) {
        return Answer.text("""
                User-agent: *
                Disallow: /sparql
                Disallow: /search
                Disallow: /lookup/
                Disallow: /history/
                Disallow: /dumps/

                Sitemap: %ssitemap.xml
                """.formatted(dataset.address(request)));
    }

    /** {@code /sitemap.xml}: the index of the sitemaps. */
    Answer sitemaps(HttpServletRequest request) {
        long trials = dataset.current().calculateRead(() -> trials().count());
        int files = (int) ((trials + SITEMAP_SIZE - 1) / SITEMAP_SIZE);
        return sitemap(
                "sitemapindex",
                IntStream.rangeClosed(1, files)
                        .mapToObj(n -> dataset.address(request) + "sitemap/" + n + ".xml")
                        .toList());
    }

    /** A sitemap with trials' pages. */
    Answer sitemap(HttpServletRequest request, MatchResult path) {
        String address = dataset.address(request);
        long number = Long.parseLong(path.group(1));
        return sitemap(
                "sitemap",
                dataset.current()
                        .calculateRead(() -> trials().skip((number - 1) * SITEMAP_SIZE)
                                .limit(SITEMAP_SIZE)
                                .map(trial ->
                                        dataset.links().path(trial.getURI()).orElse("/"))
                                .map(page -> address + page.substring(1) + ".html")
                                .toList()));
    }

    private Answer sitemap(String template, List<String> addresses) {
        return Answer.ok("application/xml", templates.fill(template, new SitemapView(addresses)));
    }

    private Stream<Node> trials() {
        return Iter.asStream(dataset.current().find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(Quad::getSubject);
    }
}
