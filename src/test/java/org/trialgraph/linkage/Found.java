package org.trialgraph.linkage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found among a few registrations, in the form in which tests ask. */
final class Found {
    private final List<Registration> registrations;
    private final StudyLinkage.Result result;

    private Found(List<Registration> registrations) {
        this.registrations = registrations;
        this.result = StudyLinkage.find(registrations);
    }

    static Found among(RegistrationSample... samples) {
        return new Found(Stream.of(samples).map(RegistrationSample::done).toList());
    }

    /** The studies, each as the numbers of its registrations. */
    Set<Set<String>> studies() {
        return result.studies().stream()
                .map(study -> study.registrations().stream().map(Found::name).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    /** The number by which the only study is known. */
    String study() {
        return name(result.studies().get(0).first());
    }

    /** The surest link between two numbers, in either direction. */
    Optional<Link> link(String one, String other) {
        return result.links().stream()
                .filter(link -> Set.of(one, other).equals(Set.of(name(registrations.get(link.from())), end(link))))
                .max((a, b) -> Double.compare(a.confidence(), b.confidence()));
    }

    private String end(Link link) {
        return link.to() < 0 ? link.number() : name(registrations.get(link.to()));
    }

    private static String name(Registration registration) {
        return registration.number().isEmpty() ? registration.trial().replaceAll(".*/", "") : registration.number();
    }
}
