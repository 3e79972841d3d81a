package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialgraph.io.ResourceLines;

/** Names in common use that NLM does not list, by the heading that they mean: {@code added-names.tsv}. */
final class AddedNames {
    private AddedNames() {}

    /**
     * Names by heading. A name that may mean either of two headings is left out where an edition lacks one of them: it would seem
     * to mean the other.
     *
     * @param headings the headings of the edition
     */
    static Map<String, List<String>> of(Set<String> headings) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String line : ResourceLines.beside(AddedNames.class, "added-names.tsv")) {
            String[] cells = line.split("\t");
            byName.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(cells[1]);
        }
        Map<String, List<String>> byHeading = new LinkedHashMap<>();
        byName.forEach((name, meant) -> {
            if (headings.containsAll(meant)) {
                meant.forEach(heading -> byHeading
                        .computeIfAbsent(heading, h -> new ArrayList<>())
                        .add(name));
            }
        });
        return byHeading;
    }
}
