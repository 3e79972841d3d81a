package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Groups resources that share a key, directly or through others, and chooses one of each group to stand for all. */
final class SpellingVariants {
    private static final Comparator<String> PLAINEST = Comparator.comparing(
                    (String iri) -> iri.chars().anyMatch(c -> c > 0x7F))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Set<String>> keysOf = new TreeMap<>();
    private final Map<String, Set<String>> resourcesOf = new TreeMap<>();

    /** Takes a resource with its keys; empty keys group nothing. */
    void add(String iri, Collection<String> keys) {
        for (String key : keys) {
            if (!key.isEmpty()) {
                keysOf.computeIfAbsent(iri, i -> new LinkedHashSet<>()).add(key);
                resourcesOf.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(iri);
            }
        }
    }

    /** Every resource of a group of two and more with the one that stands for the group, itself included, in order. */
    Map<String, String> canonical() {
        Map<String, String> canonical = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        for (String start : keysOf.keySet()) {
            Set<String> group = connected(start, seen);
            if (group.size() > 1) {
                String one = group.stream().min(PLAINEST).orElseThrow();
                group.forEach(iri -> canonical.put(iri, one));
            }
        }
        return canonical;
    }

    private Set<String> connected(String start, Set<String> seen) {
        Set<String> group = new LinkedHashSet<>();
        List<String> open = new ArrayList<>();
        if (seen.add(start)) {
            open.add(start);
        }
        while (!open.isEmpty()) {
            String iri = open.remove(open.size() - 1);
            group.add(iri);
            for (String key : keysOf.get(iri)) {
                // A key is followed once.
                Set<String> resources = resourcesOf.remove(key);
                if (resources != null) {
                    resources.stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return group;
    }
}
