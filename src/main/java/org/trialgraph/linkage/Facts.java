package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Compares what registrations state as plain facts: number of participants, start, countries, phases. */
final class Facts {
    private static final int MONTH = 31;
    private static final int SEASON = 120;
    private static final int YEAR = 366;
    private static final Pattern INTERNATIONAL =
            Pattern.compile("\\b(?:international|multi-?national|global|world-?wide)\\b", Pattern.CASE_INSENSITIVE);

    private final List<Registration> registrations;
    private final ValueFrequency common;

    /** @param registrations all */
    Facts(List<Registration> registrations) {
        this.registrations = registrations;
        this.common = new ValueFrequency(registrations);
    }

    /** What the facts of two registrations, by their positions, say for and against one study. */
    List<MatchFeature> compare(int one, int other) {
        Registration a = registrations.get(one);
        Registration b = registrations.get(other);
        List<MatchFeature> features = new ArrayList<>();
        size(a, b).ifPresent(features::add);
        start(a, b).ifPresent(features::add);
        countries(a, b).ifPresent(features::add);
        phases(a, b).ifPresent(features::add);
        return features;
    }

    /** Whether both tell their countries, none of them the same, and numbers of participants that are far apart. */
    boolean ofAnotherPlan(int one, int other) {
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
    boolean international(int registration) {
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

    private Optional<MatchFeature> size(Registration a, Registration b) {
        if (a.enrollment().isEmpty() || b.enrollment().isEmpty()) {
            return Optional.empty();
        }
        int one = a.enrollment().getAsInt();
        int other = b.enrollment().getAsInt();
        if (one == other) {
            double points = Math.max(1, Math.min(3, 0.4 * common.size(one)));
            return one == 0
                    ? Optional.empty()
                    : Optional.of(new MatchFeature(points, () -> one + " participants in both"));
        }
        return Optional.of(new MatchFeature(near(one, other) ? 0.8 : 0, () -> one + " and " + other + " participants"));
    }

    private static Optional<MatchFeature> start(Registration a, Registration b) {
        OptionalLong days = Dates.apart(a.startDate(), b.startDate());
        if (days.isEmpty()) {
            return Optional.empty();
        }
        double points =
                days.getAsLong() <= MONTH ? 1 : days.getAsLong() <= SEASON ? 0 : days.getAsLong() <= YEAR ? -1 : -3;
        return Optional.of(new MatchFeature(points, () -> "starts " + a.startDate() + " and " + b.startDate()));
    }

    private Optional<MatchFeature> countries(Registration a, Registration b) {
        if (a.countries().isEmpty() || b.countries().isEmpty()) {
            return Optional.empty();
        }
        return a.countries().stream()
                .filter(b.countries()::contains)
                .max(Comparator.comparingDouble(common::country))
                .map(country -> new MatchFeature(0.5 * common.country(country), () -> country + " in both"))
                .or(() -> Optional.of(new MatchFeature(
                        -1, () -> String.join(" ", a.countries()) + " and " + String.join(" ", b.countries()))));
    }

    private static Optional<MatchFeature> phases(Registration a, Registration b) {
        boolean known = !a.phases().isEmpty() && !b.phases().isEmpty();
        return known && a.phases().stream().noneMatch(b.phases()::contains)
                ? Optional.of(new MatchFeature(
                        -0.3, () -> String.join("/", a.phases()) + " and " + String.join("/", b.phases())))
                : Optional.empty();
    }

    private static boolean near(int one, int other) {
        return Math.max(one, other) <= 1.25 * Math.min(one, other);
    }
}
