package org.trialgraph.mesh.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trialgraph.mesh.index.MeshConcept.Relation;
import org.trialgraph.mesh.index.MeshConcept.RelationKind;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;

/** A record and its detail while they are gathered from the statements or elements of a file. */
final class RecordBuilder {
    private static final String OBSOLETE = "[OBSOLETE] ";

    private final String id;
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, Concept> concepts = new TreeMap<>();

    /** What sort of record it is; null until the file tells. */
    MeshKind kind;
    /** Its heading; null until the file tells. */
    String label;
    /** Whether the edition has it in use. */
    boolean active = true;
    /** Its tree numbers. */
    final Set<String> trees = new TreeSet<>();
    /** Descriptors directly above. */
    final Set<String> broader = new TreeSet<>();
    /** Descriptors that say how the substance acts. */
    final Set<String> actions = new TreeSet<>();
    /** Descriptors, or pairs of descriptor and qualifier, that a supplementary record is preferably mapped to. */
    final Set<String> mappedTo = new TreeSet<>();
    /** Descriptors, or pairs, that a supplementary record is mapped to, preferably or not. */
    final Set<String> alsoMappedTo = new TreeSet<>();
    /** Qualifiers that the descriptor may be indexed with. */
    final Set<String> qualifiers = new TreeSet<>();
    /** The date on which the descriptor came into use; null where the file does not tell. */
    String established;

    RecordBuilder(String id) {
        this.id = id;
    }

    /** A concept of the record. */
    static final class Concept {
        private final String id;
        private final Map<String, String> labels = new TreeMap<>();
        private final Map<String, Set<String>> variants = new HashMap<>();
        private final Map<String, RelationKind> relations = new TreeMap<>();

        /** Whether it is the concept that names its record. */
        boolean preferred;
        /** Id of the term that names it; empty where the file does not tell. */
        String preferredTerm = "";

        private Concept(String id) {
            this.id = id;
        }

        /** Takes a term by its words, or a permuted form of it. */
        void add(String term, String text, boolean permuted) {
            if (!RecordCodec.isNumeric('T', term)) {
                return;
            }
            if (permuted) {
                variants.computeIfAbsent(term, t -> new TreeSet<>()).add(text.strip());
            } else {
                labels.put(term, text.strip());
            }
        }

        /** Takes what another concept of the record is to this one. */
        void relate(RelationKind relation, String other) {
            if (RecordCodec.isNumeric('M', other)) {
                relations.put(other, relation);
            }
        }

        private boolean isComplete() {
            return RecordCodec.isNumeric('M', id) && !labels.isEmpty();
        }

        private MeshConcept build() {
            List<MeshConcept.Term> all = new ArrayList<>();
            labels.forEach((term, text) -> all.add(new MeshConcept.Term(
                    term, term.equals(preferredTerm), text, List.copyOf(variants.getOrDefault(term, Set.of())))));
            all.sort(Comparator.comparing(term -> !term.preferred())); // stable: then by id
            List<Relation> related = new ArrayList<>();
            relations.forEach((other, relation) -> related.add(new Relation(relation, other)));
            return new MeshConcept(id, preferred, all, related);
        }
    }

    /** Takes a name. */
    void add(String text, Sort sort) {
        terms.add(new Term(text.strip(), sort));
    }

    /** The concept of an id, begun when it is met first. */
    Concept concept(String concept) {
        return concepts.computeIfAbsent(concept, Concept::new);
    }

    /** Whether the file said enough to make a record of it. */
    boolean isComplete() {
        return kind != null && label != null;
    }

    /** Whether it has a name but is of a class that is not known, as one that NLM adds in a later year. */
    boolean isOfUnknownKind() {
        return kind == null && label != null;
    }

    /** The record, its terms without repetition, heading first. */
    MeshRecord build() {
        boolean obsolete = label.startsWith(OBSOLETE);
        String heading = obsolete ? label.substring(OBSOLETE.length()) : label;
        List<Term> all = new ArrayList<>(terms);
        all.sort(Comparator.comparing(Term::sort).thenComparing(Term::text));
        all.add(0, new Term(heading, Sort.HEADING));
        Set<String> seen = new HashSet<>();
        all.removeIf(term -> !seen.add(term.text().toLowerCase(Locale.ROOT)));
        return new MeshRecord(
                id,
                kind,
                heading,
                active && !obsolete,
                all,
                List.copyOf(trees),
                List.copyOf(broader),
                List.copyOf(actions),
                List.copyOf(mappedTo));
    }

    /** What is said of the record besides its names and places; a concept of which no term is known is left out. */
    MeshDetail buildDetail() {
        return new MeshDetail(
                Optional.ofNullable(established),
                qualifiers.stream()
                        .filter(qualifier -> RecordCodec.isNumeric('Q', qualifier))
                        .toList(),
                alsoMappedTo.stream()
                        .filter(target -> !mappedTo.contains(target))
                        .toList(),
                concepts.values().stream()
                        .filter(Concept::isComplete)
                        .map(Concept::build)
                        .sorted(Comparator.comparing(concept -> !concept.preferred()))
                        .toList());
    }
}
