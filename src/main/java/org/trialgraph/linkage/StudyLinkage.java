package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.trialgraph.linkage.Comparison.Score;
import org.trialgraph.linkage.Link.Method;
import org.trialgraph.linkage.Link.Relation;

/**
 * Finds which registrations are one study: from the numbers they declare, then from what they have in common. Links join
 * registrations into clusters in the order of their certainty.
 */
final class StudyLinkage {
    /** Least confidence at which registrations are one study. */
    static final double THRESHOLD = 0.9;
    /** Least confidence of what is published as a candidate. */
    private static final double CANDIDATE = 0.3;
    /** Most confidence of a link that does not join its registrations. */
    private static final double KEPT_APART = 0.45;
    /** Least confidence at which a mutual best match strengthens a link. */
    private static final double LIKELY = 0.7;

    private static final double MUTUAL_BEST_WEIGHT = 1;
    /** Least confidence, size of the cluster and number of candidate links at which the name of a programme joins. */
    private static final double PROGRAM_CONFIDENCE = 0.5;

    private static final int PROGRAM_SIZE = 3;
    private static final int PROGRAM_LINKS = 2;

    private final List<Registration> registrations;
    private final Comparison comparison;
    private final Clusters<Integer> clusters = new Clusters<>();

    /**
     * What was found.
     *
     * @param links of all kinds
     * @param studies of two registrations and more
     */
    record Result(List<Link> links, List<Study> studies) {}

    /**
     * Registrations that are one study.
     *
     * @param first the one registered first, by whose number the study is known
     * @param registrations all, first included, in the order of their IRIs
     */
    record Study(Registration first, List<Registration> registrations) {}

    private StudyLinkage(List<Registration> registrations, Terms terms) {
        this.registrations = registrations;
        this.comparison = new Comparison(registrations, terms);
    }

    /** Finds the links and studies of registrations; their order does not matter. */
    static Result find(List<Registration> registrations) {
        Terms terms = Terms.of(registrations);
        Blocking blocking = new Blocking(terms.titles(), terms.names(), terms.codes());
        return new StudyLinkage(registrations, terms).find(blocking::pairs);
    }

    /**
     * Finds the links and studies of some registrations that no link leads out of.
     *
     * @param terms with counts of all registrations
     * @param pairs those that are worth comparing, ascending, the smaller position in the upper 32 bits
     */
    static Result find(List<Registration> registrations, Terms terms, long[] pairs) {
        return new StudyLinkage(registrations, terms).find(consumer -> consumer.accept(pairs));
    }

    /** Whether two are alike enough for a link between them. */
    static boolean areCandidates(Comparison comparison, int one, int other) {
        return comparison.score(one, other).confidence() >= CANDIDATE;
    }

    private Result find(Consumer<Consumer<long[]>> candidates) {
        List<Link> declared = new CrossReferences(registrations).find();
        List<Link> similar = new ArrayList<>();
        candidates.accept(pairs -> LongStream.of(pairs)
                .parallel()
                .mapToObj(pair -> similar((int) (pair >>> 32), (int) pair))
                .flatMap(Optional::stream)
                .forEachOrdered(similar::add));
        strengthenMutualBestMatches(similar);
        Set<Long> declaredTwice = new HashSet<>();
        declared.stream().filter(Link::sameStudy).forEach(link -> declaredTwice.add(pair(link.from(), link.to())));
        BiPredicate<Integer, Integer> mayBeOne =
                (a, b) -> declaredTwice.contains(pair(a, b)) || comparison.mayBeParts(a, b, comparison.score(a, b));
        List<Link> links = new ArrayList<>(ordered(declared, similar));
        links.replaceAll(link -> link.sameStudy() ? joined(link, mayBeOne) : link);
        joinByProgramName(links);
        List<List<Integer>> found = clusters.all().stream()
                .map(cluster -> cluster.stream().sorted().toList())
                .sorted(Comparator.comparing(cluster -> cluster.get(0)))
                .toList();
        links.addAll(throughOthers(found, links));
        return new Result(links, found.stream().map(this::study).toList());
    }

    private Optional<Link> similar(int one, int other) {
        Score score = comparison.score(one, other);
        if (score.confidence() < CANDIDATE) {
            return Optional.empty();
        }
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        boolean sure = score.confidence() >= THRESHOLD;
        boolean sameRegistry = a.registry().equals(b.registry()) && !a.number().isEmpty();
        boolean apart =
                sameRegistry && !(comparison.mayBeParts(one, other, score) && comparison.shareProgramName(one, other));
        if (apart && !sure && !score.title().sameLongName()) {
            return Optional.empty();
        }
        Method method = comparison.method(one, other, score);
        Relation relation = sure && !apart ? Relation.SAME_STUDY : Relation.POSSIBLY_SAME_STUDY;
        double confidence = apart ? Math.min(KEPT_APART, score.confidence()) : score.confidence();
        String title = a.titles().isEmpty() ? a.number() : a.titles().get(0);
        Link link = link(one, other, method, relation, confidence, title, score::explanation);
        return Optional.of(
                apart && a.followUp() != b.followUp()
                        ? link.with(Relation.FOLLOW_UP_STUDY, 0.1, "only one title says so")
                        : link);
    }

    private Link link(int one, int other, Method how, Relation what, double sure, String text, Supplier<String> why) {
        String number = registrations.get(other).number();
        return new Link(one, other, number, how, what, sure, Optional.empty(), text, false, why);
    }

