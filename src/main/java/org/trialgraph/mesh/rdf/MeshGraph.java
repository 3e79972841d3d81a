package org.trialgraph.mesh.rdf;

import static org.trialgraph.rdf.MeshVocabulary.resource;
import static org.trialgraph.rdf.MeshVocabulary.term;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.mesh.index.MeshRecord;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.QuadWriter;

/**
 * Writes the part of MeSH that some data needs, in NLM's own vocabulary, so that queries written for id.nlm.nih.gov run
 * unchanged: the terms that are linked to, how the substances among them act, and all descriptors above up to the roots, each with
 * its concepts and terms, the qualifiers that it may have and what it is mapped to. What NLM's endpoint infers on request is written
 * out, so the more general properties stand beside the special ones: {@code meshv:concept} beside {@code meshv:preferredConcept}.
 */
public final class MeshGraph {
    /** All names in MeSH are tagged as English, as NLM's are, those of tree numbers too. */
    private static final String LANGUAGE = "en";
    /** NLM's endpoint takes 1 for true, and queries written for it ask for 1. */
    private static final Node ONE = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);

    private final MeshIndex index;
    private final QuadWriter out;
    private final SortedSet<String> trees = new TreeSet<>();
    private final SortedSet<String> qualifiers = new TreeSet<>();
    private final SortedSet<String> pairs = new TreeSet<>();

    /** @param graph the graph to write to */
    MeshGraph(MeshIndex index, Node graph, StreamRDF out) {
        this.index = index;
        this.out = new QuadWriter(out::quad, graph);
    }

    /**
     * Writes {@code graph/mesh} of a release: what the terms need that its trials are linked to, up to the roots of the trees.
     *
     * @param ids of the terms
     */
    public static void add(MeshIndex index, Iris iris, Collection<String> ids, StreamRDF out) {
        new MeshGraph(index, iris.graph("mesh"), out).write(ids);
    }

    /** Writes what the terms of some ids need; an id that MeSH does not have writes nothing. In the order of ids. */
    void write(Collection<String> ids) {
        edition();
        schema();
        for (MeshRecord record : needed(ids).values()) {
            record(record, record.detail());
            record.trees().forEach(this::addTree);
        }
        qualifiers();
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
                    record.mappedTo().stream().map(MeshRecord::descriptorOf).forEach(open::add);
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

    /** How NLM's classes and properties stand to each other; queries walk up {@code rdfs:subClassOf}. */
    private void schema() {
        RDFParser.source(MeshGraph.class.getResourceAsStream("schema.nt"))
                .lang(Lang.NTRIPLES)
                .toGraph()
                .find()
                .forEach(triple -> out.about(triple.getSubject()).link(triple.getPredicate(), triple.getObject()));
    }

    private void record(MeshRecord record, MeshRecord.Detail detail) {
        Node general =
                record.kind().isDescriptor() ? MeshVocabulary.DESCRIPTOR : MeshVocabulary.SUPPLEMENTARY_CONCEPT_RECORD;
        QuadWriter about = about(record.id(), Optional.of(record.label()), record)
                .type(term(record.kind().className()), general);
        links(about, MeshVocabulary.TREE_NUMBER, record.trees());
        links(about, MeshVocabulary.BROADER_DESCRIPTOR, record.broader());
        links(about, MeshVocabulary.PHARMACOLOGICAL_ACTION, record.actions());
        links(about, MeshVocabulary.PREFERRED_MAPPED_TO, record.mappedTo());
        detail.established().ifPresent(date -> about.typed(MeshVocabulary.DATE_ESTABLISHED, date, XSDDatatype.XSDdate));
        links(about, MeshVocabulary.ALLOWABLE_QUALIFIER, detail.qualifiers());
        qualifiers.addAll(detail.qualifiers());
        mappedTo(about, record.mappedTo());
        mappedTo(about, detail.alsoMappedTo());
        detail.concepts().forEach(concept -> concept(about, record, concept));
    }

    /** What is said alike of a record and of a concept or term of it, which are in use where the record is. */
    private QuadWriter about(String id, Optional<String> label, MeshRecord record) {
        QuadWriter about = out.about(resource(id))
                .string(MeshVocabulary.IDENTIFIER, id)
                .typed(MeshVocabulary.ACTIVE, Boolean.toString(record.active()), XSDDatatype.XSDboolean);
        label.ifPresent(words -> about.string(RDFS.Nodes.label, words, LANGUAGE));
        return record.active() ? about.link(MeshVocabulary.ACTIVE, ONE) : about;
    }

    private static void links(QuadWriter about, Node property, Collection<String> ids) {
        ids.forEach(id -> about.link(property, resource(id)));
    }

    private void mappedTo(QuadWriter about, Collection<String> targets) {
        links(about, MeshVocabulary.MAPPED_TO, targets);
        targets.stream().filter(MeshRecord::isPair).forEach(pair -> {
            pairs.add(pair);
            qualifiers.add(MeshRecord.qualifierOf(pair));
        });
    }

    private void concept(QuadWriter ofRecord, MeshRecord record, MeshRecord.Concept concept) {
        QuadWriter about = about(concept.id(), concept.preferredTerm().map(MeshRecord.ConceptTerm::label), record)
                .type(MeshVocabulary.CONCEPT_CLASS);
        concept.scopeNote().ifPresent(note -> about.string(MeshVocabulary.SCOPE_NOTE, note, LANGUAGE));
        ofRecord.link(MeshVocabulary.CONCEPT, about.subject());
        if (concept.preferred()) {
            ofRecord.link(MeshVocabulary.PREFERRED_CONCEPT, about.subject());
            concept.preferredTerm()
                    .ifPresent(named -> ofRecord.link(MeshVocabulary.PREFERRED_TERM, resource(named.id())));
        }
        concept.relations().forEach(relation -> about.link(term(relation.property()), resource(relation.concept())));
        concept.terms().forEach(ofConcept -> termOf(about, record, ofConcept));
    }

    private void termOf(QuadWriter concept, MeshRecord record, MeshRecord.ConceptTerm ofConcept) {
        QuadWriter about = about(ofConcept.id(), Optional.of(ofConcept.label()), record)
                .type(MeshVocabulary.TERM_CLASS)
                .string(MeshVocabulary.PREF_LABEL, ofConcept.label(), LANGUAGE);
        ofConcept.variants().forEach(variant -> about.string(MeshVocabulary.ALT_LABEL, variant, LANGUAGE));
        concept.link(MeshVocabulary.TERM, about.subject());
        if (ofConcept.preferred()) {
            concept.link(MeshVocabulary.PREFERRED_TERM, about.subject());
        }
    }

    /** Writes the qualifiers, and the pairs of descriptor and qualifier, that the records have named. */
    private void qualifiers() {
        SortedMap<String, String> names = index.qualifiers();
        for (String id : qualifiers) {
            QuadWriter about =
                    out.about(resource(id)).type(MeshVocabulary.QUALIFIER).string(MeshVocabulary.IDENTIFIER, id);
            Optional.ofNullable(names.get(id)).ifPresent(name -> about.string(RDFS.Nodes.label, name, LANGUAGE));
        }
        for (String id : pairs) {
            out.about(resource(id))
                    .type(MeshVocabulary.DESCRIPTOR_QUALIFIER_PAIR)
                    .link(MeshVocabulary.HAS_DESCRIPTOR, resource(MeshRecord.descriptorOf(id)))
                    .link(MeshVocabulary.HAS_QUALIFIER, resource(MeshRecord.qualifierOf(id)));
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

    /** Notes a tree number and all above it. */
    private void addTree(String tree) {
        for (String at = tree; trees.add(at) && at.indexOf('.') > 0; ) {
            at = at.substring(0, at.lastIndexOf('.'));
        }
    }
}
