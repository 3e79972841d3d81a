package org.trialgraph.linkage;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
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
    /** Weight of what tells the studies of a series apart, which are alike in all else. */
    private static final double SERIES = -7;

    private static final double PSEUDO_DOCUMENTS = 4000;
    private static final int SHARED_PREFIX = 4;
    private static final int MONTH = 31;
    private static final int SEASON = 120;
    private static final int YEAR = 366;
    private static final Pattern INTERNATIONAL =
            Pattern.compile("\\b(?:international|multi-?national|global|world-?wide)\\b", Pattern.CASE_INSENSITIVE);

    private final List<Registration> registrations;
    private final int all;
    private final TfIdf titles;
    private final TfIdf sponsors;
    private final TfIdf interventions;
    private final StudyNames.Index names;
    private final StudyNames.Index codes;
    private final StudyNames.Index programs;
    private final StudyNames.Index countries;
    private final StudyNames.Index sizes;

    /**
     * One thing that speaks for or against two registrations being of one study.
     *
     * @param weight change of the logarithm of the odds; below zero it speaks against
     * @param words what was found, with the values of both; only made when somebody asks
     */
    private record Feature(double weight, Supplier<String> words) {
        static Optional<Feature> when(boolean found, double weight, Supplier<String> words) {
            return found ? Optional.of(new Feature(weight, words)) : Optional.empty();
        }
    }

    /**
     * How likely two registrations are one study, and why.
     *
     * @param confidence 0 to 1
     * @param title similarity of their most similar titles
     * @param features what it is the sum of
     */
    record Score(double confidence, Similarity title, List<Feature> features) {
        /** The features with their weights, the heaviest first. */
        String explanation() {
            return features.stream()
                    .sorted((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())))
                    .map(feature -> String.format(
                            Locale.ROOT, "%s (%+.1f)", feature.words().get(), feature.weight()))
                    .collect(Collectors.joining("; "));
        }
    }

    /** @param registrations those of the terms */
    Comparison(List<Registration> registrations, Terms terms) {
        this.registrations = registrations;
        this.all = terms.all();
        this.titles = terms.titles();
        this.sponsors = terms.sponsors();
        this.interventions = terms.interventions();
        this.names = terms.names();
        this.codes = terms.codes();
        this.programs = terms.programs();
        this.countries = terms.countries();
        this.sizes = terms.sizes();
    }

    /** What two registrations, by their positions, have in common and not. */
    Score score(int one, int other) {
        Similarity title = titles.bestSimilarity(one, other);
        Optional<Feature> name = name(one, other);
        Optional<Feature> code = code(one, other);
        if (title.jaccard() < LEAST_SIMILARITY && name.isEmpty() && code.isEmpty()) {
            return new Score(0, title, List.of());
        }
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        Optional<Feature> program = nationalPart(one, other);
        List<Feature> features = Stream.of(
                        alikeTitles(title),
                        sameLongTitle(title),
                        wordsOfTitles(one, other, title),
                        name,
                        code,
                        program,
                        sponsors(one, other),
                        interventions(one, other),
                        size(a, b),
                        start(a, b),
                        countries(a, b),
                        phases(a, b),
                        numbersInTitles(one, other),
                        codesOfSeries(one, other),
                        ages(a.ages(), b.ages()),
                        otherNames(a.acronyms(), b.acronyms()),
                        otherPlan(one, other, program.isPresent()),
                        Feature.when(
                                a.followUp() != b.followUp(),
                                -4,
                                () -> "only one title says that its study follows on or belongs to another"))
                .flatMap(Optional::stream)
                .toList();
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
                && (sameSize(registrations.get(one), registrations.get(other))
                        || nationalPart(one, other).isPresent()
                        || isInternational(one) && isInternational(other));
    }

    private boolean isInternational(int registration) {
        return registrations.get(registration).titles().stream()
                .anyMatch(title -> INTERNATIONAL.matcher(title).find());
    }

    /** Whether two have other sponsors, not the same countries, and follow on another study both or neither. */
    boolean elsewhere(int one, int other) {
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        return otherSponsors(one, other) && !a.countries().equals(b.countries()) && a.followUp() == b.followUp();
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

    private static double informative(Similarity title) {
        return Math.min(1, title.shared() / 2);
    }

    private static Optional<Feature> alikeTitles(Similarity title) {
        double weight =
                informative(title) * (title.jaccard() < 0.4 ? 6 * title.jaccard() : 0.8 + 5.2 * title.jaccard());
        return Optional.of(new Feature(weight, () -> "titles alike to " + percent(title.jaccard())));
    }

    private static Optional<Feature> sameLongTitle(Similarity title) {
        return Feature.when(title.sameLongName(), 3, () -> "a long title of " + title.words() + " words the same");
    }

    private Optional<Feature> wordsOfTitles(int one, int other, Similarity title) {
        double all =
                titles.similarity(titles.allWords(one), titles.allWords(other)).containment();
        return Feature.when(
                all >= 0.6,
                informative(title) * 2 * all,
                () -> percent(all) + " of the words of one registration's titles in the other's");
    }

    /** A rare acronym, in both or in one and in a title of the other. */
    private Optional<Feature> name(int one, int other) {
        String best = "";
        int fewest = RARE + 1;
        for (int turn = 0; turn < 2; turn++) {
            int to = turn == 0 ? other : one;
            for (String name : names.of(turn == 0 ? one : other)) {
                int word = titles.number(name);
                int having = Math.max(names.frequency(name), titles.frequency(name));
                if (having < fewest && (titles.hasWord(to, word) || names.of(to).contains(name))) {
                    best = name;
                    fewest = having;
                }
            }
        }
        if (best.isEmpty()) {
            return Optional.empty();
        }
        boolean product = best.matches(".*\\d{3,}.*") || interventions.frequency(best) > 0;
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
                .filter(name -> titles.frequency(name) <= 2 * RARE)
                .filter(name -> names.of(whole).contains(name) || titles.hasWord(whole, titles.number(name)));
    }

    private Optional<Feature> code(int one, int other) {
        return codes.of(one).stream()
                .filter(code -> codes.frequency(code) <= RARE)
                .filter(codes.of(other)::contains)
                .findFirst()
                .map(code -> new Feature(3.5, () -> "id \"" + code + "\" in both"));
    }

    private Optional<Feature> sponsors(int one, int other) {
        Similarity sponsor = sponsors.bestSimilarity(one, other);
        boolean known = sponsors.of(one).length > 0 && sponsors.of(other).length > 0;
        return sponsor.jaccard() >= 0.4 || sponsor.containment() >= 0.7
                ? Feature.when(true, 2, () -> "sponsor " + firstSponsor(one) + " in both")
                : Feature.when(
                        known && sponsor.containment() < 0.15,
                        -0.5,
                        () -> "sponsors " + firstSponsor(one) + " and " + firstSponsor(other));
    }

    private String firstSponsor(int registration) {
        return "\"" + registrations.get(registration).sponsors().get(0) + "\"";
    }

    private Optional<Feature> interventions(int one, int other) {
        boolean known = interventions.of(one).length > 0 && interventions.of(other).length > 0;
        double shared = interventions
                .similarity(interventions.allWords(one), interventions.allWords(other))
                .containment();
        double weight = shared == 0 ? -0.5 : 1.4 * shared;
        return Feature.when(known, weight, () -> "interventions alike to " + percent(shared));
    }

    private Optional<Feature> size(Registration a, Registration b) {
        int one = a.enrollment();
        int other = b.enrollment();
        if (one == other) {
            double weight = Math.max(1, Math.min(3, 0.4 * informationOfSize(one)));
            return Feature.when(one > 0, weight, () -> one + " participants in both");
        }
        return Feature.when(
                one >= 0 && other >= 0, near(one, other) ? 0.8 : 0, () -> one + " and " + other + " participants");
    }

    private static boolean near(int one, int other) {
        return Math.max(one, other) <= 1.25 * Math.min(one, other);
    }

    private static boolean sameSize(Registration a, Registration b) {
        return a.enrollment() > 0 && a.enrollment() == b.enrollment();
    }

    private static Optional<Feature> start(Registration a, Registration b) {
        OptionalLong days = PartialDates.daysBetween(a.startDate(), b.startDate());
        long apart = days.orElse(0);
        double weight = apart <= MONTH ? 1 : apart <= SEASON ? 0 : apart <= YEAR ? -1 : -3;
        return Feature.when(days.isPresent(), weight, () -> "starts " + a.startDate() + " and " + b.startDate());
    }

    private Optional<Feature> countries(Registration a, Registration b) {
        boolean known = !a.countries().isEmpty() && !b.countries().isEmpty();
        return a.countries().stream()
                .filter(b.countries()::contains)
                .max(Comparator.comparingDouble(this::informationOfCountry))
                .map(country -> new Feature(0.5 * informationOfCountry(country), () -> country + " in both"))
                .or(() -> Feature.when(
                        known, -1, () -> String.join(" ", a.countries()) + " and " + String.join(" ", b.countries())));
    }

    private static Optional<Feature> phases(Registration a, Registration b) {
        boolean known = !a.phases().isEmpty() && !b.phases().isEmpty();
        return Feature.when(
                known && Collections.disjoint(a.phases(), b.phases()),
                -0.3,
                () -> String.join("/", a.phases()) + " and " + String.join("/", b.phases()));
    }

    /** Titles whose words are the same and whose numbers are not. */
    private Optional<Feature> numbersInTitles(int one, int other) {
        boolean differ = false;
        for (int[] a : titles.of(one)) {
            for (int[] b : titles.of(other)) {
                if (Arrays.equals(a, b)) {
                    return Optional.empty();
                }
                differ |= onlyNumbers(TfIdf.without(a, b)) && onlyNumbers(TfIdf.without(b, a));
            }
        }
        return Feature.when(differ, SERIES, () -> "titles that differ in a number only");
    }

    private boolean onlyNumbers(int[] words) {
        return words.length > 0 && IntStream.of(words).allMatch(titles::isOrdinal);
    }

    /** Codes of one series, such as {@code CAIN457A2302} and {@code CAIN457A2303}, and none that both have. */
    private Optional<Feature> codesOfSeries(int one, int other) {
        Set<String> others = codes.of(other);
        if (!Collections.disjoint(codes.of(one), others)) {
            return Optional.empty();
        }
        return codes.of(one).stream()
                .flatMap(a -> others.stream().filter(b -> ofOneSeries(a, b)).map(b -> a + " and " + b))
                .findFirst()
                .map(both -> new Feature(SERIES, () -> "ids of one series, " + both));
    }

    private static boolean ofOneSeries(String a, String b) {
        String same = StringUtils.getCommonPrefix(a, b);
        boolean letters = same.chars().filter(Character::isLetter).count() >= 2;
        return letters
                && same.length() >= SHARED_PREFIX
                && a.replaceAll("\\d", "9").equals(b.replaceAll("\\d", "9"));
    }

    private static Optional<Feature> ages(AgeInterval a, AgeInterval b) {
        return Feature.when(a.disjoint(b), SERIES, () -> "people of " + a.words() + " and of " + b.words());
    }

    /** Names of which none is in the other's. */
    private static Optional<Feature> otherNames(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        List<String> one = a.stream().map(StudyNames::normalized).toList();
        List<String> other = b.stream().map(StudyNames::normalized).toList();
        return Feature.when(
                one.stream().noneMatch(x -> other.stream().anyMatch(y -> x.contains(y) || y.contains(x))),
                SERIES,
                () -> "named " + a.get(0) + " and " + b.get(0));
    }

    /** Whether all differs that a plan fixes, and neither is a national part of the other. */
    private Optional<Feature> otherPlan(int one, int other, boolean nationalPart) {
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        boolean known = a.enrollment() >= 0
                && b.enrollment() >= 0
                && !a.countries().isEmpty()
                && !b.countries().isEmpty();
        boolean differ = known
                && !nationalPart
                && !near(a.enrollment(), b.enrollment())
                && Collections.disjoint(a.countries(), b.countries());
        return Feature.when(
                differ && otherSponsors(one, other),
                -2,
                () -> "other sponsors, in other countries, with other numbers of participants");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /**
     * Information, in nats, that a registration has a country: 3 where one in twenty has it. Two of Denmark with 462 participants
     * have more in common than two of the United States with 100.
     */
    private double informationOfCountry(String country) {
        return information(countries.frequency(country), 0.05);
    }

    /** Information, in nats, that a registration has a number of participants; round numbers have less. */
    private double informationOfSize(int participants) {
        double expected = participants % 50 == 0 ? 0.012 : participants % 10 == 0 ? 0.006 : 0.0008;
        return information(sizes.frequency(Integer.toString(participants)), expected);
    }

    /** Pseudo-counts keep this sensible in a small store. */
    private double information(int having, double expected) {
        return Math.log((all + PSEUDO_DOCUMENTS) / (having + expected * PSEUDO_DOCUMENTS));
    }
}
