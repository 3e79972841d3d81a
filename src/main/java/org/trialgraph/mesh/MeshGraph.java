package org.trialgraph.mesh;

import static org.trialgraph.rdf.MeshVocabulary.resource;
import static org.trialgraph.rdf.MeshVocabulary.term;

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
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.QuadWriter;

/**
 * Writes the part of MeSH that some data needs, in NLM's own vocabulary, so that queries written for id.nlm.nih.gov run
 * unchanged: the terms that are linked to, how the substances among them act, and all descriptors above up to the roots, each with
 * its concepts and terms. What NLM's endpoint infers on request is written out.
 */
public final class MeshGraph {
    /** All names in MeSH are tagged as English, as NLM's are, those of tree numbers too. */
    static final String LANGUAGE = "en";
    /** NLM's endpoint takes 1 for true, and queries written for it ask for 1. */
    private static final Node ONE = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);

    private final MeshIndex index;
    private final QuadWriter out;
    private final MeaningWriter meanings;

    /**
     * @param graph the graph to write to
     */
    public MeshGraph(MeshIndex index, Node graph, StreamRDF out) {
        this.index = index;
        this.out = new QuadWriter(out, graph);
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
        out.about(MeshVocabulary.DATASET)
                .type(VOID.Dataset.asNode())
                .string(DCTerms.title.asNode(), "Medical Subject Headings", LANGUAGE)
                .string(OWL.versionInfo.asNode(), year)
                .typed(DCTerms.issued.asNode(), year, XSDDatatype.XSDgYear)
                .link(DCTerms.publisher.asNode(), NodeFactory.createURI("https://www.nlm.nih.gov/"));
    }

    private void record(MeshRecord record) {
        boolean descriptor = record.kind().compareTo(MeshKind.CHEMICAL) < 0;
        QuadWriter about = out.about(resource(record.id()))
                .type(term(record.kind().className()))
                .type(descriptor ? MeshVocabulary.DESCRIPTOR : MeshVocabulary.SUPPLEMENTARY_CONCEPT_RECORD)
                .string(RDFS.Nodes.label, record.label(), LANGUAGE)
                .string(MeshVocabulary.IDENTIFIER, record.id());
        active(about, record);
        record.trees().forEach(tree -> about.link(MeshVocabulary.TREE_NUMBER, resource(tree)));
        record.broader().forEach(id -> about.link(MeshVocabulary.BROADER_DESCRIPTOR, resource(id)));
        record.actions().forEach(id -> about.link(MeshVocabulary.PHARMACOLOGICAL_ACTION, resource(id)));
        record.mappedTo().forEach(id -> about.link(MeshVocabulary.PREFERRED_MAPPED_TO, resource(id)));
    }

    /** Whether a record, or a concept or term of it, is in use. */
    static void active(QuadWriter about, MeshRecord record) {
        about.typed(MeshVocabulary.ACTIVE, Boolean.toString(record.active()), XSDDatatype.XSDboolean);
        if (record.active()) {
            about.link(MeshVocabulary.ACTIVE, ONE);
        }
    }

    private void tree(String tree) {
        QuadWriter about = out.about(resource(tree))
                .type(MeshVocabulary.TREE_NUMBER_CLASS)
                .string(RDFS.Nodes.label, tree, LANGUAGE);
        int dot = tree.lastIndexOf('.');
        if (dot > 0) {
            about.link(MeshVocabulary.PARENT_TREE_NUMBER, resource(tree.substring(0, dot)));
        }
    }

    private static void withParents(String tree, SortedSet<String> trees) {
        for (String at = tree; trees.add(at) && at.indexOf('.') > 0; ) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
    }
}
