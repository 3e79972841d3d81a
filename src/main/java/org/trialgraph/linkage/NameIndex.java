package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The short names, or the codes, of all registrations, with how many have each. */
final class NameIndex {
    private final Map<String, Integer> frequency = new HashMap<>();
    private final String[][] names;

    /**
     * @param registrations all, in their order
     * @param names what is taken of each
     */
    NameIndex(List<Registration> registrations, Function<Registration, Set<String>> names) {
        this.names = new String[registrations.size()][];
        for (int i = 0; i < this.names.length; i++) {
            this.names[i] = names.apply(registrations.get(i)).toArray(String[]::new);
            for (String name : this.names[i]) {
                frequency.merge(name, 1, Integer::sum);
            }
        }
    }

    /** The names of a registration. */
    String[] of(int registration) {
        return names[registration];
    }

    /** How many registrations have the name. */
    int frequency(String name) {
        return frequency.getOrDefault(name, 0);
    }
}
