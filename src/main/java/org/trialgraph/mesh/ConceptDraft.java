package org.trialgraph.mesh;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trialgraph.mesh.MeshConcept.Relation;
import org.trialgraph.mesh.MeshConcept.RelationKind;

/** A concept while it is gathered. */
final class ConceptDraft {
    private final String id;
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, Set<String>> variants = new HashMap<>();
    private final Map<String, RelationKind> relations = new TreeMap<>();
    private String preferredTerm = "";

    /** Whether it is the concept that names its record. */
    boolean preferred;

    ConceptDraft(String id) {
        this.id = id;
    }

    /** Takes a term by its words, or a permuted form of it. */
    void term(String term, String text, boolean permuted) {
        if (!NumberedId.is('T', term)) {
            return;
        }
        if (permuted) {
            variants.computeIfAbsent(term, t -> new TreeSet<>()).add(text.strip());
        } else {
            labels.put(term, text.strip());
        }
    }

    /** Takes the term that names the concept. */
    void preferredTerm(String term) {
        preferredTerm = term;
    }

    /** Takes how another concept of the record stands to this one. */
    void relation(RelationKind kind, String other) {
        if (NumberedId.is('M', other)) {
            relations.put(other, kind);
        }
    }

    /** Whether it has an id of NLM's and a term. */
    boolean complete() {
        return NumberedId.is('M', id) && !labels.isEmpty();
    }

    /** The concept, its preferred term first. */
    MeshConcept concept() {
        return new MeshConcept(
                id,
                preferred,
                labels.entrySet().stream()
                        .map(label -> term(label.getKey(), label.getValue()))
                        .sorted(Comparator.comparing((MeshConcept.Term term) -> !term.preferred())
                                .thenComparing(MeshConcept.Term::id))
                        .toList(),
                relations.entrySet().stream()
                        .map(relation -> new Relation(relation.getValue(), relation.getKey()))
                        .toList());
    }

    private MeshConcept.Term term(String term, String label) {
        return new MeshConcept.Term(
                term,
                term.equals(preferredTerm),
                label,
                variants.getOrDefault(term, Set.of()).stream().toList());
    }
}
