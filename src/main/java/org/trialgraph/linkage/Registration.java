package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
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
        List<String> countries,
        List<String> phases,
        AgeInterval ages,
        OptionalInt enrollment,
        String startDate,
        String registrationDate) {

    private static final Set<String> REGISTRY_NUMBER_TYPES = Set.of("EudractNumber", "CtisNumber", "RegistryNumber");

    /** The number, or the last part of the trial's IRI where it has none. */
    String name() {
        return number.isEmpty() ? Iris.localName(trial) : number;
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
        private final String trial;
        private final Map<Node, List<String>> values = new HashMap<>();
        private final List<DeclaredId> typedIds = new ArrayList<>();
        private final List<Mention> mentions = new ArrayList<>();

        Builder(String trial) {
            this.trial = trial;
        }

        /** Takes a value of a property; of parts with names, such as interventions, each of their names. */
        Builder add(Node property, String value) {
            values.computeIfAbsent(property, p -> new ArrayList<>()).add(value);
            return this;
        }

        /** Takes an id of which the document states the kind. */
        void add(DeclaredId id) {
            typedIds.add(id);
        }

        /** Takes the number of another registration that a text names. */
        void add(Mention mention) {
            mentions.add(mention);
        }

        /** The last value of a property; empty where there is none. */
        String last(Node property) {
            List<String> all = values.getOrDefault(property, List.of(""));
            return all.get(all.size() - 1);
        }

        Registration build() {
            return new Registration(
                    trial,
                    last(Vocabulary.IDENTIFIER),
                    last(Vocabulary.REGISTRY),
                    all(Vocabulary.DOCUMENT).findFirst().orElse(""),
                    Stream.of(TrialProperties.PUBLIC_TITLE, TrialProperties.SCIENTIFIC_TITLE)
                            .flatMap(title -> all(property(title)))
                            .distinct()
                            .filter(title -> !StudyNames.isPlaceholderTitle(title))
                            .toList(),
                    all(property(TrialProperties.ACRONYM)).toList(),
                    ids(),
                    all(property(TrialProperties.ALIAS_ID)).toList(),
                    List.copyOf(mentions),
                    all(Vocabulary.LEAD_SPONSOR).toList(),
                    all(Vocabulary.INTERVENTION).toList(),
                    all(Vocabulary.COUNTRY).toList(),
                    // That no phase applies, or that its words are unknown, says nothing of the study.
                    all(property(TrialProperties.PHASE))
                            .filter(phase -> phase.contains("Phase"))
                            .toList(),
                    AgeInterval.of(
                            last(property(TrialProperties.MINIMUM_AGE)), last(property(TrialProperties.MAXIMUM_AGE))),
                    enrollment(),
                    last(property(TrialProperties.START_DATE)),
                    last(property(TrialProperties.REGISTRATION_DATE)));
        }

        /** All values of a property, in order, none twice. */
        private Stream<String> all(Node property) {
            return values.getOrDefault(property, List.of()).stream().sorted().distinct();
        }

        /** The number of participants, or the sum of those of the arms for registries that print only these. */
        private OptionalInt enrollment() {
            List<String> numbers = values.getOrDefault(Vocabulary.ARM_SIZE, List.of(""));
            String printed = last(property(TrialProperties.ENROLLMENT));
            if (isWholeNumber(printed)) {
                numbers = List.of(printed);
            }
            return numbers.stream().allMatch(Builder::isWholeNumber)
                    ? OptionalInt.of(
                            numbers.stream().mapToInt(Integer::parseInt).sum())
                    : OptionalInt.empty();
        }

        private static boolean isWholeNumber(String digits) {
            return digits.matches("\\d{1,9}");
        }

        /** Every id once, with its kind where any field has it. */
        private List<DeclaredId> ids() {
            Node secondary = property(TrialProperties.SECONDARY_ID);
            Stream<DeclaredId> plain = all(secondary)
                    .filter(id ->
                            typedIds.stream().noneMatch(typed -> typed.value().equals(id)))
                    .map(id -> new DeclaredId(id, secondary, ""));
            return Stream.concat(typedIds.stream().sorted(Comparator.comparing(id -> id.value() + id.type())), plain)
                    .toList();
        }
    }
}
