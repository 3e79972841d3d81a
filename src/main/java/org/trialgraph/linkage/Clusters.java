package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts registrations together link by link, the surest first. A registry gives a study one number: two registrations of one
 * registry come together only where the link itself says why there are two.
 */
final class Clusters {
    private final List<Registration> registrations;
    private final int[] parents;
    private final Map<Integer, List<Integer>> members = new HashMap<>();

    /** Decides whether two registrations of one registry may be parts of one study. */
    @FunctionalInterface
    interface Compatibility {
        boolean mayBeOne(int one, int other);
    }

    Clusters(List<Registration> registrations) {
        this.registrations = registrations;
        this.parents = new int[registrations.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
        }
    }

    /**
     * Puts two together, with all that they are together with already; a pair of registrations that forbids it where there is
     * one.
     */
    Optional<String> join(int one, int other, Compatibility compatibility) {
        int a = root(one);
        int b = root(other);
        if (a == b) {
            return Optional.empty();
        }
        List<Integer> left = members.getOrDefault(a, List.of(a));
        List<Integer> right = members.getOrDefault(b, List.of(b));
        for (int x : left) {
            for (int y : right) {
                if (sameRegistry(x, y) && !compatibility.mayBeOne(x, y)) {
                    return Optional.of(name(x) + " and " + name(y));
                }
            }
        }
        List<Integer> all = new ArrayList<>(left);
        all.addAll(right);
        members.remove(b);
        members.put(a, all);
        parents[b] = a;
        return Optional.empty();
    }

    /** Clusters of two and more, each with ascending positions. */
    List<List<Integer>> all() {
        return members.values().stream()
                .filter(cluster -> cluster.size() > 1)
                .map(cluster -> cluster.stream().sorted().toList())
                .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
                .toList();
    }

    /** Position of the registration that stands for the cluster of another. */
    int cluster(int registration) {
        return root(registration);
    }

    /** Number of registrations of the cluster that one stands for. */
    int size(int cluster) {
        return members.getOrDefault(cluster, List.of(cluster)).size();
    }

    private boolean sameRegistry(int x, int y) {
        String registry = registrations.get(x).registry();
        return !registry.isEmpty() && registry.equals(registrations.get(y).registry());
    }

    private String name(int i) {
        Registration registration = registrations.get(i);
        return registration.number().isEmpty() ? registration.trial() : registration.number();
    }

    private int root(int i) {
        int root = i;
        while (parents[root] != root) {
            root = parents[root];
        }
        for (int at = i; parents[at] != root; ) {
            int next = parents[at];
            parents[at] = root;
            at = next;
        }
        return root;
    }
}
