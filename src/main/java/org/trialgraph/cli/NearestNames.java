package org.trialgraph.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that are most like one that a user typed: a few letters another, or with some of its words. */
final class NearestNames {
    private static final int MOST = 3;

    private NearestNames() {}

    /** What to do about a name that there is not, such as {@code did you mean "phases"?} */
    static String of(String typed, Collection<String> names, String otherwise) {
        List<String> near = names.stream()
                .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3)
                        || Stream.of(typed.split("\\W+")).anyMatch(word -> word.length() > 3 && name.contains(word)))
                .sorted(Comparator.comparing(name -> distance(typed, name)))
                .limit(MOST)
                .toList();
        return near.isEmpty()
                ? otherwise
                : "did you mean " + near.stream().collect(Collectors.joining("\" or \"", "\"", "\"?")) + " Else "
                        + otherwise;
    }

    /** How many letters have to be put in, left out or changed to make one word of another. */
    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            before[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(now[j - 1], before[j]));
            }
            before = now;
        }
        return before[to.length()];
    }
}
