package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.Templates;

/**
 * {@code /dumps/}: every graph as compressed N-Quads, with checksums. A file is written when it is first asked for and kept
 * while the server runs, since a release never changes.
 */
final class DumpPage implements Page {
    private static final Pattern PATH = Pattern.compile("/dumps/(?:([a-z]+)\\.nq\\.gz|SHA256SUMS)?");

    private final Site site;
    private final Templates templates;
    private final DatasetDescription description;
    private final Map<String, Path> written = new ConcurrentHashMap<>();

    DumpPage(Site site, Templates templates) {
        this.site = site;
        this.templates = templates;
        this.description = new DatasetDescription(site.current(), site.base());
    }

    /** What the template shows. */
    record View(PageFrame frame, List<File> files) {}

    /** A file with the number of its statements. */
    record File(String name, long statements) {}

    @Override
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request)
                && PATH.matcher(request.getRequestURI()).matches();
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(request.getRequestURI());
        path.matches();
        if (path.group(1) != null) {
            send(path.group(1), request, response);
        } else if (request.getRequestURI().endsWith("SHA256SUMS")) {
            Answer.ok("text/plain; charset=utf-8", sums()).send(request, response);
        } else {
            PageFrame frame = PageFrame.plain("Downloads", "Every graph of the dataset as compressed N-Quads.");
            List<File> files = graphs().entrySet().stream()
                    .map(e -> new File(e.getKey() + ".nq.gz", e.getValue()))
                    .toList();
            Answer.ok("text/html; charset=utf-8", templates.fill("dumps", new View(frame, files)))
                    .send(request, response);
        }
    }

    private Map<String, Long> graphs() {
        Map<String, Long> graphs = new TreeMap<>();
        site.current()
                .calculateRead(description::graphs)
                .forEach((iri, count) -> graphs.put(iri.replaceFirst(".*/", ""), count));
        return graphs;
    }

    private void send(String graph, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Path> file = graphs().containsKey(graph) ? Optional.of(file(graph)) : Optional.empty();
        if (file.isEmpty()) {
            Answer.problem(404, "there is no such graph here; /dumps/ lists them")
                    .send(request, response);
            return;
        }
        response.setContentType("application/gzip");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("ETag", "\"" + sum(file.get()) + "\"");
        response.setContentLengthLong(Files.size(file.get()));
        if (!request.getMethod().equals("HEAD")) {
            Files.copy(file.get(), response.getOutputStream());
        }
    }

    private byte[] sums() throws IOException {
        ByteArrayOutputStream sums = new ByteArrayOutputStream();
        for (String graph : graphs().keySet()) {
            String line = sum(file(graph)) + "  " + graph + ".nq.gz\n";
            sums.write(line.getBytes(StandardCharsets.UTF_8));
        }
        return sums.toByteArray();
    }

    private synchronized Path file(String graph) throws IOException {
        Path known = written.get(graph);
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
        written.put(graph, file);
        return file;
    }

    private static String sum(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return DigestUtils.sha256Hex(in);
        }
    }
}
