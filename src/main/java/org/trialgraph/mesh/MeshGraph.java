package org.trialgraph.mesh;

import static org.trialgraph.mesh.MeshVocabulary.resource;
import static org.trialgraph.mesh.MeshVocabulary.term;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;

/**
 * Writes the part of MeSH that some data needs, in NLM's own vocabulary, so that queries written for id.nlm.nih.gov run
 * unchanged: the terms that are linked to, how the substances among them act, and all descriptors above up to the roots. The
 * general classes that NLM's endpoint infers are written out.
 */
public final class MeshGraph {
    /** The resource that stands for MeSH as a whole and carries the year. */
    public static final Node DATASET = NodeFactory.createURI("http://id.nlm.nih.gov/mesh");

    private static final Node TYPE = RDF.type.asNode();
    private static final Node LABEL = RDFS.label.asNode();

    /** NLM's endpoint takes 1 for true, and queries written for it ask for 1. */
    private static final Node ONE = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);

    private final MeshIndex index;
    private final Node graph;
    private final StreamRDF out;

    /**
     * @param graph the graph to write to
     */
    public MeshGraph(MeshIndex index, Node graph, StreamRDF out) {
        this.index = index;
        this.graph = graph;
        this.out = out;
    }

    /** Writes what the terms of some ids need; an id that MeSH does not have writes nothing. In the order of ids. */
    public void write(Collection<String> ids) {
        edition();
        SortedSet<String> trees = new TreeSet<>();
        for (MeshRecord record : needed(ids).values()) {
            record(record);
            record.trees().forEach(tree -> withParents(tree, trees));
        }
        trees.forEach(this::tree);
    }

    private SortedMap<String, MeshRecord> needed(Collection<String> ids) {
        SortedMap<String, MeshRecord> needed = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(ids);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (!needed.containsKey(id)) {
                index.record(id).ifPresent(record -> {
                    needed.put(id, record);
                    open.addAll(record.broader());
                    open.addAll(record.actions());
                    open.addAll(record.mappedTo());
                });
            }
        }
        return needed;
    }

    private void edition() {
        add(DATASET, TYPE, VOID.Dataset.asNode());
        add(DATASET, DCTerms.title.asNode(), NodeFactory.createLiteralLang("Medical Subject Headings", "en"));
        add(DATASET, OWL.versionInfo.asNode(), NodeFactory.createLiteralString(Integer.toString(index.year())));
        add(
                DATASET,
                DCTerms.issued.asNode(),
                NodeFactory.createLiteralDT(Integer.toString(index.year()), XSDDatatype.XSDgYear));
        add(DATASET, DCTerms.publisher.asNode(), NodeFactory.createURI("https://www.nlm.nih.gov/"));
    }

    private void record(MeshRecord record) {
        Node subject = resource(record.id());
        boolean descriptor = record.kind().compareTo(MeshKind.CHEMICAL) < 0;
        add(subject, TYPE, term(record.kind().className()));
        add(subject, TYPE, term(descriptor ? "Descriptor" : "SupplementaryConceptRecord"));
        add(subject, LABEL, NodeFactory.createLiteralLang(record.label(), "en"));
        add(subject, term("identifier"), NodeFactory.createLiteralString(record.id()));
        add(
                subject,
                term("active"),
                NodeFactory.createLiteralDT(Boolean.toString(record.active()), XSDDatatype.XSDboolean));
        if (record.active()) {
            add(subject, term("active"), ONE);
        }
        record.trees().forEach(tree -> add(subject, term("treeNumber"), resource(tree)));
        record.broader().forEach(id -> add(subject, term("broaderDescriptor"), resource(id)));
        record.actions().forEach(id -> add(subject, term("pharmacologicalAction"), resource(id)));
        record.mappedTo().forEach(id -> add(subject, term("preferredMappedTo"), resource(id)));
    }

    private void tree(String tree) {
        Node subject = resource(tree);
        add(subject, TYPE, term("TreeNumber"));
        add(subject, LABEL, NodeFactory.createLiteralString(tree));
        parent(tree, subject);
    }

    private void parent(String tree, Node subject) {
        int dot = tree.lastIndexOf('.');
        if (dot > 0) {
            add(subject, term("parentTreeNumber"), resource(tree.substring(0, dot)));
        }
    }

    private static void withParents(String tree, SortedSet<String> trees) {
        for (String at = tree; trees.add(at) && at.indexOf('.') > 0; ) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
    }

    private void add(Node subject, Node property, Node object) {
        out.quad(Quad.create(graph, subject, property, object));
    }
}
