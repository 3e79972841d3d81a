package org.trialgraph.mesh;

import static org.trialgraph.mesh.MeshVocabulary.resource;
import static org.trialgraph.mesh.MeshVocabulary.term;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Writes single statements of MeSH to a graph. */
final class MeshStatementWriter {
    private static final Node TYPE = RDF.type.asNode();
    private static final Node LABEL = RDFS.label.asNode();

    /** NLM's endpoint takes 1 for true, and queries written for it ask for 1. */
    private static final Node ONE = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);

    private final Node graph;
    private final StreamRDF out;

    MeshStatementWriter(Node graph, StreamRDF out) {
        this.graph = graph;
        this.out = out;
    }

    void type(Node subject, Node ofClass) {
        add(subject, TYPE, ofClass);
    }

    /** All names in MeSH are tagged as English, as NLM's are, those of tree numbers too. */
    void label(Node subject, String label) {
        add(subject, LABEL, NodeFactory.createLiteralLang(label, "en"));
    }

    void identifier(Node subject, String id) {
        add(subject, term("identifier"), NodeFactory.createLiteralString(id));
    }

    void active(Node subject, boolean active) {
        add(subject, term("active"), NodeFactory.createLiteralDT(Boolean.toString(active), XSDDatatype.XSDboolean));
        if (active) {
            add(subject, term("active"), ONE);
        }
    }

    /** Writes that a property of NLM's leads to another resource of MeSH. */
    void add(Node subject, String property, String id) {
        add(subject, term(property), resource(id));
    }

    void words(Node subject, String property, String words) {
        add(subject, term(property), NodeFactory.createLiteralLang(words, "en"));
    }

    void add(Node subject, Node property, Node object) {
        out.quad(Quad.create(graph, subject, property, object));
    }
}
