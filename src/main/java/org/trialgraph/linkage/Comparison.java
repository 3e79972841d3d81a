package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares two registrations feature by feature. The points are logarithms of odds, set on pairs of COVID-19 registrations
 * that people judged and rounded; their sum starts at {@link #PRIOR}, since two registrations taken at random are hardly ever
 * one study.
 */
final class Comparison {
    private static final double PRIOR = -9;
    private static final int RARE = 12;
    private static final double LEAST_ALIKE = 0.3;
    private static final double NAME = 2.5;
    private static final MatchFeature ANOTHER_PLAN =
            new MatchFeature(-2, () -> "other sponsors, in other countries, with other numbers of participants");

    private final List<Registration> registrations;
    private final TfIdf titles;
    private final TfIdf sponsors;
    private final TfIdf interventions;
    private final NameIndex names;
    private final NameIndex codes;
    private final NameIndex programmes;
    private final boolean[] extensions;
    private final Facts facts;
    private final Differences differences;

    /**
     * @param registrations all
     * @param titles their titles
     * @param names their short names
     * @param codes their sponsors' ids
     */
    Comparison(List<Registration> registrations, TfIdf titles, NameIndex names, NameIndex codes) {
        this.registrations = registrations;
        this.titles = titles;
        this.sponsors = new TfIdf(registrations, Registration::sponsors);
        this.interventions = new TfIdf(registrations, Registration::interventions);
        this.names = names;
        this.codes = codes;
        this.programmes = new NameIndex(registrations, NationalPart::programmes);
        this.facts = new Facts(registrations);
        this.differences = new Differences(registrations, titles, codes);
        this.extensions = new boolean[registrations.size()];
        for (int i = 0; i < extensions.length; i++) {
            extensions[i] = Extension.isOne(registrations.get(i));
        }
    }

    /** What two registrations, by their positions, have in common and not. */
    Score score(int one, int other) {
        Similarity title = Similarity.best(titles, one, other);
        Optional<MatchFeature> name = name(one, other);
        Optional<MatchFeature> code = code(one, other);
        if (title.jaccard() < LEAST_ALIKE && name.isEmpty() && code.isEmpty()) {
            return new Score(0, title, List.of());
        }
        List<MatchFeature> features = new ArrayList<>();
        title(one, other, title, features);
        name.ifPresent(features::add);
        code.ifPresent(features::add);
        Optional<MatchFeature> programme = programme(one, other);
        programme.ifPresent(features::add);
        sponsor(one, other, features);
        interventions(one, other, features);
        features.addAll(facts.compare(one, other));
        features.addAll(differences.between(one, other));
        if (programme.isEmpty() && facts.ofAnotherPlan(one, other) && otherSponsors(one, other)) {
            features.add(ANOTHER_PLAN);
        }
        if (extensions[one] != extensions[other]) {
            features.add(Extension.FEATURE);
        }
        double sum = features.stream().mapToDouble(MatchFeature::points).sum();
        return new Score(1 / (1 + Math.exp(-PRIOR - sum)), title, features);
    }

    /** How a pair was found, by what tells most. */
    Method method(int one, int other, Score score) {
        if (code(one, other).isPresent()) {
            return Method.SHARED_SECONDARY_ID;
        }
        return score.title().jaccard() >= 0.999 ? Method.SHARED_TITLE : Method.SIMILAR_TITLE;
    }

    /**
     * Whether two registrations of one registry may be parts of one protocol that runs in several countries: other sponsors,
     * not the same countries, a long title or a name in common, and a plan that is one: the same number of participants, or
     * the word of one of them that it is a national part or of both that the protocol is international.
     */
    boolean parts(int one, int other, Score score) {
        return elsewhere(one, other)
                && (score.sameLongTitle() || shareProgramme(one, other))
                && (facts.sameSize(one, other)
                        || programme(one, other).isPresent()
                        || facts.international(one) && facts.international(other));
    }

    /** Whether two have other sponsors, not the same countries, and follow on another study both or neither. */
    boolean elsewhere(int one, int other) {
        return otherSponsors(one, other) && facts.otherCountries(one, other) && extensions[one] == extensions[other];
    }

    private boolean otherSponsors(int one, int other) {
        return Similarity.best(sponsors, one, other).containment() < 0.7
                && sponsors.of(one).length > 0
                && sponsors.of(other).length > 0;
    }

    /** Whether two share a rare name that is not that of a product. */
    boolean shareProgramme(int one, int other) {
        return name(one, other).filter(name -> name.points() >= NAME).isPresent();
    }

    private void title(int one, int other, Similarity title, List<MatchFeature> features) {
        double telling = Math.min(1, title.shared() / 2);
        double points = telling * (title.jaccard() < 0.4 ? 6 * title.jaccard() : 0.8 + 5.2 * title.jaccard());
        features.add(new MatchFeature(points, () -> "titles alike to " + percent(title.jaccard())));
        if (new Score(0, title, List.of()).sameLongTitle()) {
            features.add(new MatchFeature(3, () -> "a long title of " + title.words() + " words the same"));
        }
        Similarity all = Similarity.of(titles, titles.allWords(one), titles.allWords(other));
        if (all.containment() >= 0.6) {
            features.add(new MatchFeature(
                    telling * 2 * all.containment(),
                    () -> percent(all.containment()) + " of the words of one registration's titles in the other's"));
        }
    }

    /** A short name that few have, in both or in one and in a title of the other. */
    private Optional<MatchFeature> name(int one, int other) {
        String best = "";
        int fewest = RARE + 1;
        for (int turn = 0; turn < 2; turn++) {
            int from = turn == 0 ? one : other;
            int to = turn == 0 ? other : one;
            for (String name : names.of(from)) {
                int word = titles.number(name);
                boolean inTitle = word >= 0 && Arrays.binarySearch(titles.allWords(to), word) >= 0;
                int having = Math.max(names.frequency(name), titles.frequency(word));
                if (having < fewest && (inTitle || Arrays.asList(names.of(to)).contains(name))) {
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
        double points = product ? 1 : fewest <= 3 ? NAME + 0.7 : NAME;
        return Optional.of(new MatchFeature(points, () -> "name \"" + found + "\" in both"));
    }

    /** One says that it is the national part of a programme whose name is the other's or in its title. */
    private Optional<MatchFeature> programme(int one, int other) {
        return part(one, other).or(() -> part(other, one));
    }

    private Optional<MatchFeature> part(int part, int whole) {
        return Arrays.stream(programmes.of(part))
                .filter(name -> titles.frequency(titles.number(name)) <= 2 * RARE)
                .filter(name -> Arrays.asList(names.of(whole)).contains(name)
                        || Arrays.binarySearch(titles.allWords(whole), titles.number(name)) >= 0)
                .findFirst()
                .map(name -> new MatchFeature(3.5, () -> "one calls itself a national part of \"" + name + "\""));
    }

    private Optional<MatchFeature> code(int one, int other) {
        return Arrays.stream(codes.of(one))
                .filter(code -> codes.frequency(code) <= RARE)
                .filter(code -> Arrays.asList(codes.of(other)).contains(code))
                .findFirst()
                .map(code -> new MatchFeature(3.5, () -> "id \"" + code + "\" in both"));
    }

    private void sponsor(int one, int other, List<MatchFeature> features) {
        Similarity sponsor = Similarity.best(sponsors, one, other);
        if (sponsor.jaccard() >= 0.4 || sponsor.containment() >= 0.7) {
            features.add(new MatchFeature(
                    2, () -> "sponsor " + first(registrations.get(one).sponsors()) + " in both"));
        } else if (sponsors.of(one).length > 0 && sponsors.of(other).length > 0 && sponsor.containment() < 0.15) {
            features.add(new MatchFeature(
                    -0.5,
                    () -> "sponsors " + first(registrations.get(one).sponsors()) + " and "
                            + first(registrations.get(other).sponsors())));
        }
    }

    private void interventions(int one, int other, List<MatchFeature> features) {
        if (interventions.of(one).length > 0 && interventions.of(other).length > 0) {
            Similarity likeness =
                    Similarity.of(interventions, interventions.allWords(one), interventions.allWords(other));
            double points = likeness.containment() == 0 ? -0.5 : 1.4 * likeness.containment();
            features.add(new MatchFeature(points, () -> "interventions alike to " + percent(likeness.containment())));
        }
    }

    private static String first(List<String> names) {
        return "\"" + names.get(0) + "\"";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
