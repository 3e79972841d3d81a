package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * What is needed of one registration to find others of the same study.
 *
 * @param trial IRI of the trial
 * @param number its number; empty where its document prints none
 * @param registry key of its registry; empty where it has no number
 * @param document IRI of the first document; empty where none is known
 * @param titles public titles, then scientific titles, in all languages, none twice
 * @param acronyms short names
 * @param ids other ids of the study
 * @param aliases earlier numbers of the same registration
 * @param mentions numbers of registries in titles and running text
 * @param sponsors names of the lead sponsor
 * @param interventions names of what is given or done
 * @param conditions names of conditions
 * @param countries ISO 3166-1 alpha-3 codes of the countries of recruitment, in order
 * @param phases local names of phases, in order
 * @param ages the ages it accepts
 * @param enrollment number of participants
 * @param startDate year, year and month, or day; empty where unknown
 * @param registrationDate the same
 */
record Registration(
        String trial,
        String number,
        String registry,
        String document,
        List<String> titles,
        List<String> acronyms,
        List<DeclaredId> ids,
        List<String> aliases,
        List<Mention> mentions,
        List<String> sponsors,
        List<String> interventions,
        List<String> conditions,
        List<String> countries,
        List<String> phases,
        AgeInterval ages,
        OptionalInt enrollment,
        String startDate,
        String registrationDate) {

    private static final Set<String> REGISTRY_NUMBER_TYPES = Set.of("EudractNumber", "CtisNumber", "RegistryNumber");

    /** Copies the lists. */
    Registration {
        titles = List.copyOf(titles);
        acronyms = List.copyOf(acronyms);
        ids = List.copyOf(ids);
        aliases = List.copyOf(aliases);
        mentions = List.copyOf(mentions);
        sponsors = List.copyOf(sponsors);
        interventions = List.copyOf(interventions);
        conditions = List.copyOf(conditions);
        countries = List.copyOf(countries);
        phases = List.copyOf(phases);
    }

    /** The number, or the last part of the trial's IRI where it has none. */
    String name() {
        return number.isEmpty() ? trial.substring(trial.lastIndexOf('/') + 1) : number;
    }

    /**
     * An id other than the number, as a registration prints it.
     *
     * @param value as printed
     * @param field the property that holds it
     * @param type local name of the concept of its kind, such as {@code EudractNumber}; empty where the document states none
     */
    record DeclaredId(String value, Node field, String type) {
        /** Whether the document says that the id is a number of another registry. */
        boolean typedAsNumber() {
            return REGISTRY_NUMBER_TYPES.contains(type);
        }
    }

    /**
     * A registry's number in the running text of a registration.
     *
     * @param number the number in its registry's spelling
     * @param field the property whose text it stands in
     * @param words the number with the words around it
     */
    record Mention(TrialNumber number, Node field, String words) {}

    /** Collects what the statements of a graph say of one registration, in whatever order they come. */
    static final class Builder {
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
        final List<OptionalInt> armSizes = new ArrayList<>();
        private final String trial;
        String number = "";
        String registry = "";
        OptionalInt enrollment = OptionalInt.empty();
        String minimumAge = "";
        String maximumAge = "";
        String startDate = "";
        String registrationDate = "";

        Builder(String trial) {
            this.trial = trial;
        }

        Registration build() {
            Set<String> titles = new LinkedHashSet<>(publicTitles);
            titles.addAll(scientificTitles);
            titles.removeIf(StudyNames::isPlaceholderTitle);
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
                    AgeInterval.of(minimumAge, maximumAge),
                    enrollment.isPresent() ? enrollment : sumOfArms(),
                    startDate,
                    registrationDate);
        }

        /** For registries that print the sizes of the arms only; empty where an arm has none. */
        private OptionalInt sumOfArms() {
            return !armSizes.isEmpty() && armSizes.stream().allMatch(OptionalInt::isPresent)
                    ? OptionalInt.of(
                            armSizes.stream().mapToInt(OptionalInt::getAsInt).sum())
                    : OptionalInt.empty();
        }

        /** Every id once, with its kind where any field has it. */
        private List<DeclaredId> ids() {
            List<DeclaredId> ids = new ArrayList<>(typedIds);
            ids.sort(Comparator.comparing(id -> id.value() + id.type()));
            for (String plain : plainIds) {
                if (typedIds.stream().noneMatch(typed -> typed.value().equals(plain))) {
                    ids.add(new DeclaredId(plain, Vocabulary.property(TrialProperties.SECONDARY_ID), ""));
                }
            }
            return ids;
        }
    }
}
