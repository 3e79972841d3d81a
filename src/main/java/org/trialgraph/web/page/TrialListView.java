package org.trialgraph.web.page;

import java.util.List;
import org.trialgraph.search.TrialSearch;

/**
 * A page of a list of trials.
 *
 * @param items the trials
 * @param paging where in the whole list they stand
 * @param query the SPARQL query that selects them
 */
record TrialListView(List<TrialRow> items, Paging paging, String query) {
    /**
     * What a search found.
     *
     * @param store all current graphs as one
     * @param address address of any page of the list up to its number
     */
    static TrialListView of(GraphView store, TrialSearch.Hits hits, String address) {
        return new TrialListView(
                hits.page().items().stream()
                        .map(trial -> new TrialRow(store, trial))
                        .toList(),
                Paging.of("trials", hits.page(), address),
                hits.query());
    }

    /** Whether there are trials to compare. */
    boolean comparable() {
        return items.size() > 1;
    }
}
