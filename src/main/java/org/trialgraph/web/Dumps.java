package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.trialgraph.web.data.DatasetDescription;
import org.trialgraph.web.data.DatasetDescription.NamedGraph;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.html.PageFrame;
import org.trialgraph.web.html.Templates;

/**
 * {@code /dumps/}: every graph as compressed N-Quads with checksums. A dump is written when it is first asked for and kept while
 * the server runs, since a release never changes.
 */
final class Dumps {
    private final ServedDataset dataset;
    private final Templates templates;
    private final Map<String, Dump> written = new HashMap<>();

    Dumps(ServedDataset dataset, Templates templates) {
        this.dataset = dataset;
        this.templates = templates;
    }

    /** What the template shows. */
    record View(PageFrame frame, List<NamedGraph> graphs) {}

    private record Dump(Path file, String sha256) {}

    private List<NamedGraph> graphs() {
        return dataset.current().calculateRead(() -> new DatasetDescription(dataset).graphs());
    }

    /** The list of all. */
    Answer list() {
        PageFrame frame = PageFrame.plain("Downloads", "Every graph of the dataset as compressed N-Quads.");
        return Answer.page(templates.fill("dumps", new View(frame, graphs())));
    }

    /** The checksums of all. */
    Answer checksums() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (NamedGraph graph : graphs()) {
            sums.append(dump(graph).sha256()).append("  ").append(graph.key()).append(".nq.gz\n");
        }
        return Answer.text(sums.toString());
    }

    /** One of them. */
    Answer answer(HttpServletRequest request, MatchResult path) throws IOException {
        for (NamedGraph graph : graphs()) {
            if (graph.key().equals(path.group(1))) {
                Dump dump = dump(graph);
                return Answer.file("application/gzip", dump.file(), dump.sha256());
            }
        }
        return Answer.problem(404, "there is no such graph here; /dumps/ lists them");
    }

    private synchronized Dump dump(NamedGraph graph) throws IOException {
        Dump known = written.get(graph.key());
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
        }
        Dump dump = new Dump(file, new DigestUtils("SHA-256").digestAsHex(file));
        written.put(graph.key(), dump);
        return dump;
    }
}
