package org.trialgraph.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many registrations share a country or a number of participants, so that two of Denmark with 462 participants have more
 * in common than two of the United States with 100. A few thousand imagined registrations keep this sensible in a small store.
 */
final class ValueFrequency {
    private static final double IMAGINED = 4000;
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

    /** Surprise, in nats, that a registration has a country: 3 where one in twenty has it. */
    double country(String country) {
        return surprise(countries.getOrDefault(country, 0), COUNTRY);
    }

    /** Surprise, in nats, that a registration has a number of participants; round numbers surprise less. */
    double size(int participants) {
        double imagined = participants % 50 == 0 ? HUNDREDS : participants % 10 == 0 ? TENS : ODD;
        return surprise(sizes.getOrDefault(participants, 0), imagined);
    }

    private double surprise(int having, double imagined) {
        return Math.log((all + IMAGINED) / (having + imagined * IMAGINED));
    }
}
