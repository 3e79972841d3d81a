package org.trialgraph.model;

/**
 * Who publishes documents of one layout.
 *
 * @param key last part of the publisher's IRI; for a registry its key
 * @param name as people know it
 * @param rank whether it is the registry itself
 * @param licence address of the terms under which its documents may be used
 */
public record Publisher(String key, String name, Rank rank, String licence) {
    /** How far a publisher's word counts: a registry's own record before anyone else's copy of it. */
    public enum Rank {
        REGISTRY,
        AGGREGATOR
    }
}
