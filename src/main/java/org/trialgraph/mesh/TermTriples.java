package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialgraph.mesh.MeshConcept.RelationKind;
import org.trialgraph.mesh.MeshRecord.Sort;

/** Statements on concepts and terms, which may stand anywhere in a file of triples, until all are there to be put together. */
final class TermTriples {
    private final Map<String, Set<String>> concepts = new HashMap<>();
    private final Set<String> preferredConcepts = new HashSet<>();
    private final Map<String, Set<String>> terms = new HashMap<>();
    private final Map<String, String> preferredTerms = new HashMap<>();
    private final Map<String, List<Name>> names = new HashMap<>();
    private final Map<String, List<Relation>> relations = new HashMap<>();
    private final Set<String> retired = new HashSet<>();

    /** A name of a term, the permuted ones marked. */
    private record Name(String text, boolean permuted) {}

    /** How another concept stands to a concept. */
    private record Relation(RelationKind kind, String other) {}

    void concept(String record, String concept) {
        concepts.computeIfAbsent(record, r -> new LinkedHashSet<>(2)).add(concept);
    }

    void preferredConcept(String record, String concept) {
        concept(record, concept);
        preferredConcepts.add(concept);
    }

    void term(String concept, String term) {
        terms.computeIfAbsent(concept, c -> new LinkedHashSet<>(4)).add(term);
    }

    /** Takes the term that names a concept; NLM says the same of a record, which adds nothing. */
    void preferredTerm(String subject, String term) {
        if (subject.startsWith("M")) {
            term(subject, term);
            preferredTerms.put(subject, term);
        }
    }

    void name(String term, String text, boolean permuted) {
        names.computeIfAbsent(term, t -> new ArrayList<>(2)).add(new Name(text, permuted));
    }

    void relation(String concept, RelationKind kind, String other) {
        relations.computeIfAbsent(concept, c -> new ArrayList<>(2)).add(new Relation(kind, other));
    }

    /** Takes a concept or term that is not in use any more. */
    void retire(String id) {
        retired.add(id);
    }

    /** Gives each record its concepts and names. */
    void join(MeshCollector collector) {
        concepts.forEach((record, ofRecord) -> {
            if (MeshTriples.isRecord(record)) {
                ofRecord.stream()
                        .filter(concept -> !retired.contains(concept))
                        .forEach(concept -> join(concept, collector.draft(record)));
            }
        });
    }

    private void join(String concept, RecordDraft record) {
        ConceptDraft draft = record.detail.concept(concept);
        draft.preferred = preferredConcepts.contains(concept);
        draft.preferredTerm(preferredTerms.getOrDefault(concept, ""));
        relations
                .getOrDefault(concept, List.of())
                .forEach(relation -> draft.relation(relation.kind(), relation.other()));
        for (String term : terms.getOrDefault(concept, Set.of())) {
            for (Name name : retired.contains(term) ? List.<Name>of() : names.getOrDefault(term, List.of())) {
                record.term(name.text(), name.permuted() ? Sort.PERMUTED : Sort.ENTRY);
                draft.term(term, name.text(), name.permuted());
            }
        }
    }
}
