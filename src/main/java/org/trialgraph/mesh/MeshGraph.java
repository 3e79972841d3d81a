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
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.VOID;

/**
 * Writes the part of MeSH that some data needs, in NLM's own vocabulary, so that queries written for id.nlm.nih.gov run
 * unchanged: the terms that are linked to, how the substances among them act, and all descriptors above up to the roots, each with
 * its concepts and terms. What NLM's endpoint infers on request is written out.
 */
public final class MeshGraph {
    /** The resource that stands for MeSH as a whole and carries the year. */
    public static final Node DATASET = NodeFactory.createURI("http://id.nlm.nih.gov/mesh");

    private final MeshIndex index;
    private final MeshStatementWriter out;
    private final MeaningWriter meanings;

    /**
     * @param graph the graph to write to
     */
    public MeshGraph(MeshIndex index, Node graph, StreamRDF out) {
        this.index = index;
        this.out = new MeshStatementWriter(graph, out);
        this.meanings = new MeaningWriter(this.out, index.qualifiers());
    }

    /** Writes what the terms of some ids need; an id that MeSH does not have writes nothing. In the order of ids. */
    public void write(Collection<String> ids) {
        edition();
        MeshSchema.write(out);
        SortedSet<String> trees = new TreeSet<>();
        for (MeshRecord record : needed(ids).values()) {
            record(record);
            meanings.write(record, index.detail(record));
            record.trees().forEach(tree -> withParents(tree, trees));
        }
        meanings.writeShared();
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
                    record.mappedTo().stream().map(QualifierPair::descriptor).forEach(open::add);
                });
            }
        }
        return needed;
    }

    private void edition() {
        String year = Integer.toString(index.year());
        out.type(DATASET, VOID.Dataset.asNode());
        out.add(DATASET, DCTerms.title.asNode(), NodeFactory.createLiteralLang("Medical Subject Headings", "en"));
        out.add(DATASET, OWL.versionInfo.asNode(), NodeFactory.createLiteralString(year));
        out.add(DATASET, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(year, XSDDatatype.XSDgYear));
        out.add(DATASET, DCTerms.publisher.asNode(), NodeFactory.createURI("https://www.nlm.nih.gov/"));
    }

    private void record(MeshRecord record) {
        Node subject = resource(record.id());
        boolean descriptor = record.kind().compareTo(MeshKind.CHEMICAL) < 0;
        out.type(subject, term(record.kind().className()));
        out.type(subject, term(descriptor ? "Descriptor" : "SupplementaryConceptRecord"));
        out.label(subject, record.label());
        out.identifier(subject, record.id());
        out.active(subject, record.active());
        record.trees().forEach(tree -> out.add(subject, "treeNumber", tree));
        record.broader().forEach(id -> out.add(subject, "broaderDescriptor", id));
        record.actions().forEach(id -> out.add(subject, "pharmacologicalAction", id));
        record.mappedTo().forEach(id -> out.add(subject, "preferredMappedTo", id));
    }

    private void tree(String tree) {
        Node subject = resource(tree);
        out.type(subject, term("TreeNumber"));
        out.label(subject, tree);
        int dot = tree.lastIndexOf('.');
        if (dot > 0) {
            out.add(subject, "parentTreeNumber", tree.substring(0, dot));
        }
    }

    private static void withParents(String tree, SortedSet<String> trees) {
        for (String at = tree; trees.add(at) && at.indexOf('.') > 0; ) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
    }
}
