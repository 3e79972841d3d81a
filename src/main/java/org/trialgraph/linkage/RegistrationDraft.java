package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Gathers what the statements of a graph say of one registration, in whatever order they come. */
final class RegistrationDraft {
    final Set<String> publicTitles = new TreeSet<>();
    final Set<String> scientificTitles = new TreeSet<>();
    final Set<String> acronyms = new TreeSet<>();
    final Set<String> plainIds = new TreeSet<>();
    final List<DeclaredId> typedIds = new ArrayList<>();
    final Set<String> aliases = new TreeSet<>();
    final List<Mention> mentions = new ArrayList<>();
    final Set<String> sponsors = new TreeSet<>();
    final Set<String> interventions = new TreeSet<>();
    final Set<String> conditions = new TreeSet<>();
    final Set<String> countries = new TreeSet<>();
    final Set<String> phases = new TreeSet<>();
    final Set<String> documents = new TreeSet<>();
    final List<OptionalInt> arms = new ArrayList<>();
    private final String trial;
    String number = "";
    String registry = "";
    OptionalInt enrollment = OptionalInt.empty();
    String minimumAge = "";
    String maximumAge = "";
    String startDate = "";
    String registrationDate = "";

    RegistrationDraft(String trial) {
        this.trial = trial;
    }

    Registration finish() {
        Set<String> titles = new LinkedHashSet<>(publicTitles);
        titles.addAll(scientificTitles);
        titles.removeIf(TemplateTitles::isOne);
        return new Registration(
                trial,
                number,
                registry,
                documents.stream().findFirst().orElse(""),
                List.copyOf(titles),
                List.copyOf(acronyms),
                ids(),
                List.copyOf(aliases),
                mentions,
                List.copyOf(sponsors),
                List.copyOf(interventions),
                List.copyOf(conditions),
                List.copyOf(countries),
                List.copyOf(phases),
                Ages.of(minimumAge, maximumAge),
                enrollment.isPresent() ? enrollment : ofArms(),
                startDate,
                registrationDate);
    }

    /** The sum of the arms where each tells its size, for registries that print no other. */
    private OptionalInt ofArms() {
        return !arms.isEmpty() && arms.stream().allMatch(OptionalInt::isPresent)
                ? OptionalInt.of(arms.stream().mapToInt(OptionalInt::getAsInt).sum())
                : OptionalInt.empty();
    }

    /** Every id once, with its kind where any field tells it. */
    private List<DeclaredId> ids() {
        List<DeclaredId> ids = new ArrayList<>(typedIds);
        ids.sort((a, b) -> (a.value() + a.type()).compareTo(b.value() + b.type()));
        for (String plain : plainIds) {
            if (typedIds.stream().noneMatch(typed -> typed.value().equals(plain))) {
                ids.add(new DeclaredId(plain, "secondaryId", ""));
            }
        }
        return ids;
    }
}
