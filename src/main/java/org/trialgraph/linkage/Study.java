package org.trialgraph.linkage;

import java.util.List;

/**
 * Registrations that are one study.
 *
 * @param first the one registered first, by whose number the study is known
 * @param registrations all, first included, in the order of their IRIs
 */
record Study(Registration first, List<Registration> registrations) {
    /** Copies the list. */
    Study {
        registrations = List.copyOf(registrations);
    }
}
