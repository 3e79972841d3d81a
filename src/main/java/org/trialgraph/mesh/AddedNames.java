package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names in common use that NLM does not list, by the heading that they mean: {@code added-names.tsv}. */
final class AddedNames {
    private AddedNames() {}

    /** Names by heading. */
    static Map<String, List<String>> load() {
        Map<String, List<String>> names = new HashMap<>();
        for (String line : ResourceLines.of("added-names.tsv")) {
            String[] cells = line.split("\t");
            names.computeIfAbsent(cells[1], h -> new ArrayList<>()).add(cells[0]);
        }
        return names;
    }
}
