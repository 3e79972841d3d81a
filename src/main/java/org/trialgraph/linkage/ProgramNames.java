package org.trialgraph.linkage;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins candidates to a study of at least three registrations when they share the name of its programme and are candidates
 * of several of its registrations: national registrations of one protocol are often worded anew.
 */
final class ProgramNames {
    private static final double LIKELY = 0.5;
    private static final int SUPPORTING = 2;
    private static final int ESTABLISHED = 3;

    private final Comparison comparison;
    private final Clusters clusters;

    ProgramNames(Comparison comparison, Clusters clusters) {
        this.comparison = comparison;
        this.clusters = clusters;
    }

    /** Joins what can be joined and changes those links in the list; again while what was joined supports more. */
    void join(List<Link> links) {
        boolean joined;
        do {
            int[] open = IntStream.range(0, links.size())
                    .filter(i -> isOpen(links.get(i)))
                    .toArray();
            joined = false;
            for (int i : open) {
                joined |= join(i, links, open);
            }
        } while (joined);
    }

    private boolean join(int i, List<Link> links, int[] open) {
        Link link = links.get(i);
        if (link.confidence() < LIKELY || !joined(link, links, open)) {
            return false;
        }
        links.set(
                i,
                link.become(
                        Relation.SAME_STUDY,
                        Math.max(Studies.THRESHOLD, link.confidence()),
                        "shares the programme's name with several registrations of the study"));
        return true;
    }

    private boolean isOpen(Link link) {
        return link.relation() == Relation.POSSIBLY_SAME_STUDY
                && link.method() == Method.SIMILAR_TITLE
                && link.to() >= 0
                && comparison.shareProgramme(link.from(), link.to());
    }

    private boolean joined(Link link, List<Link> links, int[] open) {
        int from = clusters.cluster(link.from());
        int to = clusters.cluster(link.to());
        if (from == to || Math.max(clusters.size(from), clusters.size(to)) < ESTABLISHED) {
            return false;
        }
        long support = IntStream.of(open)
                .mapToObj(links::get)
                .filter(other -> between(other, from, to))
                .count();
        return support >= SUPPORTING
                && clusters.join(link.from(), link.to(), comparison::elsewhere).isEmpty();
    }

    private boolean between(Link link, int one, int other) {
        int from = clusters.cluster(link.from());
        int to = clusters.cluster(link.to());
        return from == one && to == other || from == other && to == one;
    }
}
