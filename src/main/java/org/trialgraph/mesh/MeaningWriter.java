package org.trialgraph.mesh;

import static org.trialgraph.mesh.MeshVocabulary.resource;
import static org.trialgraph.mesh.MeshVocabulary.term;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Writes the concepts and terms of records, the qualifiers that they may have and what they are mapped to. The more general
 * properties, which NLM's endpoint infers on request, are written beside the special ones: {@code meshv:concept} beside {@code
 * meshv:preferredConcept}.
 */
final class MeaningWriter {
    private final MeshStatementWriter out;
    private final Map<String, String> qualifierNames;
    private final SortedSet<String> qualifiers = new TreeSet<>();
    private final SortedSet<String> pairs = new TreeSet<>();

    /**
     * @param qualifierNames names of qualifiers by id
     */
    MeaningWriter(MeshStatementWriter out, Map<String, String> qualifierNames) {
        this.out = out;
        this.qualifierNames = qualifierNames;
    }

    void write(MeshRecord record, MeshDetail detail) {
        Node subject = resource(record.id());
        detail.established()
                .ifPresent(date -> out.add(
                        subject, term("dateEstablished"), NodeFactory.createLiteralDT(date, XSDDatatype.XSDdate)));
        detail.qualifiers().forEach(id -> out.add(subject, "allowableQualifier", id));
        qualifiers.addAll(detail.qualifiers());
        record.mappedTo().forEach(id -> mappedTo(subject, id));
        detail.alsoMappedTo().forEach(id -> mappedTo(subject, id));
        detail.concepts().forEach(concept -> concept(subject, record, concept));
    }

    private void mappedTo(Node subject, String target) {
        out.add(subject, "mappedTo", target);
        if (QualifierPair.is(target)) {
            pairs.add(target);
            qualifiers.add(QualifierPair.qualifier(target));
        }
    }

    private void concept(Node subject, MeshRecord record, MeshConcept concept) {
        Node node = resource(concept.id());
        out.add(subject, "concept", concept.id());
        if (concept.preferred()) {
            out.add(subject, "preferredConcept", concept.id());
            concept.preferredTerm().ifPresent(named -> out.add(subject, "preferredTerm", named.id()));
        }
        out.type(node, term("Concept"));
        concept.preferredTerm().ifPresent(named -> out.label(node, named.label()));
        out.identifier(node, concept.id());
        out.active(node, record.active());
        concept.relations().forEach(relation -> out.add(node, relation.kind().property(), relation.concept()));
        concept.terms().forEach(ofConcept -> termOf(node, record, ofConcept));
    }

    private void termOf(Node concept, MeshRecord record, MeshConcept.Term ofConcept) {
        Node node = resource(ofConcept.id());
        out.add(concept, "term", ofConcept.id());
        if (ofConcept.preferred()) {
            out.add(concept, "preferredTerm", ofConcept.id());
        }
        out.type(node, term("Term"));
        out.label(node, ofConcept.label());
        out.words(node, "prefLabel", ofConcept.label());
        ofConcept.variants().forEach(variant -> out.words(node, "altLabel", variant));
        out.identifier(node, ofConcept.id());
        out.active(node, record.active());
    }

    /** Writes the qualifiers and the pairs that the records written so far have named. */
    void writeShared() {
        for (String id : qualifiers) {
            Node subject = resource(id);
            out.type(subject, term("Qualifier"));
            out.identifier(subject, id);
            if (qualifierNames.containsKey(id)) {
                out.label(subject, qualifierNames.get(id));
            }
        }
        for (String id : pairs) {
            Node subject = resource(id);
            out.type(subject, term("DescriptorQualifierPair"));
            out.add(subject, "hasDescriptor", QualifierPair.descriptor(id));
            out.add(subject, "hasQualifier", QualifierPair.qualifier(id));
        }
    }
}
