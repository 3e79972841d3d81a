package org.trialgraph.model;

import java.util.Optional;

/**
 * A MeSH term that the registry itself assigned to a trial.
 *
 * @param id unpadded descriptor or supplementary id such as {@code D000741}; empty where only the words are printed
 * @param label the term as printed
 * @param about what the registry derived it from
 */
public record MeshTerm(Optional<String> id, String label, About about) {
    /** The part of the record that a term describes; {@code TRIAL} where the document does not tell. */
    public enum About {
        CONDITION,
        INTERVENTION,
        TRIAL
    }
}
