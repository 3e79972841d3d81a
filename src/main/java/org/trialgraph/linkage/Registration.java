package org.trialgraph.linkage;

import static org.trialgraph.rdf.Vocabulary.property;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.TrialNumbers;

/**
 * What is needed of one registration to find others of the same study. Tasks hand it on, and only this package looks into it.
 *
 * @param trial IRI of the trial
 * @param number its number; empty where its document prints none
 * @param registry key of its registry; empty where it has no number
 * @param document IRI of the first document; empty where none is known
 * @param titles public titles, then scientific titles, in all languages, none twice
 * @param followUp whether a title says that its study follows on another, such as an extension, or is a part beside it
 * @param acronyms short names
 * @param ids other ids of the study
 * @param aliases earlier numbers of the same registration
 * @param mentions numbers of registries in titles and running text
 * @param sponsors names of the lead sponsor
 * @param interventions names of what is given or done
 * @param countries ISO 3166-1 alpha-3 codes of the countries of recruitment, in order
 * @param phases local names of phases, in order
 * @param ages the ages it accepts
 * @param enrollment number of participants; -1 where unknown
 * @param startDate year, year and month, or day; empty where unknown
 * @param registrationDate the same
 */
public record Registration(
        String trial,
        String number,
        String registry,
        String document,
        List<String> titles,
        boolean followUp,
        List<String> acronyms,
        List<DeclaredId> ids,
        List<String> aliases,
        List<Mention> mentions,
        List<String> sponsors,
        List<String> interventions,
        List<String> countries,
        List<String> phases,
        AgeInterval ages,
        int enrollment,
        String startDate,
        String registrationDate)
        implements Serializable {

    private static final Set<String> REGISTRY_NUMBER_TYPES = Set.of("EudractNumber", "CtisNumber", "RegistryNumber");

    /** The number, or the last part of the trial's IRI where it has none. */
    String name() {
        return number.isEmpty() ? Iris.localName(trial) : number;
    }

    /** Reads all registrations of a dataset, in the order of their IRIs. */
    public static List<Registration> readAll(DatasetGraph dataset) {
        return new Reader(dataset).read();
    }

    /** A literal as printed, a resource by the last part of its IRI. */
    static String lexical(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : Iris.localName(node.getURI());
    }

    /**
     * An id other than the number, as a registration prints it.
     *
     * @param value as printed
     * @param field the property that holds it
     * @param type local name of the concept of its kind, such as {@code EudractNumber}; empty where the document states none
     */
    record DeclaredId(String value, Node field, String type) implements Serializable {
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
    record Mention(TrialNumber number, Node field, String words) implements Serializable {}

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
            List<String> titles = Stream.of(TrialProperties.PUBLIC_TITLE, TrialProperties.SCIENTIFIC_TITLE)
                    .flatMap(title -> all(property(title)))
                    .distinct()
                    .filter(title -> !StudyNames.isPlaceholderTitle(title))
                    .toList();
            return new Registration(
                    trial,
                    last(Vocabulary.IDENTIFIER),
                    last(Vocabulary.REGISTRY),
                    all(Vocabulary.DOCUMENT).findFirst().orElse(""),
                    titles,
                    titles.stream().anyMatch(StudyNames::isFollowUp),
                    all(property(TrialProperties.ACRONYM)).toList(),
                    ids(),
                    all(property(TrialProperties.ALIAS_ID)).toList(),
                    mentions.stream()
                            .sorted(Comparator.comparing((Mention m) -> Reader.RUNNING_TEXTS.indexOf(m.field()))
                                    .thenComparing(Mention::words))
                            .toList(),
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
        private int enrollment() {
            List<String> numbers = values.getOrDefault(Vocabulary.ARM_SIZE, List.of(""));
            String printed = last(property(TrialProperties.ENROLLMENT));
            if (isWholeNumber(printed)) {
                numbers = List.of(printed);
            }
            return numbers.stream().allMatch(Builder::isWholeNumber)
                    ? numbers.stream().mapToInt(Integer::parseInt).sum()
                    : -1;
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

    /** Reads the registrations of a dataset, property by property, so that statements that are not needed are never touched. */
    private static final class Reader {
        private static final int CONTEXT_CHARACTERS = 60;
        /** What is read of the trials themselves: literals as printed, resources by the last part of their IRI. */
        private static final List<Node> VALUES = properties(
                Stream.of(Vocabulary.IDENTIFIER, Vocabulary.REGISTRY, Vocabulary.COUNTRY),
                TrialProperties.PUBLIC_TITLE,
                TrialProperties.SCIENTIFIC_TITLE,
                TrialProperties.ACRONYM,
                TrialProperties.SECONDARY_ID,
                TrialProperties.ALIAS_ID,
                TrialProperties.PHASE,
                TrialProperties.MINIMUM_AGE,
                TrialProperties.MAXIMUM_AGE,
                TrialProperties.ENROLLMENT,
                TrialProperties.START_DATE,
                TrialProperties.REGISTRATION_DATE);

        private static final List<Node> RUNNING_TEXTS = properties(
                Stream.of(Vocabulary.TEXT, Vocabulary.DESCRIPTION),
                TrialProperties.PUBLIC_TITLE,
                TrialProperties.SCIENTIFIC_TITLE,
                TrialProperties.BRIEF_SUMMARY,
                TrialProperties.DETAILED_DESCRIPTION,
                TrialProperties.OBJECTIVE,
                TrialProperties.TREATMENT_DESCRIPTION,
                TrialProperties.DESIGN_TEXT,
                TrialProperties.STUDY_POPULATION);

        private final DatasetGraph dataset;
        private final Map<String, Builder> builders = new HashMap<>();

        private Reader(DatasetGraph dataset) {
            this.dataset = dataset;
        }

        private List<Registration> read() {
            each(
                    RDF.Nodes.type,
                    Vocabulary.TRIAL,
                    quad -> builders.computeIfAbsent(quad.getSubject().getURI(), Builder::new));
            for (Node property : VALUES) {
                quads(property, (trial, quad) -> trial.add(property, lexical(quad.getObject())));
            }
            parts();
            mentions();
            return builders.values().stream()
                    .map(Builder::build)
                    .sorted(Comparator.comparing(Registration::trial))
                    .toList();
        }

        private void parts() {
            quads(
                    Vocabulary.DOCUMENT,
                    (trial, quad) ->
                            trial.add(Vocabulary.DOCUMENT, quad.getObject().getURI()));
            quads(
                    property(TrialProperties.TREATMENT_DESCRIPTION),
                    (trial, quad) -> trial.add(Vocabulary.INTERVENTION, lexical(quad.getObject())));
            Map<List<Node>, List<String>> labels = new HashMap<>();
            quads(
                    Vocabulary.LEAD_SPONSOR,
                    (trial, quad) -> labels.computeIfAbsent(
                                    List.of(quad.getGraph(), quad.getObject()), node -> values(quad, RDFS.Nodes.label))
                            .forEach(name -> trial.add(Vocabulary.LEAD_SPONSOR, name)));
            quads(Vocabulary.ARM, (trial, quad) -> trial.add(Vocabulary.ARM_SIZE, value(quad, Vocabulary.ARM_SIZE)));
            quads(
                    Vocabulary.INTERVENTION,
                    (trial, quad) -> Stream.of(RDFS.Nodes.label, Vocabulary.OTHER_NAME, Vocabulary.DESCRIPTION)
                            .flatMap(words -> values(quad, words).stream())
                            .forEach(name -> trial.add(Vocabulary.INTERVENTION, name)));
            quads(Vocabulary.TRIAL_IDENTIFIER, (trial, quad) -> {
                String type = value(quad, Vocabulary.IDENTIFIER_TYPE);
                for (String id : values(quad, Vocabulary.IDENTIFIER)) {
                    trial.add(new DeclaredId(id, Vocabulary.TRIAL_IDENTIFIER, type));
                }
            });
        }

        private void mentions() {
            for (Node property : RUNNING_TEXTS) {
                each(property, Node.ANY, quad -> {
                    Builder trial = builders.get(trialOf(quad.getSubject().getURI()));
                    if (trial != null && quad.getObject().isLiteral()) {
                        String text = quad.getObject().getLiteralLexicalForm();
                        for (TrialNumber number : TrialNumbers.find(text)) {
                            if (!number.number().equals(trial.last(Vocabulary.IDENTIFIER))) {
                                trial.add(new Mention(number, property, context(text, number.number())));
                            }
                        }
                    }
                });
            }
        }

        /** The number with some words on both sides; only the number where the text spells it another way. */
        private static String context(String text, String number) {
            int at = text.indexOf(number);
            if (at < 0) {
                return number;
            }
            int from = Math.max(0, at - CONTEXT_CHARACTERS);
            int to = Math.min(text.length(), at + number.length() + CONTEXT_CHARACTERS);
            return text.substring(from, to).strip();
        }

        /** The trial that a part belongs to by its IRI; a trial is its own. */
        private String trialOf(String iri) {
            if (builders.containsKey(iri)) {
                return iri;
            }
            int kind = iri.lastIndexOf('/', Math.max(0, iri.lastIndexOf('/') - 1));
            return kind < 0 ? iri : iri.substring(0, kind);
        }

        private void quads(Node property, BiConsumer<Builder, Quad> consumer) {
            each(property, Node.ANY, quad -> {
                Builder trial = builders.get(quad.getSubject().getURI());
                if (trial != null) {
                    consumer.accept(trial, quad);
                }
            });
        }

        private void each(Node property, Node object, Consumer<Quad> consumer) {
            dataset.find(Node.ANY, Node.ANY, property, object).forEachRemaining(consumer);
        }

        private List<String> values(Quad quad, Node property) {
            List<String> values = new ArrayList<>();
            dataset.find(quad.getGraph(), quad.getObject(), property, Node.ANY)
                    .forEachRemaining(q -> values.add(lexical(q.getObject())));
            values.sort(null);
            return values;
        }

        private String value(Quad quad, Node property) {
            return values(quad, property).stream().findFirst().orElse("");
        }

        private static List<Node> properties(Stream<Node> others, Property<?>... own) {
            return Stream.concat(Stream.of(own).map(Vocabulary::property), others)
                    .toList();
        }
    }
}
