package org.trialgraph.mesh;

import static org.trialgraph.rdf.MeshVocabulary.resource;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.QuadWriter;

/**
 * Writes the concepts and terms of records, the qualifiers that they may have and what they are mapped to. The more general
 * properties, which NLM's endpoint infers on request, are written beside the special ones: {@code meshv:concept} beside {@code
 * meshv:preferredConcept}.
 */
final class MeaningWriter {
    private final QuadWriter out;
    private final Map<String, String> qualifierNames;
    private final SortedSet<String> qualifiers = new TreeSet<>();
    private final SortedSet<String> pairs = new TreeSet<>();

    /**
     * @param qualifierNames names of qualifiers by id
     */
    MeaningWriter(QuadWriter out, Map<String, String> qualifierNames) {
        this.out = out;
        this.qualifierNames = qualifierNames;
    }

    void write(MeshRecord record, MeshDetail detail) {
        QuadWriter about = out.about(resource(record.id()));
        detail.established().ifPresent(date -> about.typed(MeshVocabulary.DATE_ESTABLISHED, date, XSDDatatype.XSDdate));
        detail.qualifiers().forEach(id -> about.link(MeshVocabulary.ALLOWABLE_QUALIFIER, resource(id)));
        qualifiers.addAll(detail.qualifiers());
        record.mappedTo().forEach(id -> mappedTo(about, id));
        detail.alsoMappedTo().forEach(id -> mappedTo(about, id));
        detail.concepts().forEach(concept -> concept(about, record, concept));
    }

    private void mappedTo(QuadWriter about, String target) {
        about.link(MeshVocabulary.MAPPED_TO, resource(target));
        if (QualifierPair.is(target)) {
            pairs.add(target);
            qualifiers.add(QualifierPair.qualifier(target));
        }
    }

    private void concept(QuadWriter ofRecord, MeshRecord record, MeshConcept concept) {
        Node node = resource(concept.id());
        ofRecord.link(MeshVocabulary.CONCEPT, node);
        if (concept.preferred()) {
            ofRecord.link(MeshVocabulary.PREFERRED_CONCEPT, node);
            concept.preferredTerm()
                    .ifPresent(named -> ofRecord.link(MeshVocabulary.PREFERRED_TERM, resource(named.id())));
        }
        QuadWriter about = out.about(node).type(MeshVocabulary.CONCEPT_CLASS);
        concept.preferredTerm().ifPresent(named -> about.string(RDFS.Nodes.label, named.label(), MeshGraph.LANGUAGE));
        about.string(MeshVocabulary.IDENTIFIER, concept.id());
        MeshGraph.active(about, record);
        concept.relations()
                .forEach(relation ->
                        about.link(MeshVocabulary.term(relation.kind().property()), resource(relation.concept())));
        concept.terms().forEach(ofConcept -> termOf(about, record, ofConcept));
    }

    private void termOf(QuadWriter concept, MeshRecord record, MeshConcept.Term ofConcept) {
        Node node = resource(ofConcept.id());
        concept.link(MeshVocabulary.TERM, node);
        if (ofConcept.preferred()) {
            concept.link(MeshVocabulary.PREFERRED_TERM, node);
        }
        QuadWriter about = out.about(node)
                .type(MeshVocabulary.TERM_CLASS)
                .string(RDFS.Nodes.label, ofConcept.label(), MeshGraph.LANGUAGE)
                .string(MeshVocabulary.PREF_LABEL, ofConcept.label(), MeshGraph.LANGUAGE);
        ofConcept.variants().forEach(variant -> about.string(MeshVocabulary.ALT_LABEL, variant, MeshGraph.LANGUAGE));
        about.string(MeshVocabulary.IDENTIFIER, ofConcept.id());
        MeshGraph.active(about, record);
    }

    /** Writes the qualifiers and the pairs that the records written so far have named. */
    void writeShared() {
        for (String id : qualifiers) {
            QuadWriter about =
                    out.about(resource(id)).type(MeshVocabulary.QUALIFIER).string(MeshVocabulary.IDENTIFIER, id);
            if (qualifierNames.containsKey(id)) {
                about.string(RDFS.Nodes.label, qualifierNames.get(id), MeshGraph.LANGUAGE);
            }
        }
        for (String id : pairs) {
            out.about(resource(id))
                    .type(MeshVocabulary.DESCRIPTOR_QUALIFIER_PAIR)
                    .link(MeshVocabulary.HAS_DESCRIPTOR, resource(QualifierPair.descriptor(id)))
                    .link(MeshVocabulary.HAS_QUALIFIER, resource(QualifierPair.qualifier(id)));
        }
    }
}
