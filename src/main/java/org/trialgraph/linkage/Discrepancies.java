package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.TextNormalizer;

/**
 * Finds where the registrations of a study disagree, and where the Chinese and the English text of one document do. A field that
 * one of two does not fill is no disagreement. The words of both languages stand beside one value; they disagree where the
 * numbers in them do, such as the phase, a size or an age. Ages are read in the inclusion criteria too, where each language
 * names one range.
 *
 * @param dataset what the documents say
 * @param first IRI of a trial
 * @param second IRI of the other; the same where two languages of one document are compared
 * @param found takes what is found
 */
record Discrepancies(DatasetGraph dataset, String first, String second, List<Discrepancies.Discrepancy> found) {
    private static final int QUARTER = 92;
    private static final double SIZE_RATIO = 1.1;
    private static final double HARDLY_ALIKE = 0.2;
    private static final double HALF_ALIKE = 0.5;
    private static final Set<String> NO_STATEMENT = Set.of("Unmapped", "UnknownStatus", "NotStated", "NotApplicable");

    /** Values that say the same in more or in less detail, as {@code skos:broader} in the codes does. */
    private static final Map<String, Set<String>> NARROWER = Map.of(
            "Ongoing", Set.of("Recruiting", "EnrollingByInvitation", "ActiveNotRecruiting"),
            "NotRecruiting", Set.of("ActiveNotRecruiting", "Completed", "Terminated", "Withdrawn"));

    private static final String CHINESE = "zh";
    private static final String ENGLISH = "en";
    private static final List<Property<?>> BILINGUAL = List.of(
            TrialProperties.PHASE,
            TrialProperties.MINIMUM_AGE,
            TrialProperties.MAXIMUM_AGE,
            TrialProperties.STUDY_TYPE,
            TrialProperties.MASKING);

    private static final Pattern NUMBER = Pattern.compile("\\d+|(?<![A-Za-z])(?:IV|III|II|I)(?![A-Za-z])|[ⅠⅡⅢⅣ]");
    private static final Map<String, String> ROMAN =
            Map.of("I", "1", "II", "2", "III", "3", "IV", "4", "Ⅰ", "1", "Ⅱ", "2", "Ⅲ", "3", "Ⅳ", "4");

    /**
     * A field of which two registrations of one study, two languages of one document, or criteria and field of one trial say
     * different things.
     *
     * @param field the property
     * @param first IRI of the first registration
     * @param second IRI of the second; the same where one trial differs from itself
     * @param firstValue what the first says
     * @param secondValue what the second says
     * @param major whether it matters much
     * @param evidence how the values differ
     * @param criterion IRI of the criterion that says the first value of the trial whose field says the second; empty for others
     */
    record Discrepancy(
            Node field,
            String first,
            String second,
            String firstValue,
            String secondValue,
            boolean major,
            String evidence,
            String criterion) {}

    /** Ages in whole years. */
    private record AgeRange(int minimum, int maximum) {}