    /**
     * Strengthens likely links without an alternative: no other registration of the one registry is a candidate for the other,
     * and the other way round.
     */
    private void strengthenMutualBestMatches(List<Link> links) {
        Map<String, Integer> candidates = new HashMap<>();
        for (Link link : links) {
            candidates.merge(side(link.from(), link.to()), 1, Integer::sum);
            candidates.merge(side(link.to(), link.from()), 1, Integer::sum);
        }
        links.replaceAll(link -> {
            boolean mutualBest = candidates.get(side(link.from(), link.to())) == 1
                    && candidates.get(side(link.to(), link.from())) == 1;
            boolean open = link.relation() == Relation.POSSIBLY_SAME_STUDY
                    && link.confidence() >= LIKELY
                    && link.confidence() < THRESHOLD;
            if (!mutualBest || !open) {
                return link;
            }
            double odds = link.confidence() / (1 - link.confidence()) * Math.exp(MUTUAL_BEST_WEIGHT);
            double confidence = odds / (1 + odds);
            return link.with(
                    confidence >= THRESHOLD ? Relation.SAME_STUDY : link.relation(),
                    confidence,
                    "no other registration of either registry is a candidate (+1.0)");
        });
    }

    private String side(int one, int other) {
        return one + " " + registrations.get(other).registry();
    }

    private Link joined(Link link, BiPredicate<Integer, Integer> mayBeOne) {
        return join(link, mayBeOne)
                .map(both -> link.with(
                        Relation.POSSIBLY_SAME_STUDY,
                        KEPT_APART,
                        "kept apart, since it would make one study of " + both + " of one registry"))
                .orElse(link);
    }

    /**
     * Joins what a link joins, unless that would bring two registrations of one registry together, of which the first are then
     * given. A registry gives a study one number; whether two are nevertheless parts of one study is for the caller to tell.
     */
    private Optional<String> join(Link link, BiPredicate<Integer, Integer> mayBeOne) {
        Set<Integer> others = clusters.of(link.to());
        if (others.contains(link.from())) {
            return Optional.empty();
        }
        for (int x : clusters.of(link.from())) {
            for (int y : others) {
                String registry = registrations.get(x).registry();
                boolean same = !registry.isEmpty()
                        && registry.equals(registrations.get(y).registry());
                if (same && !mayBeOne.test(x, y)) {
                    return Optional.of(registrations.get(x).number() + " and "
                            + registrations.get(y).number());
                }
            }
        }
        clusters.join(link.from(), link.to());
        return Optional.empty();
    }

    /** Declared links before found ones, mutual before one-way, sure before less sure, and then by position. */
    private static List<Link> ordered(List<Link> declared, List<Link> similar) {
        Comparator<Link> surest = Comparator.comparing((Link link) -> !link.mutual())
                .thenComparing(link -> -link.confidence())
                .thenComparing(Link::from);
        return Stream.concat(
                        declared.stream().sorted(surest.thenComparing(Link::number)),
                        similar.stream().sorted(surest.thenComparing(Link::to)))
                .toList();
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /**
     * Joins candidates to a study of at least three registrations when they share the name of its programme and are candidates
     * of several of its registrations: national registrations of one protocol often have titles of their own. Repeats while what
     * was joined supports more.
     */
    private void joinByProgramName(List<Link> links) {
        boolean joined;
        do {
            int[] open = IntStream.range(0, links.size())
                    .filter(i -> mayShareProgram(links.get(i)))
                    .toArray();
            joined = false;
            for (int i : open) {
                Link link = links.get(i);
                if (link.confidence() >= PROGRAM_CONFIDENCE && joinsProgram(link, links, open)) {
                    links.set(
                            i,
                            link.with(
                                    Relation.SAME_STUDY,
                                    Math.max(THRESHOLD, link.confidence()),
                                    "shares the programme's name with several registrations of the study"));
                    joined = true;
                }
            }
        } while (joined);
    }

    private boolean mayShareProgram(Link link) {
        return link.relation() == Relation.POSSIBLY_SAME_STUDY
                && link.method() == Method.SIMILAR_TITLE
                && link.to() >= 0
                && comparison.shareProgramName(link.from(), link.to());
    }

    private boolean joinsProgram(Link link, List<Link> links, int[] open) {
        Set<Integer> from = clusters.of(link.from());
        Set<Integer> to = clusters.of(link.to());
        if (from.contains(link.to()) || Math.max(from.size(), to.size()) < PROGRAM_SIZE) {
            return false;
        }
        long support = IntStream.of(open)
                .mapToObj(links::get)
                .filter(other -> from.contains(other.from()) && to.contains(other.to())
                        || from.contains(other.to()) && to.contains(other.from()))
                .count();
        return support >= PROGRAM_LINKS && join(link, comparison::elsewhere).isEmpty();
    }

    /** The links between members of a study that only others hold together. */
    private List<Link> throughOthers(List<List<Integer>> studies, List<Link> links) {
        Map<Long, Double> direct = new HashMap<>();
        links.forEach(link -> direct.merge(pair(link.from(), link.to()), link.confidence(), Math::max));
        return studies.stream()
                .flatMap(members -> members.stream()
                        .flatMap(one -> members.stream()
                                .filter(other -> one < other && direct.getOrDefault(pair(one, other), 0.0) < THRESHOLD)
                                .map(other -> throughOthers(one, other))))
                .toList();
    }

    private Link throughOthers(int one, int other) {
        Supplier<String> why = () -> "both are the same study as other registrations of it";
        String number = registrations.get(one).number();
        return link(one, other, Method.THIRD_REGISTRATION, Relation.SAME_STUDY, THRESHOLD, number, why);
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
