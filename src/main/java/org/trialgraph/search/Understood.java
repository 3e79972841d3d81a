package org.trialgraph.search;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * What a search was taken to mean, for a page to say so; {@link SearchRequest#exactly} is the same search without it.
 *
 * @param meanings the headings of MeSH that words mean, in the order of the words
 * @param spellings words that no trial, or hardly any, has, with those that may be meant
 * @param beginnings words that no trial has and that were taken for the beginnings of longer ones
 * @param place where it was looked for; empty where nothing was asked to be near
 */
public record Understood(
        List<Meaning> meanings, List<Spelling> spellings, List<String> beginnings, Optional<Place> place) {

    /**
     * A heading that some words mean. Found are also the trials with it or a heading below it, and those with the words of its label.
     *
     * @param words as they were typed
     * @param trials how many trials have the heading or one below it, whatever else is asked for
     */
    public record Meaning(String words, Node heading, long trials) {}

    /**
     * Another spelling.
     *
     * @param typed the word as it was typed
     * @param meant the word that may be meant
     * @param taken whether the search was done with it, as no trial has the word that was typed; else the page may offer it
     * @param words all words of the search with it, for {@link SearchRequest#with(String)}
     */
    public record Spelling(String typed, String meant, boolean taken, String words) {}

    /**
     * The place near which sites were looked for.
     *
     * @param name as typed, or as a site has it; a city of that name with fewer trials is not looked at
     * @param known whether it is one; near a place that is not known there are no trials
     * @param latitude in degrees, north positive; 0 where it is not known
     * @param longitude in degrees, east positive; 0 where it is not known
     */
    public record Place(String name, boolean known, double latitude, double longitude) {}
}
