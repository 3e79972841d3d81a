package org.trialgraph.fetch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks a registry for.
 *
 * @param query words of the registry's own search
 * @param ids numbers of trials, in the user's order; where there are any, nothing else is asked for
 * @param since only what the registry has changed on this day or later
 */
public record Wanted(Optional<String> query, List<String> ids, Optional<LocalDate> since) {
    /** Copies the list. */
    public Wanted {
        ids = List.copyOf(ids);
    }
}
