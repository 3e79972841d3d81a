package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.linkage.TfIdf.Similarity;

/**
 * Compares two registrations feature by feature, after Fellegi and Sunter. The weights are logarithms of odds, set on pairs of
 * COVID-19 registrations that people judged and rounded; their sum starts at {@link #PRIOR}, since two registrations taken at
 * random are hardly ever one study.
 */
final class Comparison {
    private static final double PRIOR = -9;
    private static final int RARE = 12;
    private static final double LEAST_SIMILARITY = 0.3;
    private static final double NAME = 2.5;
    private static final Feature OTHER_PLAN =
            new Feature(-2, () -> "other sponsors, in other countries, with other numbers of participants");
    private static final Feature FOLLOW_UP =
            new Feature(-4, () -> "only one title says that its study follows on or belongs to another");

    private final List<Registration> registrations;
    private final TfIdf titles;
    private final TfIdf sponsors;
    private final TfIdf interventions;
    private final StudyNames.Index names;
    private final StudyNames.Index codes;
    private final StudyNames.Index programs;
    private final boolean[] followUps;
    private final DesignFeatures design;
    private final SeriesFeatures series;

    /**
     * One thing that speaks for or against two registrations being of one study.
     *
     * @param weight change of the logarithm of the odds; below zero it speaks against
     * @param words what was found, with the values of both; only made when somebody asks
     */
    record Feature(double weight, Supplier<String> words) {}

    /**
     * How likely two registrations are one study, and why.
     *
     * @param confidence 0 to 1
     * @param title similarity of their most similar titles
     * @param features what it is the sum of
     */
    record Score(double confidence, Similarity title, List<Feature> features) {
        /** Copies the features. */
        Score {
            features = List.copyOf(features);
        }

