package org.trialgraph.store.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.collections4.SetUtils;
import org.trialgraph.files.FileSum;
import org.trialgraph.store.FileList;

/**
 * What an archive has that an earlier state of it had not.
 *
 * @param archive as it is
 * @param earlier what it consisted of then
 */
public record ArchiveChanges(Archive archive, FileList earlier) {
    /**
     * A trial with other records than before, or which was withdrawn or restored.
     *
     * @param before its records then; none for a trial that is new
     * @param after its records now
     */
    public record Change(List<ArchiveRecord> before, List<ArchiveRecord> after) {}

    /** Whether segments were added, and none taken away or changed. */
    public boolean areAdditions() {
        FileList now = archive.contents();
        return now.base().equals(earlier.base())
                && now.files().entrySet().containsAll(earlier.files().entrySet());
    }

    /** The share of the archive, in bytes, that was added. */
    public double share() {
        return 1 - (double) bytes(earlier) / bytes(archive.contents());
    }

    private static long bytes(FileList list) {
        return list.files().values().stream().mapToLong(FileSum::size).sum();
    }

    /** The trials of a bucket that have changed, in the order of their IRIs. */
    public List<Change> of(int bucket) throws IOException {
        Set<String> changed =
                new HashSet<>(SetUtils.disjunction(Set.copyOf(archive.withdrawn()), Set.copyOf(earlier.withdrawn())));
        changed.removeIf(trial -> Archive.bucket(trial) != bucket);
        List<String> old = new ArrayList<>();
        Map<String, ArchiveRecord> added = new LinkedHashMap<>();
        for (String segment : archive.segments(Archive.name(bucket))) {
            if (earlier.files().containsKey(segment)) {
                old.add(segment);
            } else {
                archive.addAll(segment, added);
            }
        }
        added.values().forEach(record -> changed.add(record.trial()));
        if (changed.isEmpty()) {
            return List.of();
        }
        Set<Long> labels = changed.stream().map(Segment.Label::hash).collect(Collectors.toSet());
        Map<String, ArchiveRecord> before = new LinkedHashMap<>();
        for (String segment : old) {
            archive.add(segment, label -> labels.contains(label.trial()), before);
        }
        before.values().removeIf(record -> !changed.contains(record.trial()));
        Map<String, ArchiveRecord> after = new LinkedHashMap<>(before);
        added.forEach((identity, record) -> after.merge(identity, record, Archive::holding));
        Map<String, List<ArchiveRecord>> then = Archive.byTrial(before);
        return Archive.byTrial(after).entrySet().stream()
                .map(trial -> new Change(then.getOrDefault(trial.getKey(), List.of()), trial.getValue()))
                .toList();
    }
}
