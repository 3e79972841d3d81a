package org.trialgraph.mesh.link;

import org.jspecify.annotations.Nullable;
import org.trialgraph.mesh.index.MeshIndex;

/** A name to link, with what every linker that it is given to asks of it, found when the first one asks. Not safe for many threads. */
final class SoughtName {
    private final MeshIndex index;
    private final String text;
    private @Nullable String expanded;
    private @Nullable NameRuns runs;
    private @Nullable NameRuns expandedRuns;

    SoughtName(MeshIndex index, String text) {
        this.index = index;
        this.text = text;
    }

    /** The name as it is written. */
    String text() {
        return text;
    }

    /** Whether it has abbreviations of its own words. */
    boolean isAbbreviated() {
        return !expanded().equals(text);
    }

    private String expanded() {
        if (expanded == null) {
            expanded = Abbreviations.remove(text);
        }
        return expanded;
    }

    /** Names in MeSH within the name without the abbreviations. */
    NameRuns expandedRuns() {
        if (expandedRuns == null) {
            expandedRuns = NameRuns.of(index, index.words(expanded()));
        }
        return expandedRuns;
    }

    /** Names in MeSH within the name. */
    NameRuns runs() {
        if (runs == null) {
            runs = NameRuns.of(index, index.words(text));
        }
        return runs;
    }
}
