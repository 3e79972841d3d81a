package org.trialgraph.mesh;

import java.util.Optional;
import org.trialgraph.mesh.MeshConcept.RelationKind;
import org.trialgraph.mesh.MeshRecord.Sort;

/**
 * The record that a reader of NLM's XML is in. What stands before the id of its record belongs to none and is dropped; NLM's files
 * begin each record with its id.
 */
final class XmlRecord {
    private final MeshCollector collector;
    private MeshKind kind;
    private RecordDraft draft = nowhere();
    private ConceptDraft concept = new ConceptDraft("");
    private boolean preferredConcept;
    private Optional<RelationKind> relation = Optional.empty();
    private String relationFrom = "";
    private String termId = "";
    private boolean preferredTerm;
    private boolean permuted;
    private String qualifier = "";
    private String mapping = "";
    private boolean preferablyMapped;
    private String date = "";

    XmlRecord(MeshCollector collector) {
        this.collector = collector;
    }

    private static RecordDraft nowhere() {
        return new RecordDraft("");
    }

    /** Begins a descriptor or supplementary record; one of a class that is not known keeps no kind, and so is left out. */
    void begin(Optional<MeshKind> ofClass) {
        kind = ofClass.orElse(null);
        draft = nowhere();
    }

    /** Begins a record of a qualifier, of which only the name is taken. */
    void beginQualifier() {
        draft = nowhere();
    }

    void id(String id) {
        draft = collector.draft(id);
        draft.kind = kind;
    }

    void label(String label) {
        draft.label = label;
    }

    void tree(String tree) {
        draft.trees.add(tree);
    }

    void action(String descriptor) {
        draft.action(descriptor);
    }

    void qualifierId(String id) {
        qualifier = id;
    }

    void qualifier(String id) {
        qualifier = id;
        draft.detail.qualifier(id);
    }

    /** Takes the name of the qualifier whose id came last. */
    void qualifierName(String name) {
        collector.qualifier(qualifier, name);
    }

    void beginMapping() {
        mapping = "";
        preferablyMapped = false;
    }

    /** Takes a descriptor, or the qualifier that goes with it; a star before either marks a preferred mapping. */
    void mapping(String id) {
        preferablyMapped |= id.startsWith("*");
        mapping += id.startsWith("*") ? id.substring(1) : id;
    }

    void endMapping() {
        if (preferablyMapped) {
            draft.mappedTo(mapping);
        } else if (!mapping.isEmpty()) {
            draft.detail.alsoMappedTo(mapping);
        }
    }

    void beginConcept(boolean preferred) {
        preferredConcept = preferred;
    }

    void concept(String id) {
        concept = draft.detail.concept(id);
        concept.preferred = preferredConcept;
    }

    void beginRelation(String name) {
        relation = name == null ? Optional.empty() : RelationKind.of(name);
    }

    void relationFrom(String id) {
        relationFrom = id;
    }

    void relationTo(String id) {
        relation.ifPresent(kindOfRelation -> draft.detail.concept(relationFrom).relation(kindOfRelation, id));
    }

    void beginTerm(boolean preferred, boolean isPermuted) {
        termId = "";
        preferredTerm = preferred;
        permuted = isPermuted;
    }

    void termId(String id) {
        termId = id;
    }

    void term(String text) {
        draft.term(text, permuted ? Sort.PERMUTED : Sort.ENTRY);
        concept.term(termId, text, permuted);
        if (preferredTerm) {
            concept.preferredTerm(termId);
        }
    }

    /** Takes the year, month or day of the date on which a descriptor came into use. */
    void date(String of, String part, String value) {
        if (of.equals("DateEstablished") && value.matches("[0-9]+")) {
            date = part.equals("Year") ? value : date + "-" + value;
            if (part.equals("Year")) {
                collector.established(Integer.parseInt(value));
            } else if (part.equals("Day")) {
                draft.detail.established(date);
            }
        }
    }
}
