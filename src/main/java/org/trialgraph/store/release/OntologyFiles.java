package org.trialgraph.store.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.store.ResourceFolder;

/** The ontology and the code tables as they come with the program, for their labels to be queried beside the data. */
final class OntologyFiles {
    private static final String FOLDER = "/org/trialgraph/ontology/";
    /** Rules about data and the table of registries, which the graph of the data itself describes as far as it has them. */
    private static final Set<String> OTHERS = Set.of("shapes.ttl", "registries.ttl");

    private OntologyFiles() {}

    /** Sends all statements of the ontology and the code tables that name what they are about, in the order of the files. */
    static void send(Node graph, StreamRDF out) throws IOException {
        StreamRDF named = new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                if (!triple.getSubject().isBlank() && !triple.getObject().isBlank()) {
                    out.quad(Quad.create(graph, triple));
                }
            }
        };
        ResourceFolder.read(FOLDER, ".ttl", file -> {
            if (!OTHERS.contains(file.getFileName().toString())) {
                send(file, graph, named);
            }
        });
    }

    private static void send(Path file, Node graph, StreamRDF out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            RDFParser.source(in).lang(Lang.TURTLE).base(graph.getURI()).parse(out);
        }
    }
}
