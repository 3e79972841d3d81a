package org.trialgraph.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** NLM's own names for MeSH in RDF: the one place that spells its namespace. */
public final class MeshVocabulary {
    /** Namespace of descriptors, supplementary records and tree numbers. */
    public static final String MESH = "http://id.nlm.nih.gov/mesh/";
    /** Namespace of classes and properties. */
    public static final String VOCABULARY = MESH + "vocab#";
    /** MeSH as a whole, which is also the name of its graph at NLM. */
    public static final Node DATASET = NodeFactory.createURI("http://id.nlm.nih.gov/mesh");

    public static final Node DESCRIPTOR = term("Descriptor");
    public static final Node SUPPLEMENTARY_CONCEPT_RECORD = term("SupplementaryConceptRecord");
    public static final Node CONCEPT_CLASS = term("Concept");
    public static final Node TERM_CLASS = term("Term");
    public static final Node QUALIFIER = term("Qualifier");
    public static final Node DESCRIPTOR_QUALIFIER_PAIR = term("DescriptorQualifierPair");
    public static final Node TREE_NUMBER_CLASS = term("TreeNumber");

    public static final Node ACTIVE = term("active");
    public static final Node ALLOWABLE_QUALIFIER = term("allowableQualifier");
    public static final Node ALT_LABEL = term("altLabel");
    public static final Node BROADER_DESCRIPTOR = term("broaderDescriptor");
    public static final Node CONCEPT = term("concept");
    public static final Node DATE_ESTABLISHED = term("dateEstablished");
    public static final Node HAS_DESCRIPTOR = term("hasDescriptor");
    public static final Node HAS_QUALIFIER = term("hasQualifier");
    public static final Node IDENTIFIER = term("identifier");
    public static final Node MAPPED_TO = term("mappedTo");
    public static final Node PARENT_TREE_NUMBER = term("parentTreeNumber");
    public static final Node PHARMACOLOGICAL_ACTION = term("pharmacologicalAction");
    public static final Node PREFERRED_CONCEPT = term("preferredConcept");
    public static final Node PREFERRED_MAPPED_TO = term("preferredMappedTo");
    public static final Node PREFERRED_TERM = term("preferredTerm");
    public static final Node PREF_LABEL = term("prefLabel");
    public static final Node SCOPE_NOTE = term("scopeNote");
    public static final Node TERM = term("term");
    public static final Node TREE_NUMBER = term("treeNumber");

    private MeshVocabulary() {}

    /** A class or property by its local name, for tables of names. */
    public static Node term(String localName) {
        return NodeFactory.createURI(VOCABULARY + localName);
    }

    /** A descriptor, supplementary record, concept, term, qualifier or tree number. */
    public static Node resource(String id) {
        return NodeFactory.createURI(MESH + id);
    }
}
