package org.trialgraph.mesh;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a file says of a record besides its names and places, while it is gathered. */
final class DetailDraft {
    private final Map<String, ConceptDraft> concepts = new TreeMap<>();
    private final Set<String> qualifiers = new TreeSet<>();
    private final Set<String> alsoMappedTo = new TreeSet<>();
    private Optional<String> established = Optional.empty();

    /** The concept of an id, begun when it is met first. */
    ConceptDraft concept(String id) {
        return concepts.computeIfAbsent(id, ConceptDraft::new);
    }

    /** Takes the date on which the descriptor came into use. */
    void established(String date) {
        established = Optional.of(date);
    }

    /** Takes a qualifier that the descriptor may be indexed with. */
    void qualifier(String id) {
        if (NumberedId.is('Q', id)) {
            qualifiers.add(id);
        }
    }

    /** Takes a descriptor, or a pair, that a supplementary record is mapped to. */
    void alsoMappedTo(String target) {
        alsoMappedTo.add(target);
    }

    /** What was said; a concept of which no term is known is left out. */
    MeshDetail detail(Set<String> preferablyMappedTo) {
        Set<String> others = new TreeSet<>(alsoMappedTo);
        others.removeAll(preferablyMappedTo);
        return new MeshDetail(
                established,
                qualifiers.stream().toList(),
                others.stream().toList(),
                concepts.values().stream()
                        .filter(ConceptDraft::complete)
                        .map(ConceptDraft::concept)
                        .sorted(Comparator.comparing((MeshConcept concept) -> !concept.preferred())
                                .thenComparing(MeshConcept::id))
                        .toList());
    }
}
