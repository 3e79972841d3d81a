package org.trialgraph.web.page;

import java.util.List;
import org.trialgraph.search.SearchRequest;
import org.trialgraph.search.Understood;

/**
 * What a search was taken to mean, as its page says it.
 *
 * @param meanings headings that were looked for beside the words
 * @param instead spellings that were looked for in place of what was typed
 * @param offered spellings that may be meant
 * @param beginnings words that were taken for the beginnings of longer ones
 * @param place where sites were looked for; empty where that is not known or was not asked for
 * @param unknownPlace the place that is not known; empty where it is known or was not asked for
 * @param exactly the search of the words as they were typed, empty where it is this one or would find the same
 * @param meant the search with what the words mean, empty where it is this one
 */
record UnderstoodView(
        List<Meaning> meanings,
        List<Spelling> instead,
        List<Spelling> offered,
        List<String> beginnings,
        String place,
        String unknownPlace,
        String exactly,
        String meant) {

    /** A heading that words mean, with how many trials have it or one below it. */
    record Meaning(String words, RenderedValue heading, String trials) {}

    /** Another spelling, with the address of a search with it. */
    record Spelling(String typed, String meant, String href) {}

    static UnderstoodView of(GraphView store, SearchRequest asked, Understood understood) {
        boolean nearby = understood.place().isPresent();
        String place = understood.place().map(Understood.Place::name).orElse("");
        boolean known = understood.place().map(Understood.Place::known).orElse(false);
        List<Spelling> instead = spellings(asked, understood, true);
        boolean taken = !understood.meanings().isEmpty()
                || !instead.isEmpty()
                || !understood.beginnings().isEmpty();
        return new UnderstoodView(
                understood.meanings().stream()
                        .map(meaning -> new Meaning(
                                RenderedValue.visible(meaning.words()),
                                store.shown(meaning.heading()),
                                Charts.number(meaning.trials())))
                        .toList(),
                instead,
                spellings(asked, understood, false),
                understood.beginnings().stream().map(RenderedValue::visible).toList(),
                known ? RenderedValue.visible(place) : "",
                nearby && !known ? RenderedValue.visible(place) : "",
                taken ? SearchPages.page(asked.exactly(true)) : "",
                asked.exact() ? SearchPages.page(asked.exactly(false)) : "");
    }

    private static List<Spelling> spellings(SearchRequest asked, Understood understood, boolean taken) {
        return understood.spellings().stream()
                .filter(spelling -> spelling.taken() == taken)
                .map(spelling -> new Spelling(
                        RenderedValue.visible(spelling.typed()),
                        RenderedValue.visible(spelling.meant()),
                        SearchPages.page(asked.with(spelling.words()))))
                .toList();
    }
}
