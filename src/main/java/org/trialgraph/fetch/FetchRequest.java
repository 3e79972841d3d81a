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
public record FetchRequest(Optional<String> query, List<String> ids, Optional<LocalDate> since) {
    /** Copies the list. */
    public FetchRequest {
        ids = List.copyOf(ids);
    }

    /** A text that is the same for the same request. Files are named after it, so its form must stay as it is. */
    String key() {
        return "Wanted[query=" + query + ", ids=" + ids + ", since=" + since + "]";
    }
}
