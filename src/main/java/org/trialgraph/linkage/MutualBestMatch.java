package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Strengthens what is likely already where there is no other choice: among all registrations of the one registry none but
 * this is a candidate for the other, and the other way round.
 */
final class MutualBestMatch {
    private static final double LIKELY = 0.7;
    private static final double POINTS = 1;

    private final List<Registration> registrations;
    private final Map<String, Integer> candidates = new HashMap<>();

    /**
     * @param registrations all
     * @param links the candidates among them
     */
    MutualBestMatch(List<Registration> registrations, List<Link> links) {
        this.registrations = registrations;
        for (Link link : links) {
            candidates.merge(side(link.from(), link.to()), 1, Integer::sum);
            candidates.merge(side(link.to(), link.from()), 1, Integer::sum);
        }
    }

    /** The link as it stands once its rivals are known. */
    Link judged(Link link) {
        boolean alone =
                candidates.get(side(link.from(), link.to())) == 1 && candidates.get(side(link.to(), link.from())) == 1;
        boolean open = link.relation() == Relation.POSSIBLY_SAME_STUDY
                && link.confidence() >= LIKELY
                && link.confidence() < Studies.THRESHOLD;
        if (!alone || !open) {
            return link;
        }
        double odds = link.confidence() / (1 - link.confidence()) * Math.exp(POINTS);
        double sure = odds / (1 + odds);
        return link.become(
                sure >= Studies.THRESHOLD ? Relation.SAME_STUDY : link.relation(),
                sure,
                "no other registration of either registry is a candidate (+1.0)");
    }

    private String side(int one, int other) {
        return one + " " + registrations.get(other).registry();
    }
}
