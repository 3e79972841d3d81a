package org.trialgraph.mesh.index;

import java.util.List;
import java.util.Optional;

/**
 * A meaning within a record, with the terms that express it. All ids are NLM's own.
 *
 * @param id its id, such as {@code M0001120}
 * @param preferred whether it is the one that names the record
 * @param terms its terms, the preferred one first, then by id
 * @param relations how it stands to other concepts of the record
 */
public record MeshConcept(String id, boolean preferred, List<Term> terms, List<Relation> relations) {
    /** Copies the lists. */
    public MeshConcept {
        terms = List.copyOf(terms);
        relations = List.copyOf(relations);
    }

    /**
     * A term of a concept.
     *
     * @param id its id, such as {@code T002237}
     * @param preferred whether it is the one that names the concept
     * @param label its words as NLM writes them
     * @param variants its permuted forms, sorted
     */
    public record Term(String id, boolean preferred, String label, List<String> variants) {
        /** Copies the list. */
        public Term {
            variants = List.copyOf(variants);
        }
    }

    /**
     * How a concept stands to another of its record.
     *
     * @param kind what the other is to this one
     * @param concept id of the other
     */
    public record Relation(RelationKind kind, String concept) {}

    /** What another concept is to a concept. */
    public enum RelationKind {
        /** The other means something narrower. */
        NARROWER("narrowerConcept", "NRW"),
        /** The other means something broader. */
        BROADER("broaderConcept", "BRD"),
        /** The other is neither. */
        RELATED("relatedConcept", "REL");

        private final String property;
        private final String code;

        RelationKind(String property, String code) {
            this.property = property;
            this.code = code;
        }

        /** Local name of the property in {@code http://id.nlm.nih.gov/mesh/vocab#}. */
        public String property() {
            return property;
        }

        /** The kind by its property or by the {@code RelationName} of NLM's XML. */
        static Optional<RelationKind> of(String name) {
            return List.of(values()).stream()
                    .filter(kind -> kind.property.equals(name) || kind.code.equals(name))
                    .findFirst();
        }
    }

    /** The term that names the concept; empty where the file does not tell. */
    public Optional<Term> preferredTerm() {
        return terms.stream().filter(Term::preferred).findFirst();
    }
}
