package org.trialgraph.store.archive;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trialgraph.model.Publisher.Rank;

/**
 * Which document of a trial speaks for it now.
 *
 * @param current the document whose statements are current
 * @param additions documents of the same rank that each are another part of the registration, best first; they complete
 *     what the current one says nothing of
 * @param others every other document than the current one, additions included: their full words go to the history
 */
public record RecordSelection(ArchiveRecord current, List<ArchiveRecord> additions, List<ArchiveRecord> others) {
    /** The registry's own before an aggregator's, then the latest update, then the latest capture, then by hash. */
    private static final Comparator<ArchiveRecord> BEST_FIRST = Comparator.comparing(ArchiveRecord::rank)
            .thenComparing(ArchiveRecord::updated, Comparator.reverseOrder())
            .thenComparing(ArchiveRecord::instant, Comparator.reverseOrder())
            .thenComparing(ArchiveRecord::identity);

    /** Selects among all documents of one trial, in whatever order they come. */
    public static RecordSelection of(List<ArchiveRecord> documents) {
        List<ArchiveRecord> ranked = documents.stream().sorted(BEST_FIRST).toList();
        ArchiveRecord current = ranked.get(0);
        Map<String, ArchiveRecord> latestOfPart = new LinkedHashMap<>();
        for (ArchiveRecord document : ranked) {
            if (document.rank() == current.rank()) {
                latestOfPart.putIfAbsent(part(document), document);
            }
        }
        List<ArchiveRecord> additions = latestOfPart.values().stream().skip(1).toList();
        return new RecordSelection(current, additions, ranked.subList(1, ranked.size()));
    }

    /**
     * Documents of the same part replace each other, those of different parts complete each other. A registry's own record
     * is whole unless its format says of which part it is, so what a newer version leaves out stays out; each
     * aggregator's page is partial.
     */
    private static String part(ArchiveRecord document) {
        return document.rank() == Rank.REGISTRY ? document.part() : document.publisher() + " " + document.part();
    }
}
