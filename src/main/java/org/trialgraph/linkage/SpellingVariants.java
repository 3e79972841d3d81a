package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Groups resources that share a key, directly or through others, and chooses one of each group to stand for all. */
final class SpellingVariants {
    private static final Comparator<String> PLAINEST = Comparator.comparing(
                    (String iri) -> iri.chars().anyMatch(c -> c > 0x7F))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, String> parents = new HashMap<>();

    /** Takes a resource with its keys; empty keys group nothing. */
    void add(String iri, Collection<String> keys) {
        for (String key : keys) {
            if (!key.isEmpty()) {
                join("<" + iri, key);
            }
        }
    }

    /** Every resource of a group of two and more with the one that stands for the group, itself included, in order. */
    Map<String, String> canonical() {
        Map<String, List<String>> groups = new HashMap<>();
        for (String node : List.copyOf(parents.keySet())) {
            if (node.startsWith("<")) {
                groups.computeIfAbsent(root(node), r -> new ArrayList<>()).add(node.substring(1));
            }
        }
        Map<String, String> canonical = new TreeMap<>();
        for (List<String> group : groups.values()) {
            if (group.size() > 1) {
                String one = group.stream().min(PLAINEST).orElseThrow();
                group.forEach(iri -> canonical.put(iri, one));
            }
        }
        return canonical;
    }

    private void join(String one, String other) {
        String a = root(one);
        String b = root(other);
        if (!a.equals(b)) {
            parents.put(b, a);
        }
    }

    private String root(String node) {
        String at = node;
        String parent = parents.computeIfAbsent(at, n -> n);
        while (!parent.equals(at)) {
            String above = parents.get(parent);
            parents.put(at, above);
            at = parent;
            parent = above;
        }
        return at;
    }
}
