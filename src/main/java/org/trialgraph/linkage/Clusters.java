package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts things together link by link, directly or through others.
 *
 * @param <T> what is put together
 */
final class Clusters<T> {
    private final Map<T, Set<T>> clusters = new HashMap<>();

    /** All that one is together with, itself included, in the order in which they were joined. */
    Set<T> of(T member) {
        return clusters.getOrDefault(member, Set.of(member));
    }

    /** Puts two together, with all that they are together with already. */
    void join(T one, T other) {
        if (!of(one).contains(other)) {
            Set<T> added = of(other);
            Set<T> all = clusters.computeIfAbsent(one, first -> new LinkedHashSet<>(Set.of(first)));
            all.addAll(added);
            added.forEach(member -> clusters.put(member, all));
        }
    }

    /** Clusters of two and more. */
    List<Set<T>> all() {
        return clusters.values().stream().distinct().toList();
    }
}
