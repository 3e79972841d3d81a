package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.trialgraph.linkage.Comparison.Feature;

/** Compares the design of registrations: number of participants, start, countries, phases. */
final class DesignFeatures {
    private static final int MONTH = 31;
    private static final int SEASON = 120;
    private static final int YEAR = 366;
    private static final Pattern INTERNATIONAL =
            Pattern.compile("\\b(?:international|multi-?national|global|world-?wide)\\b", Pattern.CASE_INSENSITIVE);

    private final List<Registration> registrations;
    private final ValueFrequency frequency;

    /** @param registrations all */
    DesignFeatures(List<Registration> registrations) {
        this.registrations = registrations;
        this.frequency = new ValueFrequency(registrations);
    }

    /** What the designs of two registrations, by their positions, say for and against one study. */
    List<Feature> compare(int one, int other) {
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        List<Feature> features = new ArrayList<>();
        size(a, b).ifPresent(features::add);
        start(a, b).ifPresent(features::add);
        countries(a, b).ifPresent(features::add);
        phases(a, b).ifPresent(features::add);
        return features;
    }

    /** Whether both tell their countries, none of them the same, and numbers of participants that are far apart. */
    boolean differ(int one, int other) {
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        return a.enrollment().isPresent()
                && b.enrollment().isPresent()
                && !near(a.enrollment().getAsInt(), b.enrollment().getAsInt())
                && !a.countries().isEmpty()
                && !b.countries().isEmpty()
                && a.countries().stream().noneMatch(b.countries()::contains);
    }

    /** Whether both tell the same number of participants. */
    boolean sameSize(int one, int other) {
        OptionalInt size = registrations.get(one).enrollment();
        return size.orElse(0) > 0 && size.equals(registrations.get(other).enrollment());
    }

    /** Whether a title says that the protocol is international. */
    boolean isInternational(int registration) {
        return registrations.get(registration).titles().stream()
                .anyMatch(title -> INTERNATIONAL.matcher(title).find());
    }

    /** Whether the countries are not the same. */
    boolean otherCountries(int one, int other) {
        return !registrations
                .get(one)
                .countries()
                .equals(registrations.get(other).countries());
    }

    private Optional<Feature> size(Registration a, Registration b) {
        if (a.enrollment().isEmpty() || b.enrollment().isEmpty()) {
            return Optional.empty();
        }
        int one = a.enrollment().getAsInt();
        int other = b.enrollment().getAsInt();
        if (one == other) {
            double points = Math.max(1, Math.min(3, 0.4 * frequency.size(one)));
            return one == 0 ? Optional.empty() : Optional.of(new Feature(points, () -> one + " participants in both"));
        }
        return Optional.of(new Feature(near(one, other) ? 0.8 : 0, () -> one + " and " + other + " participants"));
    }

    private static Optional<Feature> start(Registration a, Registration b) {
        OptionalLong days = PartialDates.daysBetween(a.startDate(), b.startDate());
        if (days.isEmpty()) {
            return Optional.empty();
        }
        double points =
                days.getAsLong() <= MONTH ? 1 : days.getAsLong() <= SEASON ? 0 : days.getAsLong() <= YEAR ? -1 : -3;
        return Optional.of(new Feature(points, () -> "starts " + a.startDate() + " and " + b.startDate()));
    }

    private Optional<Feature> countries(Registration a, Registration b) {
        if (a.countries().isEmpty() || b.countries().isEmpty()) {
            return Optional.empty();
        }
        return a.countries().stream()
                .filter(b.countries()::contains)
                .max(Comparator.comparingDouble(frequency::country))
                .map(country -> new Feature(0.5 * frequency.country(country), () -> country + " in both"))
                .or(() -> Optional.of(new Feature(
                        -1, () -> String.join(" ", a.countries()) + " and " + String.join(" ", b.countries()))));
    }

    private static Optional<Feature> phases(Registration a, Registration b) {
        boolean known = !a.phases().isEmpty() && !b.phases().isEmpty();
        return known && a.phases().stream().noneMatch(b.phases()::contains)
                ? Optional.of(
                        new Feature(-0.3, () -> String.join("/", a.phases()) + " and " + String.join("/", b.phases())))
                : Optional.empty();
    }

    private static boolean near(int one, int other) {
        return Math.max(one, other) <= 1.25 * Math.min(one, other);
    }

    /**
     * How many registrations share a country or a number of participants, so that two of Denmark with 462 participants have more
     * in common than two of the United States with 100. Pseudo-counts keep this sensible in a small store.
     */
    private static final class ValueFrequency {
        private static final double PSEUDO_DOCUMENTS = 4000;
        private static final double COUNTRY = 0.05;
        private static final double HUNDREDS = 0.012;
        private static final double TENS = 0.006;
        private static final double ODD = 0.0008;

        private final int all;
        private final Map<String, Integer> countries = new HashMap<>();
        private final Map<Integer, Integer> sizes = new HashMap<>();

        /** Counts countries and sizes of registrations. */
        ValueFrequency(List<Registration> registrations) {
            all = registrations.size();
            for (Registration registration : registrations) {
                registration.countries().forEach(country -> countries.merge(country, 1, Integer::sum));
                registration.enrollment().ifPresent(size -> sizes.merge(size, 1, Integer::sum));
            }
        }

        /** Information, in nats, that a registration has a country: 3 where one in twenty has it. */
        double country(String country) {
            return information(countries.getOrDefault(country, 0), COUNTRY);
        }

        /** Information, in nats, that a registration has a number of participants; round numbers have less. */
        double size(int participants) {
            double expected = participants % 50 == 0 ? HUNDREDS : participants % 10 == 0 ? TENS : ODD;
            return information(sizes.getOrDefault(participants, 0), expected);
        }

        private double information(int having, double expected) {
            return Math.log((all + PSEUDO_DOCUMENTS) / (having + expected * PSEUDO_DOCUMENTS));
        }
    }
}
