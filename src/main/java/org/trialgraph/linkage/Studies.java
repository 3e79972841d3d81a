package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Finds which registrations are one study: from the numbers they declare, then from what they have in common. */
final class Studies {
    /** Least confidence at which registrations are one study. */
    static final double THRESHOLD = 0.9;
    /** Least confidence of what is published as a candidate. */
    static final double CANDIDATE = 0.3;

    private static final double KEPT_APART = 0.45;

    private final List<Registration> registrations;
    private final Comparison comparison;
    private final Blocking blocks;

    /**
     * What was found.
     *
     * @param links of all kinds
     * @param studies of two registrations and more
     */
    record Result(List<Link> links, List<Study> studies) {
        /** Copies the lists. */
        Result {
            links = List.copyOf(links);
            studies = List.copyOf(studies);
        }
    }

    private Studies(List<Registration> registrations) {
        TfIdf titles = new TfIdf(registrations, Registration::titles);
        this.registrations = registrations;
        NameIndex names = new NameIndex(registrations, Names::acronyms);
        NameIndex codes = new NameIndex(registrations, Names::codes);
        this.comparison = new Comparison(registrations, titles, names, codes);
        this.blocks = new Blocking(titles, names, codes);
    }

    /** Finds the links and studies of registrations; their order decides nothing. */
    static Result find(List<Registration> registrations) {
        return new Studies(registrations).find();
    }

    private Result find() {
        List<Link> declared = new CrossReferences(registrations).find();
        List<Link> alike = new ArrayList<>();
        blocks.pairs(pairs -> LongStream.of(pairs)
                .parallel()
                .mapToObj(pair -> alike((int) (pair >>> 32), (int) pair))
                .flatMap(Optional::stream)
                .forEachOrdered(alike::add));
        MutualBestMatch rivals = new MutualBestMatch(registrations, alike);
        alike.replaceAll(rivals::judged);
        Set<Long> twice = twice(declared);
        Clusters clusters = new Clusters(registrations);
        Clusters.Compatibility compatibility = (a, b) -> twice.contains(pair(a, b)) || parts(a, b);
        List<Link> links = new ArrayList<>();
        for (Link link : ordered(declared, alike)) {
            links.add(link.same() ? joined(link, clusters, compatibility) : link);
        }
        new ProgramNames(comparison, clusters).join(links);
        List<List<Integer>> found = clusters.all();
        links.addAll(throughOthers(found, links));
        return new Result(links, found.stream().map(this::study).toList());
    }

    private Optional<Link> alike(int one, int other) {
        Score score = comparison.score(one, other);
        if (score.confidence() < CANDIDATE) {
            return Optional.empty();
        }
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        boolean sure = score.confidence() >= THRESHOLD;
        boolean sameRegistry = a.registry().equals(b.registry()) && !a.number().isEmpty();
        boolean apart = sameRegistry && !(comparison.parts(one, other, score) && comparison.shareProgramme(one, other));
        if (apart && !sure && !score.sameLongTitle()) {
            return Optional.empty();
        }
        Link link = new Link(
                one,
                other,
                b.number(),
                comparison.method(one, other, score),
                sure && !apart ? Relation.SAME_STUDY : Relation.POSSIBLY_SAME_STUDY,
                apart ? Math.min(KEPT_APART, score.confidence()) : score.confidence(),
                "",
                a.titles().isEmpty() ? a.number() : a.titles().get(0),
                false,
                score::explanation);
        return Optional.of(
                apart && Extension.onlyOne(a, b)
                        ? link.become(Relation.FOLLOW_UP_STUDY, 0.1, "only one title says so")
                        : link);
    }

    /** Whether two registrations of one registry may be national parts of one protocol. */
    private boolean parts(int a, int b) {
        return comparison.parts(a, b, comparison.score(a, b));
    }

    private Link joined(Link link, Clusters clusters, Clusters.Compatibility compatibility) {
        return clusters.join(link.from(), link.to(), compatibility)
                .map(both -> link.become(
                        Relation.POSSIBLY_SAME_STUDY,
                        KEPT_APART,
                        "kept apart, since it would make one study of " + both + " of one registry"))
                .orElse(link);
    }

    /** Declared links before found ones, mutual before one-way, sure before less sure, and then by position. */
    private static List<Link> ordered(List<Link> declared, List<Link> alike) {
        List<Link> all = new ArrayList<>(declared);
        all.sort(Comparator.comparing((Link link) -> !link.mutual())
                .thenComparing(link -> -link.confidence())
                .thenComparing(Link::from)
                .thenComparing(Link::number));
        List<Link> found = new ArrayList<>(alike);
        found.sort(Comparator.comparing((Link link) -> -link.confidence())
                .thenComparing(Link::from)
                .thenComparing(Link::to));
        all.addAll(found);
        return all;
    }

    /** Pairs of one registry that a declared link holds for one study: old numbers and double registrations. */
    private Set<Long> twice(List<Link> declared) {
        Set<Long> pairs = new HashSet<>();
        for (Link link : declared) {
            if (link.same()) {
                pairs.add(pair(link.from(), link.to()));
            }
        }
        return pairs;
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /** The links between members of a study that only others hold together. */
    private List<Link> throughOthers(List<List<Integer>> clusters, List<Link> links) {
        Map<Long, Double> direct = new HashMap<>();
        links.forEach(link -> direct.merge(pair(link.from(), link.to()), link.confidence(), Math::max));
        List<Link> through = new ArrayList<>();
        for (List<Integer> cluster : clusters) {
            for (int i = 0; i < cluster.size(); i++) {
                for (int j = i + 1; j < cluster.size(); j++) {
                    if (direct.getOrDefault(pair(cluster.get(i), cluster.get(j)), 0.0) < THRESHOLD) {
                        through.add(through(cluster.get(i), cluster.get(j)));
                    }
                }
            }
        }
        return through;
    }

    private Link through(int one, int other) {
        return new Link(
                one,
                other,
                registrations.get(other).number(),
                Method.THIRD_REGISTRATION,
                Relation.SAME_STUDY,
                THRESHOLD,
                "",
                registrations.get(one).number(),
                false,
                () -> "both are the same study as other registrations of it");
    }

    private Study study(List<Integer> cluster) {
        List<Registration> all = cluster.stream().map(registrations::get).toList();
        Registration first = all.stream()
                .min(Comparator.comparing((Registration r) -> r.number().isEmpty())
                        .thenComparing(r -> r.registrationDate().isEmpty() ? "9999" : r.registrationDate())
                        .thenComparing(Registration::trial))
                .orElseThrow();
        return new Study(first, all);
    }
}
