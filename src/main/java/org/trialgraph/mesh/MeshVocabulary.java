package org.trialgraph.mesh;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** NLM's own names for MeSH in RDF. */
final class MeshVocabulary {
    /** Namespace of descriptors, supplementary records and tree numbers. */
    static final String MESH = "http://id.nlm.nih.gov/mesh/";

    /** Namespace of classes and properties. */
    static final String VOCABULARY = MESH + "vocab#";

    private MeshVocabulary() {}

    /** A class or property. */
    static Node term(String localName) {
        return NodeFactory.createURI(VOCABULARY + localName);
    }

    /** A descriptor, supplementary record, concept, term, qualifier or tree number. */
    static Node resource(String id) {
        return NodeFactory.createURI(MESH + id);
    }
}
