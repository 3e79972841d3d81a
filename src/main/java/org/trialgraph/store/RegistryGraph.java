package org.trialgraph.store;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Publisher;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.QuadWriter;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;

/** The registries of the published trials, described in {@code graph/meta}; no document needs to come from one of them. */
final class RegistryGraph {
    private RegistryGraph() {}

    static void write(ImportSummary summary, Iris iris, StreamRDF out) {
        Set<String> used = summary.counts().keySet().stream()
                .map(ImportSummary.Key::registry)
                .collect(Collectors.toSet());
        QuadWriter meta = new QuadWriter(out, iris.graph("meta"));
        Registries.ALL.stream()
                .filter(registry -> used.contains(registry.key()))
                .forEach(registry -> write(registry, meta, iris));
    }

    private static void write(Publisher registry, QuadWriter meta, Iris iris) {
        meta.about(iris.registry(registry.key()))
                .type(Vocabulary.REGISTRY_CLASS)
                .string(RDFS.Nodes.label, registry.name())
                .link(FOAF.homepage.asNode(), NodeFactory.createURI(registry.home()));
    }
}
