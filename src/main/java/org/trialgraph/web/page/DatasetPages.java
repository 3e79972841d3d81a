package org.trialgraph.web.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.IOSupplier;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.DatasetDescription.NamedGraph;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.ServedDataset;

/** The dataset as a whole, for programs, at the addresses where they look for it. */
final class DatasetPages implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetPages.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SITEMAP_SIZE = 20_000;

    private final ServedDataset dataset;
    private final Templates templates;
    private final DatasetDescription description;
    private final Map<String, Dump> dumps = new ConcurrentHashMap<>();
    /** One dump is written at a time, and few requests wait for it: each holds a thread. */
    private final Semaphore waiting = new Semaphore(4);

    DatasetPages(ServedDataset dataset, Templates templates) {
        this.dataset = dataset;
        this.templates = templates;
        this.description = new DatasetDescription(dataset);
    }

    /** What a template of a sitemap shows: addresses, in the index those of the files. */
    record SitemapView(List<String> addresses) {}

    /** {@code /.well-known/void}: VoID and DCAT. */
    Answer description(HttpServletRequest request) {
        String address = dataset.address(request);
        return Answer.graph(request, dataset.current().calculateRead(() -> description.dataset(address)));
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
                Disallow: /history/
                Disallow: /dumps/

                Sitemap: %ssitemap.xml
                """.formatted(dataset.address(request)));
    }

    /** {@code /openapi.json}: the addresses that programs ask. */
    Answer openApi(HttpServletRequest request) throws IOException {
        ObjectNode api = (ObjectNode) JSON.readTree(IOUtils.resourceToByteArray("/org/trialgraph/web/openapi.json"));
        api.putArray("servers").addObject().put("url", dataset.address(request));
        return Answer.json(api);
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

    /** What the template shows. */
    record DumpsView(PageFrame frame, List<NamedGraph> graphs) {}

    private record Dump(Path file, String sha256) {}

    private List<NamedGraph> graphs() {
        return dataset.current().calculateRead(description::graphs);
    }

    /** {@code /dumps/}: the list of all graphs, each as compressed N-Quads. */
    Answer dumps() {
        PageFrame frame = PageFrame.plain("Downloads", "Every graph of the dataset as compressed N-Quads.");
        return Answer.page(templates.fill("dumps", new DumpsView(frame, graphs())));
    }

    /** The checksums of all. */
    Answer checksums() throws IOException {
        List<NamedGraph> graphs = graphs();
        return whenWritten(graphs, () -> {
            StringBuilder sums = new StringBuilder();
            for (NamedGraph graph : graphs) {
                sums.append(dump(graph).sha256())
                        .append("  ")
                        .append(graph.key())
                        .append(".nq.gz\n");
            }
            return Answer.text(sums.toString());
        });
    }

    /** One of the dumps. */
    Answer dump(HttpServletRequest request, MatchResult path) throws IOException {
        for (NamedGraph graph : graphs()) {
            if (graph.key().equals(path.group(1))) {
                return whenWritten(List.of(graph), () -> {
                    Dump dump = dump(graph);
                    return Answer.file("application/gzip", dump.file(), dump.sha256());
                });
            }
        }
        return Answer.problem(404, "there is no such graph here; /dumps/ lists them");
    }

    private Answer whenWritten(List<NamedGraph> graphs, IOSupplier<Answer> answer) throws IOException {
        if (graphs.stream().allMatch(graph -> dumps.containsKey(graph.key()))) {
            return answer.get();
        }
        if (!waiting.tryAcquire()) {
            return Answer.problem(503, "the dumps are being written; ask again in a minute")
                    .header("Retry-After", "60");
        }
        try {
            return answer.get();
        } catch (IOException | RuntimeIOException e) {
            LOG.warn("a dump cannot be written: {}", e.getMessage());
            return Answer.problem(503, "the dumps cannot be written here now; ask again later")
                    .header("Retry-After", "3600");
        } finally {
            waiting.release();
        }
    }

    /** A dump is written when it is first asked for and kept until {@link #close}, since a release never changes. */
    private synchronized Dump dump(NamedGraph graph) throws IOException {
        Dump known = dumps.get(graph.key());
        if (known != null) {
            return known;
        }
        Path file = Files.createTempFile("trialgraph-" + graph.key(), ".nq.gz");
        file.toFile().deleteOnExit();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 64 * 1024)) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            Node name = NodeFactory.createURI(graph.iri());
            writer.start();
            dataset.current()
                    .executeRead(() -> dataset.current()
                            .find(name, Node.ANY, Node.ANY, Node.ANY)
                            .forEachRemaining(writer::quad));
            writer.finish();
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        Dump dump = new Dump(file, new DigestUtils("SHA-256").digestAsHex(file));
        dumps.put(graph.key(), dump);
        return dump;
    }

    /** Removes the dumps. */
    @Override
    public void close() throws IOException {
        for (Dump dump : dumps.values()) {
            Files.deleteIfExists(dump.file());
        }
    }
}
