package org.trialgraph.linkage;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;

/** Writes statements of one graph. */
final class QuadWriter {
    private final Node graph;
    private final StreamRDF out;

    QuadWriter(Node graph, StreamRDF out) {
        this.graph = graph;
        this.out = out;
    }

    void type(Node subject, Node type) {
        link(subject, RDF.Nodes.type, type);
    }

    void link(Node subject, Node property, Node object) {
        out.quad(Quad.create(graph, subject, property, object));
    }

    void concept(Node subject, Node property, String concept) {
        link(subject, property, Vocabulary.concept(concept));
    }

    void string(Node subject, Node property, String value) {
        if (!value.isEmpty()) {
            link(subject, property, NodeFactory.createLiteralString(value));
        }
    }

    void decimal(Node subject, Node property, String lexical) {
        link(subject, property, NodeFactory.createLiteralDT(lexical, XSDDatatype.XSDdecimal));
    }
}
