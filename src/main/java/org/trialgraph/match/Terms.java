package org.trialgraph.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Linker;
import org.trialgraph.model.MeshLink;
import org.trialgraph.model.Text;

/**
 * Finds the MeSH headings of words in English or Chinese.
 *
 * @param linker to a year's MeSH
 */
record Terms(Linker linker) {
    private static final String PARTIAL = "PartialTerm";
    private static final int LONGEST = 200;

    /** The headings that all of the words name, not a part of them; the words may be an id. */
    Set<String> whole(String words) {
        String name = words.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            return Set.of();
        }
        if (name.matches("[DC]\\d{6,9}")) {
            return linker.knows(name) ? Set.of(name) : Set.of();
        }
        List<Text> label = List.of(new Text(name, ""));
        List<MeshLink> links = Stream.concat(
                        linker.condition(new Condition(label)).stream(),
                        linker.intervention(new Intervention(label, Optional.empty(), List.of(), List.of())).stream())
                .filter(link -> !link.method().equals(PARTIAL) && !link.method().equals("Ambiguous"))
                .toList();
        double best = links.stream().mapToDouble(MeshLink::confidence).max().orElse(0);
        return links.stream()
                .filter(link -> link.confidence() == best)
                .map(MeshLink::id)
                .collect(Collectors.toSet());
    }
}
