package org.trialgraph.web.page;

import java.util.List;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.TrialSearch;

/**
 * A page of a list of trials.
 *
 * @param items the trials
 * @param paging where in the whole list they stand
 * @param query the SPARQL query that selects them
 */
record TrialListView(List<Item> items, Paging paging, String query) {
    /**
     * A trial in a list.
     *
     * @param iri its IRI
     * @param title its title, leading to its page
     * @param number its number, empty where it has none
     * @param status its recruitment status, none where it tells none
     * @param phase its phases in words
     * @param start its start as printed
     */
    record Item(String iri, RenderedValue title, String number, List<StatusBadge> status, String phase, String start) {}

    /**
     * What a search found.
     *
     * @param store all current graphs as one
     * @param address address of any page of the list up to its number
     */
    static TrialListView of(GraphView store, TrialSearch.Hits hits, String address) {
        return new TrialListView(
                hits.page().items().stream().map(trial -> item(store, trial)).toList(),
                Paging.of("trials", hits.page(), address),
                hits.query());
    }

    private static Item item(GraphView store, Node trial) {
        return new Item(
                trial.getURI(),
                store.shown(trial),
                store.words(trial, Vocabulary.IDENTIFIER),
                StatusBadge.of(store, trial),
                store.allWords(trial, Vocabulary.property(TrialProperties.PHASE)),
                store.words(trial, Vocabulary.property(TrialProperties.START_DATE)));
    }
}