        /** The features with their weights, the heaviest first. */
        String explanation() {
            return features.stream()
                    .sorted((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())))
                    .map(feature -> String.format(
                            Locale.ROOT, "%s (%+.1f)", feature.words().get(), feature.weight()))
                    .collect(Collectors.joining("; "));
        }
    }

    /**
     * @param registrations all
     * @param titles their titles
     * @param names their acronyms
     * @param codes their sponsors' ids
     */
    Comparison(List<Registration> registrations, TfIdf titles, StudyNames.Index names, StudyNames.Index codes) {
        this.registrations = registrations;
        this.titles = titles;
        this.sponsors = new TfIdf(registrations, Registration::sponsors);
        this.interventions = new TfIdf(registrations, Registration::interventions);
        this.names = names;
        this.codes = codes;
        this.programs = new StudyNames.Index(registrations, StudyNames::programsOfNationalPart);
        this.design = new DesignFeatures(registrations);
        this.series = new SeriesFeatures(registrations, titles, codes);
        this.followUps = new boolean[registrations.size()];
        for (int i = 0; i < followUps.length; i++) {
            followUps[i] = StudyNames.isFollowUp(registrations.get(i));
        }
    }

    /** What two registrations, by their positions, have in common and not. */
    Score score(int one, int other) {
        Similarity title = titles.bestSimilarity(one, other);
        Optional<Feature> name = name(one, other);
        Optional<Feature> code = code(one, other);
        if (title.jaccard() < LEAST_SIMILARITY && name.isEmpty() && code.isEmpty()) {
            return new Score(0, title, List.of());
        }
        List<Feature> features = new ArrayList<>();
        title(one, other, title, features);
        name.ifPresent(features::add);
        code.ifPresent(features::add);
        Optional<Feature> program = nationalPart(one, other);
        program.ifPresent(features::add);
        sponsor(one, other, features);
        interventions(one, other, features);
        features.addAll(design.compare(one, other));
        features.addAll(series.compare(one, other));
        if (program.isEmpty() && design.differ(one, other) && otherSponsors(one, other)) {
            features.add(OTHER_PLAN);
        }
        if (followUps[one] != followUps[other]) {
            features.add(FOLLOW_UP);
        }
        double sum = features.stream().mapToDouble(Feature::weight).sum();
        return new Score(1 / (1 + Math.exp(-PRIOR - sum)), title, features);
    }

    /** How a pair was found, by the strongest evidence. */
    Link.Method method(int one, int other, Score score) {
        if (code(one, other).isPresent()) {
            return Link.Method.SHARED_SECONDARY_ID;
        }
        return score.title().jaccard() >= 0.999 ? Link.Method.SHARED_TITLE : Link.Method.SIMILAR_TITLE;
    }

    /**
     * Whether two registrations of one registry may be parts of one protocol that runs in several countries: other sponsors,
     * not the same countries, a long title or a name in common, and one plan: the same number of participants, or
     * the words of one of them that it is a national part or of both that the protocol is international.
     */
    boolean mayBeParts(int one, int other, Score score) {
        return elsewhere(one, other)
                && (score.title().sameLongName() || shareProgramName(one, other))
                && (design.sameSize(one, other)
                        || nationalPart(one, other).isPresent()
                        || design.isInternational(one) && design.isInternational(other));
    }

    /** Whether two have other sponsors, not the same countries, and follow on another study both or neither. */
    boolean elsewhere(int one, int other) {
        return otherSponsors(one, other) && design.otherCountries(one, other) && followUps[one] == followUps[other];
    }

    private boolean otherSponsors(int one, int other) {
        return sponsors.bestSimilarity(one, other).containment() < 0.7
                && sponsors.of(one).length > 0
                && sponsors.of(other).length > 0;
    }

    /** Whether two share a rare name that is not that of a product. */
    boolean shareProgramName(int one, int other) {
        return name(one, other).filter(name -> name.weight() >= NAME).isPresent();
    }

    private void title(int one, int other, Similarity title, List<Feature> features) {
        double informative = Math.min(1, title.shared() / 2);
        double weight = informative * (title.jaccard() < 0.4 ? 6 * title.jaccard() : 0.8 + 5.2 * title.jaccard());
        features.add(new Feature(weight, () -> "titles alike to " + percent(title.jaccard())));
        if (title.sameLongName()) {
            features.add(new Feature(3, () -> "a long title of " + title.words() + " words the same"));
        }
        Similarity all = titles.similarity(titles.allWords(one), titles.allWords(other));
        if (all.containment() >= 0.6) {
            features.add(new Feature(
                    informative * 2 * all.containment(),
                    () -> percent(all.containment()) + " of the words of one registration's titles in the other's"));
        }
    }

    /** A rare acronym, in both or in one and in a title of the other. */
    private Optional<Feature> name(int one, int other) {
        String best = "";
        int fewest = RARE + 1;
        for (int turn = 0; turn < 2; turn++) {
            int to = turn == 0 ? other : one;
            for (String name : names.of(turn == 0 ? one : other)) {
                int word = titles.number(name);
                int having = Math.max(names.frequency(name), titles.frequency(word));
                if (having < fewest && (titles.hasWord(to, word) || names.of(to).contains(name))) {
                    best = name;
                    fewest = having;
                }
            }
        }
        if (best.isEmpty()) {
            return Optional.empty();
        }
        boolean product = best.matches(".*\\d{3,}.*") || interventions.number(best) >= 0;
        String found = best;
        double weight = product ? 1 : fewest <= 3 ? NAME + 0.7 : NAME;
        return Optional.of(new Feature(weight, () -> "name \"" + found + "\" in both"));
    }

    /** One says that it is the national part of a programme whose name is the other's or in its title. */
    private Optional<Feature> nationalPart(int one, int other) {
        return Stream.concat(programs(one, other), programs(other, one))
                .findFirst()
                .map(name -> new Feature(3.5, () -> "one calls itself a national part of \"" + name + "\""));
    }

    private Stream<String> programs(int part, int whole) {
        return programs.of(part).stream()
                .filter(name -> titles.frequency(titles.number(name)) <= 2 * RARE)
                .filter(name -> names.of(whole).contains(name) || titles.hasWord(whole, titles.number(name)));
    }

    private Optional<Feature> code(int one, int other) {
        return codes.of(one).stream()
                .filter(code -> codes.frequency(code) <= RARE)
                .filter(codes.of(other)::contains)
                .findFirst()
                .map(code -> new Feature(3.5, () -> "id \"" + code + "\" in both"));
    }

    private void sponsor(int one, int other, List<Feature> features) {
        Similarity sponsor = sponsors.bestSimilarity(one, other);
        if (sponsor.jaccard() >= 0.4 || sponsor.containment() >= 0.7) {
            features.add(new Feature(2, () -> "sponsor " + firstSponsor(one) + " in both"));
        } else if (sponsors.of(one).length > 0 && sponsors.of(other).length > 0 && sponsor.containment() < 0.15) {
            features.add(new Feature(-0.5, () -> "sponsors " + firstSponsor(one) + " and " + firstSponsor(other)));
        }
    }

    private String firstSponsor(int registration) {
        return "\"" + registrations.get(registration).sponsors().get(0) + "\"";
    }

    private void interventions(int one, int other, List<Feature> features) {
        if (interventions.of(one).length > 0 && interventions.of(other).length > 0) {
            double shared = interventions
                    .similarity(interventions.allWords(one), interventions.allWords(other))
                    .containment();
            double weight = shared == 0 ? -0.5 : 1.4 * shared;
            features.add(new Feature(weight, () -> "interventions alike to " + percent(shared)));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
