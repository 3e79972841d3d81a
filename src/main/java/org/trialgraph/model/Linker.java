package org.trialgraph.model;

import java.util.List;
import java.util.Optional;

/**
 * Links the names in a trial to MeSH. Safe for many threads; the same input always gives the same links. What a linker does not
 * define finds nothing.
 */
public interface Linker {
    /** A linker that knows no MeSH and links nothing. */
    Linker NONE = new Linker() {};

    /** Links of a condition; conditions are shared between trials, so only its own labels count. Best first. */
    default List<MeshLink> condition(Condition condition) {
        return List.of();
    }

    /** Links of an intervention by its name and other names. Best first. */
    default List<MeshLink> intervention(Intervention intervention) {
        return List.of();
    }

    /** Links found in keywords and titles only. */
    default List<MeshLink> topics(Trial trial) {
        return List.of();
    }

    /** The descriptors that a criterion names, also to deny them, each once. Best first. */
    default List<MeshLink> mentions(Criterion criterion) {
        return List.of();
    }

    /** The id of the term whose heading is exactly the label, for terms that a registry prints without their ids. */
    default Optional<String> heading(String label) {
        return Optional.empty();
    }

    /** Whether MeSH has an id; a linker without an index says yes to all. */
    default boolean knows(String id) {
        return true;
    }
}
