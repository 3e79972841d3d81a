package org.trialgraph.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.RdfDocuments;
import org.trialgraph.web.html.Links;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.Templates;

/**
 * The dataset as a whole: {@code /.well-known/void} is VoID and DCAT of it, {@code /void.json} what an editor completes from
 * it, {@code /dumps/} every graph as compressed N-Quads with checksums. A dump is written when it is first asked for and kept
 * while the server runs, since a release never changes.
 */
final class DatasetPage implements PageHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DUMP = Pattern.compile("/dumps/([a-z]+)\\.nq\\.gz");

    private final ServedDataset site;
    private final Templates templates;
    private final DatasetDescription description;
    private final RdfDocuments documents = new RdfDocuments();
    private final Map<String, Dump> dumps = new ConcurrentHashMap<>();

    DatasetPage(ServedDataset site, Templates templates) {
        this.site = site;
        this.templates = templates;
        this.description = new DatasetDescription(site.current(), site.base());
    }

    /** What the template shows. */
    record View(PageFrame frame, List<File> files) {}

    /** A file with the number of its statements. */
    record File(String name, long statements) {}

    private record Dump(Path file, String sha256) {}

    @Override
    public Optional<Answer> answer(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        Matcher dump = DUMP.matcher(path);
        if (dump.matches()) {
            return Optional.of(dump(dump.group(1)));
        }
        return Optional.ofNullable(
                switch (path) {
                    case "/void.json" -> Answer.json(completions());
                    case "/.well-known/void", "/void", "/void.ttl" -> {
                        String address = site.address(request);
                        yield Answer.graph(
                                request, site.current().calculateRead(() -> description.graph(address)), documents);
                    }
                    case "/dumps/" -> list();
                    case "/dumps/SHA256SUMS" -> sums();
                    default -> null;
                });
    }

    private ObjectNode completions() {
        ObjectNode json = JSON.createObjectNode();
        json.put("base", site.base());
        ObjectNode prefixes = json.putObject("prefixes");
        Prefixes.ALL.forEach(prefixes::put);
        ObjectNode pages = json.putObject("pages");
        pages.put(site.base(), "/");
        Links.ELSEWHERE.forEach((path, iri) -> pages.put(iri, "/" + path));
        pages.put("https://w3id.org/trialgraph/", "/");
        json.put("start", QueryPage.START);
        ArrayNode endpoints = json.putArray("endpoints").add("/sparql").add("/history/sparql");
        Registries.ALL.forEach(registry -> endpoints.add("/" + registry.key() + "/sparql"));
        site.current().executeRead(() -> {
            terms(json.putArray("classes"), description.classes());
            terms(json.putArray("properties"), description.properties());
        });
        return json;
    }

    private static void terms(ArrayNode terms, Map<String, Long> counts) {
        counts.forEach((iri, count) -> terms.addObject().put("iri", iri).put("count", count));
    }

    private Answer list() {
        PageFrame frame = PageFrame.plain("Downloads", "Every graph of the dataset as compressed N-Quads.");
        List<File> files = graphs().entrySet().stream()
                .map(graph -> new File(graph.getKey() + ".nq.gz", graph.getValue()))
                .toList();
        return Answer.page(templates.fill("dumps", new View(frame, files)));
    }

    /** The graphs by the last part of their names, with the number of their statements. */
    private Map<String, Long> graphs() {
        Map<String, Long> graphs = new TreeMap<>();
        site.current()
                .calculateRead(description::graphs)
                .forEach((iri, count) -> graphs.put(iri.substring(iri.lastIndexOf('/') + 1), count));
        return graphs;
    }

    private Answer dump(String graph) throws IOException {
        if (!graphs().containsKey(graph)) {
            return Answer.problem(404, "there is no such graph here; /dumps/ lists them");
        }
        Dump dump = written(graph);
        return Answer.file("application/gzip", dump.file(), dump.sha256());
    }

    private Answer sums() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (String graph : graphs().keySet()) {
            sums.append(written(graph).sha256()).append("  ").append(graph).append(".nq.gz\n");
        }
        return Answer.text(sums.toString());
    }

    private synchronized Dump written(String graph) throws IOException {
        Dump known = dumps.get(graph);
        if (known != null) {
            return known;
        }
        Path file = Files.createTempFile("trialgraph-" + graph, ".nq.gz");
        file.toFile().deleteOnExit();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 64 * 1024)) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            Node name = NodeFactory.createURI(site.base() + "graph/" + graph);
            writer.start();
            site.current()
                    .executeRead(() -> site.current()
                            .find(name, Node.ANY, Node.ANY, Node.ANY)
                            .forEachRemaining(writer::quad));
            writer.finish();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Dump dump = new Dump(file, DigestUtils.sha256Hex(in));
            dumps.put(graph, dump);
            return dump;
        }
    }
}
