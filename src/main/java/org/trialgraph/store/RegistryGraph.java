package org.trialgraph.store;

import static org.apache.jena.graph.NodeFactory.createLiteralString;
import static org.apache.jena.graph.NodeFactory.createURI;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.Registry;

/** The registries of the published trials, described in {@code graph/meta}; no document needs to come from one of them. */
final class RegistryGraph {
    private RegistryGraph() {}

    static void write(ImportSummary summary, Iris iris, StreamRDF out) {
        Set<String> used = summary.counts().keySet().stream()
                .map(ImportSummary.Key::registry)
                .collect(Collectors.toSet());
        Registries.ALL.stream()
                .filter(registry -> used.contains(registry.key()))
                .forEach(registry -> write(registry, iris, out));
    }

    private static void write(Registry registry, Iris iris, StreamRDF out) {
        Node node = iris.registry(registry.key());
        Node meta = iris.graph("meta");
        out.quad(Quad.create(meta, node, RDF.Nodes.type, Vocabulary.REGISTRY_CLASS));
        out.quad(Quad.create(meta, node, RDFS.Nodes.label, createLiteralString(registry.name())));
        out.quad(Quad.create(meta, node, FOAF.homepage.asNode(), createURI(registry.home())));
    }
}
