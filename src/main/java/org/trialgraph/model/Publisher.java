package org.trialgraph.model;

/**
 * Who publishes documents on trials: a registry, or another site that shows what registries hold. What is not known is empty.
 *
 * @param key last part of the publisher's IRI; for a registry also the name of the graph of its trials
 * @param name as people know it, in English
 * @param rank whether it is the registry itself
 * @param home address of its home page
 * @param recordPage address of one registration, with {@code {id}} in place of the number
 * @param licence address of the licence that it states for its data
 * @param terms address of its terms of use
 */
public record Publisher(
        String key, String name, Rank rank, String home, String recordPage, String licence, String terms) {
    /** How far a publisher's word counts: a registry's own record before anyone else's copy of it. */
    public enum Rank {
        REGISTRY,
        AGGREGATOR
    }

    /** The page of one registration: the registry's own, or the one of the WHO portal where it has no lasting address. */
    public String page(String number) {
        return recordPage.replace("{id}", number);
    }
}
