package org.trialgraph.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** The ontology and the code tables as they come with the program, for their labels to be queried beside the data. */
final class OntologyFiles {
    private static final String FOLDER = "/org/trialgraph/ontology/";
    /** Rules about data and the table of registries, which the graph of the data itself describes as far as it has them. */
    private static final Set<String> OTHERS = Set.of("shapes.ttl", "registries.ttl");

    private OntologyFiles() {}

    /** Sends all statements of the ontology and the code tables that name what they are about, in the order of the files. */
    static void send(Node graph, StreamRDF out) throws IOException {
        URL folder = OntologyFiles.class.getResource(FOLDER);
        if (folder == null) {
            return;
        }
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    send(jar.getPath(FOLDER), graph, out);
                }
            } else {
                send(Path.of(uri), graph, out);
            }
        } catch (URISyntaxException e) {
            throw new IOException("the program's own files cannot be found", e);
        }
    }

    private static void send(Path folder, Node graph, StreamRDF out) throws IOException {
        for (Path file : turtle(folder)) {
            RDFParser.source(Files.newInputStream(file))
                    .lang(Lang.TURTLE)
                    .base(graph.getURI())
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            if (!triple.getSubject().isBlank()
                                    && !triple.getObject().isBlank()) {
                                out.quad(Quad.create(graph, triple));
                            }
                        }
                    });
        }
    }

    private static List<Path> turtle(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".ttl"))
                    .filter(f -> !OTHERS.contains(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
