package org.trialgraph.linkage;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of all registrations have each term, of those terms that some registrations ask for. Where only some registrations are at
 * hand, it stands for all the others.
 *
 * @param registrations number of all
 * @param counts number of those that have a term, by {@link #counted}
 */
public record TermCounts(int registrations, Map<String, Integer> counts) implements Serializable {
    /** Kinds of terms, with what a registration has of each. */
    enum Kind {
        TITLE(registration -> words(registration.titles())),
        SPONSOR(registration -> words(registration.sponsors())),
        INTERVENTION(registration -> words(registration.interventions())),
        NAME(StudyNames::acronyms),
        CODE(StudyNames::codes),
        PROGRAM(StudyNames::programsOfNationalPart),
        COUNTRY(registration -> Set.copyOf(registration.countries())),
        SIZE(registration -> registration.enrollment() < 0 ? Set.of() : Set.of("" + registration.enrollment()));

        private final Function<Registration, Set<String>> of;

        Kind(Function<Registration, Set<String>> of) {
            this.of = of;
        }

        /** The terms of a registration, each once. */
        Set<String> of(Registration registration) {
            return of.apply(registration);
        }

        private static Set<String> words(List<String> names) {
            return names.stream().flatMap(name -> TitleTokens.of(name).stream()).collect(Collectors.toSet());
        }

        private String key(String term) {
            return name() + " " + term;
        }
    }

    /** The terms that a registration is counted for, each with its kind before it. */
    public static List<String> counted(Registration registration) {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.of(registration).stream().map(kind::key))
                .toList();
    }

    /** The terms whose counts a comparison of a registration asks for: its own, and its names as words of others. */
    public static Set<String> asked(Registration registration) {
        Stream<String> names = Stream.concat(
                        Kind.NAME.of(registration).stream(), Kind.PROGRAM.of(registration).stream())
                .flatMap(name -> Stream.of(Kind.TITLE.key(name), Kind.INTERVENTION.key(name)));
        return Stream.concat(counted(registration).stream(), names).collect(Collectors.toSet());
    }

    /** The counts that several have between them. */
    public static TermCounts together(Collection<TermCounts> some) {
        Map<String, Integer> counts = new HashMap<>();
        some.forEach(each -> counts.putAll(each.counts));
        return new TermCounts(some.iterator().next().registrations, counts);
    }

    ToIntFunction<String> of(Kind kind) {
        return term -> counts.getOrDefault(kind.key(term), 0);
    }
}
