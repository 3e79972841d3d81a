package org.trialgraph.linkage;

import java.util.Map;
import java.util.Set;

/** Which coded values say the same in more or in less detail, as {@code skos:broader} in the codes does. */
final class StatusScale {
    private static final Map<String, Set<String>> NARROWER = Map.of(
            "Ongoing", Set.of("Recruiting", "EnrollingByInvitation", "ActiveNotRecruiting"),
            "NotRecruiting", Set.of("ActiveNotRecruiting", "Completed", "Terminated", "Withdrawn"));

    private StatusScale() {}

    /** Whether two sets of values can both be true of one study. */
    static boolean compatible(Set<String> one, Set<String> other) {
        return one.equals(other) || narrows(one, other) || narrows(other, one);
    }

    private static boolean narrows(Set<String> broad, Set<String> narrow) {
        return broad.stream()
                .anyMatch(value -> NARROWER.getOrDefault(value, Set.of()).containsAll(narrow));
    }
}
