package org.trialgraph.mesh.index;

import java.util.List;
import java.util.Optional;

/**
 * What NLM says of a record besides its names and places. Linking does not need it; the graph of MeSH holds it.
 *
 * @param established when a descriptor came into use, such as {@code 1984-01-01}; empty where the file does not tell
 * @param qualifiers ids of the qualifiers that a descriptor may be indexed with, sorted
 * @param alsoMappedTo descriptors, or pairs of descriptor and qualifier, that a supplementary record is mapped to, though
 *     not preferably; sorted
 * @param concepts its concepts, the preferred one first, then by id
 */
public record MeshDetail(
        Optional<String> established, List<String> qualifiers, List<String> alsoMappedTo, List<MeshConcept> concepts) {
    /** Nothing said. */
    public static final MeshDetail NONE = new MeshDetail(Optional.empty(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public MeshDetail {
        qualifiers = List.copyOf(qualifiers);
        alsoMappedTo = List.copyOf(alsoMappedTo);
        concepts = List.copyOf(concepts);
    }
}
