package org.trialgraph.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers records from one file or several of the same edition. */
final class MeshCollector {
    private final Map<String, RecordDraft> drafts = new TreeMap<>();
    private final Map<String, String> qualifiers = new TreeMap<>();
    private int established;

    /** The draft of an id, begun when it is met first. */
    RecordDraft draft(String id) {
        return drafts.computeIfAbsent(id, RecordDraft::new);
    }

    /** Whether there is a draft of an id. */
    boolean has(String id) {
        return drafts.containsKey(id);
    }

    /** Takes the name of a qualifier. */
    void qualifier(String id, String name) {
        if (NumberedId.is('Q', id)) {
            qualifiers.put(id, name);
        }
    }

    /** Takes the year in which some descriptor came into use; the latest is that of the edition, if the file is whole. */
    void established(int year) {
        established = Math.max(established, year);
    }

    /** The latest year in which a descriptor came into use; 0 where the files do not say. */
    int latestEstablished() {
        return established;
    }

    /** Whether any descriptor was met. */
    boolean hasDescriptors() {
        return drafts.values().stream().anyMatch(d -> d.complete() && d.kind.compareTo(MeshKind.CHEMICAL) < 0);
    }

    /** The edition of all complete records. Where a file has tree numbers only, the descriptors above follow from them. */
    MeshEdition edition(int year) {
        Map<String, String> atTree = new HashMap<>();
        drafts.forEach((id, draft) -> draft.trees.forEach(tree -> atTree.put(tree, id)));
        for (RecordDraft draft : drafts.values()) {
            for (String tree : draft.trees) {
                int dot = tree.lastIndexOf('.');
                String above = dot < 0 ? null : atTree.get(tree.substring(0, dot));
                if (above != null) {
                    draft.broader(above);
                }
            }
        }
        Map<String, MeshDetail> details = new HashMap<>();
        List<MeshRecord> records = new ArrayList<>();
        for (Map.Entry<String, RecordDraft> draft : drafts.entrySet()) {
            if (draft.getValue().complete()) {
                records.add(draft.getValue().record());
                details.put(draft.getKey(), draft.getValue().detail());
            }
        }
        int leftOut = (int)
                drafts.values().stream().filter(RecordDraft::ofUnknownKind).count();
        return new MeshEdition(year, records, details, qualifiers, leftOut);
    }
}
