package org.trialgraph.mesh.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers records from one file or several of the same edition. */
final class EditionBuilder {
    private final Map<String, RecordBuilder> records = new TreeMap<>();
    private final Map<String, String> qualifiers = new TreeMap<>();
    private int latestEstablished;

    /** The record of an id, begun when it is met first. */
    RecordBuilder record(String id) {
        return records.computeIfAbsent(id, RecordBuilder::new);
    }

    /** Takes the name of a qualifier. */
    void addQualifier(String id, String name) {
        if (RecordCodec.isNumeric('Q', id)) {
            qualifiers.put(id, name);
        }
    }

    /** Takes the year in which some descriptor came into use; the latest is that of the edition, if the file is whole. */
    void addEstablished(int year) {
        latestEstablished = Math.max(latestEstablished, year);
    }

    /** The latest year in which a descriptor came into use; 0 where the files do not say. */
    int latestEstablished() {
        return latestEstablished;
    }

    /** Whether any descriptor was met. */
    boolean hasDescriptors() {
        return records.values().stream().anyMatch(record -> record.isComplete() && record.kind.isDescriptor());
    }

    /** The edition of all complete records. Where a file has tree numbers only, the descriptors above follow from them. */
    MeshEdition build(int year) {
        Map<String, String> byTree = new HashMap<>();
        records.forEach((id, record) -> record.trees.forEach(tree -> byTree.put(tree, id)));
        Map<String, MeshDetail> details = new HashMap<>();
        List<MeshRecord> complete = new ArrayList<>();
        int unknown = 0;
        for (Map.Entry<String, RecordBuilder> entry : records.entrySet()) {
            RecordBuilder record = entry.getValue();
            for (String tree : record.trees) {
                int dot = tree.lastIndexOf('.');
                if (dot > 0 && byTree.containsKey(tree.substring(0, dot))) {
                    record.broader.add(byTree.get(tree.substring(0, dot)));
                }
            }
            if (record.isComplete()) {
                complete.add(record.build());
                details.put(entry.getKey(), record.buildDetail());
            }
            unknown += record.isOfUnknownKind() ? 1 : 0;
        }
        return new MeshEdition(year, complete, details, qualifiers, unknown);
    }
}
