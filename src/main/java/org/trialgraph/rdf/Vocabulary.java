package org.trialgraph.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms that data uses: this project's own ontology and codes, and those of others. */
public final class Vocabulary {
    public static final String TG = "https://w3id.org/trialgraph/ontology#";
    public static final String TGC = "https://w3id.org/trialgraph/code#";

    private Vocabulary() {}

    /** A property or class of the ontology by its local name. */
    public static Node term(String localName) {
        return NodeFactory.createURI(TG + localName);
    }

    /** A concept by its local name. */
    public static Node concept(String localName) {
        return NodeFactory.createURI(TGC + localName);
    }
}