    /** All disagreements between any two of the registrations of a study, given by their IRIs. */
    static List<Discrepancy> of(List<String> trials, DatasetGraph dataset) {
        List<Discrepancy> found = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            for (String other : trials.subList(i + 1, trials.size())) {
                new Discrepancies(dataset, trials.get(i), other, found).compare();
            }
        }
        return found;
    }

    /** The disagreements between languages, in the order of fields and trials. */
    static List<Discrepancy> ofLanguages(DatasetGraph dataset, ConstraintReader reader) {
        List<Discrepancy> found = new ArrayList<>();
        BILINGUAL.forEach(field -> printedNumbers(field, dataset, found));
        ageRanges(dataset, reader, found);
        return found;
    }

    private void compare() {
        coded(TrialProperties.OVERALL_STATUS);
        coded(TrialProperties.PHASE);
        coded(TrialProperties.SEX);
        size();
        age(TrialProperties.MINIMUM_AGE);
        age(TrialProperties.MAXIMUM_AGE);
        date(TrialProperties.START_DATE);
        date(TrialProperties.COMPLETION_DATE);
        words(Vocabulary.OUTCOME);
        words(Vocabulary.LEAD_SPONSOR);
    }

    private void coded(Property<?> property) {
        Set<String> one = concepts(first, property);
        Set<String> other = concepts(second, property);
        if (!one.isEmpty() && !other.isEmpty() && !compatible(one, other)) {
            add(property, String.join(" ", one), String.join(" ", other), true, "coded values differ");
        }
    }

    private Set<String> concepts(String trial, Property<?> property) {
        Set<String> concepts = new TreeSet<>(values(trial, property));
        concepts.removeAll(NO_STATEMENT);
        return concepts;
    }

    /** Whether two sets of concepts can both be true of one study. */
    private static boolean compatible(Set<String> one, Set<String> other) {
        return one.equals(other) || isBroader(one, other) || isBroader(other, one);
    }

    private static boolean isBroader(Set<String> broad, Set<String> narrow) {
        return broad.stream()
                .anyMatch(value -> NARROWER.getOrDefault(value, Set.of()).containsAll(narrow));
    }

    private void size() {
        List<String> one = values(first, TrialProperties.ENROLLMENT);
        List<String> other = values(second, TrialProperties.ENROLLMENT);
        if (one.size() != 1 || other.size() != 1 || one.equals(other)) {
            return;
        }
        double x = Double.parseDouble(one.get(0));
        double y = Double.parseDouble(other.get(0));
        boolean sameType =
                values(first, TrialProperties.ENROLLMENT_TYPE).equals(values(second, TrialProperties.ENROLLMENT_TYPE));
        boolean major = sameType && Math.max(x, y) > SIZE_RATIO * Math.min(x, y);
        String evidence = sameType ? "numbers of participants differ" : "one may be planned and the other actual";
        add(TrialProperties.ENROLLMENT, one.get(0), other.get(0), major, evidence);
    }

    private void age(Property<?> property) {
        String one = value(first, property);
        String other = value(second, property);
        if (!one.isEmpty() && !other.isEmpty() && !AgeInterval.same(one, other)) {
            add(property, one, other, true, "limits of age differ");
        }
    }

    private void date(Property<?> property) {
        String one = value(first, property);
        String other = value(second, property);
        // An empty date agrees with all.
        if (!PartialDates.agree(one, other)) {
            long days = PartialDates.daysBetween(one, other).orElse(0);
            add(property, one, other, days > QUARTER, days + " days apart");
        }
    }

    /**
     * Names of primary outcomes or of sponsors differ where few of the words of the shorter are in the longer; wording alone is no
     * disagreement.
     */
    private void words(Node property) {
        List<String> one = labels(first, property);
        List<String> other = labels(second, property);
        Set<String> both = words(one);
        int shorter = Math.min(both.size(), words(other).size());
        both.retainAll(words(other));
        double share = (double) both.size() / shorter;
        if (shorter > 0 && share < HALF_ALIKE) {
            boolean major = property.equals(Vocabulary.OUTCOME) && share < HARDLY_ALIKE;
            String evidence = "words in common: " + both.size() + " of " + shorter;
            add(property, String.join("; ", one), String.join("; ", other), major, evidence);
        }
    }

    private static Set<String> words(List<String> names) {
        return names.stream()
                .flatMap(name -> TitleTokens.of(name).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(Property<?> property, String one, String other, boolean major, String evidence) {
        add(Vocabulary.property(property), one, other, major, evidence);
    }

    private void add(Node field, String one, String other, boolean major, String evidence) {
        found.add(new Discrepancy(field, first, second, one, other, major, evidence, ""));
    }

    private String value(String trial, Property<?> property) {
        return values(trial, property).stream().findFirst().orElse("");
    }

    /** The values of a property, in order: literals as printed, resources by the last part of their IRI. */
    private List<String> values(String trial, Property<?> property) {
        return objects(NodeFactory.createURI(trial), Vocabulary.property(property))
                .map(Registration::lexical)
                .sorted()
                .distinct()
                .toList();
    }

    /** The labels of primary outcomes or of sponsors, in order. */
    private List<String> labels(String trial, Node property) {
        Stream<String> labels = objects(NodeFactory.createURI(trial), property)
                .filter(part -> !property.equals(Vocabulary.OUTCOME)
                        || dataset.contains(Node.ANY, part, RDF.Nodes.type, Vocabulary.PRIMARY_OUTCOME))
                .flatMap(part -> objects(part, RDFS.Nodes.label))
                .map(Node::getLiteralLexicalForm)
                .sorted();
        return (property.equals(Vocabulary.OUTCOME) ? labels : labels.distinct()).toList();
    }

    private Stream<Node> objects(Node subject, Node property) {
        return Iter.asStream(dataset.find(Node.ANY, subject, property, Node.ANY))
                .map(Quad::getObject);
    }

    private static void printedNumbers(Property<?> field, DatasetGraph dataset, List<Discrepancy> found) {
        Map<String, Map<String, Set<String>>> printed = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.printedWords(field), Node.ANY)
                .forEachRemaining(quad -> {
                    Node value = quad.getObject();
                    if (value.isLiteral() && !value.getLiteralLanguage().isEmpty()) {
                        add(
                                printed,
                                quad.getSubject().getURI(),
                                value.getLiteralLanguage(),
                                value.getLiteralLexicalForm());
                    }
                });
        printed.forEach((trial, words) -> {
            Set<String> chinese = new TreeSet<>(words.getOrDefault(CHINESE, Set.of()));
            Set<String> english = new TreeSet<>(words.getOrDefault(ENGLISH, Set.of()));
            String one = numbers(chinese);
            String other = numbers(english);
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                String evidence = "the Chinese text says " + one + ", the English " + other;
                new Discrepancies(dataset, trial, trial, found)
                        .add(field, String.join("; ", chinese), String.join("; ", english), true, evidence);
            }
        });
    }

    private static <T> void add(Map<String, Map<String, Set<T>>> all, String trial, String language, T value) {
        all.computeIfAbsent(trial, t -> new HashMap<>())
                .computeIfAbsent(language, l -> new LinkedHashSet<>())
                .add(value);
    }

    /** The numbers in texts, as digits, whether printed as digits or as Roman numerals. */
    private static String numbers(Set<String> texts) {
        return texts.stream()
                .flatMap(
                        text -> NUMBER.matcher(TextNormalizer.asciiDigits(text)).results())
                .map(m -> ROMAN.getOrDefault(m.group(), m.group()))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static void ageRanges(DatasetGraph dataset, ConstraintReader reader, List<Discrepancy> found) {
        Map<String, Map<String, Set<String>>> texts = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.MEASURE, Vocabulary.concept("Age"))
                .forEachRemaining(quad -> {
                    String constraint = quad.getSubject().getURI();
                    String criterion = StringUtils.substringBeforeLast(constraint, "/constraint/");
                    String trial = StringUtils.substringBeforeLast(criterion, "/criterion/");
                    Node node = NodeFactory.createURI(criterion);
                    if (dataset.contains(quad.getGraph(), node, RDF.Nodes.type, Vocabulary.INCLUSION_CRITERION)) {
                        dataset.find(quad.getGraph(), node, Vocabulary.TEXT, Node.ANY)
                                .forEachRemaining(text -> add(
                                        texts,
                                        trial,
                                        text.getObject().getLiteralLanguage(),
                                        text.getObject().getLiteralLexicalForm()));
                    }
                });
        texts.values().removeIf(languages -> !languages.keySet().containsAll(List.of(CHINESE, ENGLISH)));
        texts.forEach((trial, byLanguage) -> {
            Set<AgeRange> chinese = ageRanges(reader, CHINESE, byLanguage.get(CHINESE));
            Set<AgeRange> english = ageRanges(reader, ENGLISH, byLanguage.get(ENGLISH));
            if (chinese.size() == 1 && english.size() == 1) {
                AgeRange one = chinese.iterator().next();
                AgeRange other = english.iterator().next();
                Discrepancies languages = new Discrepancies(dataset, trial, trial, found);
                languages.years(TrialProperties.MINIMUM_AGE, one.minimum(), other.minimum());
                languages.years(TrialProperties.MAXIMUM_AGE, one.maximum(), other.maximum());
            }
        });
    }

    /** The ranges of ages in years that texts name. */
    private static Set<AgeRange> ageRanges(ConstraintReader reader, String language, Set<String> texts) {
        return texts.stream()
                .map(text -> new Criterion(
                        Polarity.INCLUSION,
                        List.of(new Text(text, language)),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .flatMap(criterion -> reader.read(criterion).stream())
                .filter(limit -> limit.measure().equals("Age") && limit.unit().equals("a"))
                .filter(limit -> limit.lower().isPresent() && limit.upper().isPresent())
                .map(limit -> new AgeRange(
                        limit.lower().get().value().intValue(),
                        limit.upper().get().value().intValue()))
                .collect(Collectors.toSet());
    }

    private void years(Property<?> field, int one, int other) {
        if (one != other) {
            String evidence = "the Chinese criteria say " + one + " years, the English " + other;
            add(field, "P" + one + "Y", "P" + other + "Y", true, evidence);
        }
    }
}
