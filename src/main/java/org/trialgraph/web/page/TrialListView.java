package org.trialgraph.web.page;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.trialgraph.search.Match;
import org.trialgraph.search.TrialSearch;

/**
 * A page of a list of trials.
 *
 * @param items the trials
 * @param paging where in the whole list they stand
 * @param query the SPARQL query that selects them
 */
record TrialListView(List<Item> items, Paging paging, String query) {
    private static final int MOST_MATCHES = 2;

    /**
     * A trial in the list.
     *
     * @param row what is told of it
     * @param title its title, in which words of the search are marked
     * @param matches where else it has words of the search
     */
    record Item(TrialRow row, List<Match.Piece> title, List<Match> matches) {
        private static Item of(TrialRow row, List<Match> matches) {
            String title = row.title().text();
            return new Item(
                    row,
                    matches.stream()
                            .filter(match -> text(match).equals(title))
                            .findFirst()
                            .map(Match::pieces)
                            .orElseGet(() -> List.of(new Match.Piece(title, false))),
                    matches.stream()
                            .filter(match -> !text(match).equals(title))
                            .limit(MOST_MATCHES)
                            .toList());
        }

        private static String text(Match match) {
            return match.pieces().stream().map(Match.Piece::text).collect(Collectors.joining());
        }
    }

    /**
     * What a search found.
     *
     * @param store all current graphs as one
     * @param address address of any page of the list up to its number
     */
    static TrialListView of(GraphView store, TrialSearch.Hits hits, String address) {
        return of(store, hits, address, trial -> List.of());
    }

    /**
     * What a search found, with where each trial has its words.
     *
     * @param store all current graphs as one
     * @param address address of any page of the list up to its number
     * @param matches where a trial has the words
     */
    static TrialListView of(
            GraphView store, TrialSearch.Hits hits, String address, Function<Node, List<Match>> matches) {
        return new TrialListView(
                hits.page().items().stream()
                        .map(trial -> Item.of(new TrialRow(store, trial), visible(matches.apply(trial))))
                        .toList(),
                Paging.of("trials", hits.page(), address),
                hits.query());
    }

    /** The same with what cannot be seen spelled out. */
    private static List<Match> visible(List<Match> matches) {
        return matches.stream()
                .map(match -> new Match(
                        match.title(),
                        match.lang(),
                        match.pieces().stream()
                                .map(piece -> new Match.Piece(RenderedValue.visible(piece.text()), piece.marked()))
                                .toList()))
                .toList();
    }

    /** Whether there are trials to compare. */
    boolean comparable() {
        return items.size() > 1;
    }
}
