package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/**
 * An organisation, or a person in the role of one, that answers for a trial, takes part in it or pays for it.
 *
 * @param names its names, one per language; never empty
 * @param sponsorClass kind of organisation, such as industry
 */
public record Sponsor(List<Text> names, Optional<Coded> sponsorClass) {
    /** The part a sponsor plays in one trial. */
    public enum Role {
        LEAD,
        COLLABORATOR,
        FUNDER,
        /** The organisation that holds the registration or answers for it, where the document names it apart. */
        RESPONSIBLE
    }

    /** Copies the list. */
    public Sponsor {
        names = List.copyOf(names);
    }
}
