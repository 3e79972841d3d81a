package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.TextNormalizer;

/**
 * Finds where the registrations of a study disagree, and where the Chinese and the English text of one document do. A field that
 * one of two does not fill is no disagreement. The words of both languages stand beside one value; they disagree where the
 * numbers in them do, such as the phase, a size or an age. Ages are read in the inclusion criteria too, where each language
 * names one range.
 */
final class Discrepancies {
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

    private static final String TO = "\\s*(?:-|–|—|~|～|to|and|至|到)\\s*";
    /** {@code 年龄18至70岁} */
    private static final Pattern CHINESE_AGES =
            Pattern.compile("(?<!\\d)(\\d{1,3})\\s*(?:周?岁)?" + TO + "(\\d{1,3})\\s*周?岁");
    /** {@code aged 18 to 70 years} */
    private static final Pattern ENGLISH_AGES = Pattern.compile("(?i)(?<!\\d)(\\d{1,3})\\s*(?:years?(?:[ -]old)?)?" + TO
            + "(\\d{1,3})[ -]*(?:years?\\b|yrs?\\b|y\\.?o\\b)" + "|\\bage[ds]?\\b[^.;\\d]{0,30}(?<!\\d)(\\d{1,3})"
            + TO + "(\\d{1,3})(?!\\d|\\s*(?:months?|weeks?|days?))");

    private static final Pattern NUMBER = Pattern.compile("\\d+|(?<![A-Za-z])(?:IV|III|II|I)(?![A-Za-z])|[ⅠⅡⅢⅣ]");
    private static final Map<String, String> ROMAN =
            Map.of("I", "1", "II", "2", "III", "3", "IV", "4", "Ⅰ", "1", "Ⅱ", "2", "Ⅲ", "3", "Ⅳ", "4");

    private final DatasetGraph dataset;
    private final List<Discrepancy> found = new ArrayList<>();

    /**
     * A field of which two registrations of one study, or two languages of one document, say different things.
     *
     * @param field the property
     * @param firstTrial IRI of the first registration
     * @param secondTrial IRI of the second; the same where two languages differ
     * @param firstValue what the first says
     * @param secondValue what the second says
     * @param major whether it matters much
     * @param evidence how the values differ
     */
    record Discrepancy(
            Node field,
            String firstTrial,
            String secondTrial,
            String firstValue,
            String secondValue,
            boolean major,
            String evidence) {}

    /** Ages in whole years. */
    private record AgeRange(int minimum, int maximum) {}

    private Discrepancies(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** All disagreements between any two of the registrations of a study. */
    static List<Discrepancy> of(List<Registration> all, DatasetGraph dataset) {
        Discrepancies discrepancies = new Discrepancies(dataset);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                discrepancies.compare(all.get(i).trial(), all.get(j).trial());
            }
        }
        return discrepancies.found;
    }

    /** The disagreements between languages, in the order of fields and trials. */
    static List<Discrepancy> ofLanguages(DatasetGraph dataset) {
        Discrepancies discrepancies = new Discrepancies(dataset);
        BILINGUAL.forEach(discrepancies::numbers);
        discrepancies.ageRanges();
        return discrepancies.found;
    }

    private void compare(String a, String b) {
        coded(TrialProperties.OVERALL_STATUS, a, b);
        coded(TrialProperties.PHASE, a, b);
        coded(TrialProperties.SEX, a, b);
        size(a, b);
        age(TrialProperties.MINIMUM_AGE, a, b);
        age(TrialProperties.MAXIMUM_AGE, a, b);
        date(TrialProperties.START_DATE, a, b);
        date(TrialProperties.COMPLETION_DATE, a, b);
        words(Vocabulary.OUTCOME, a, b);
        words(Vocabulary.LEAD_SPONSOR, a, b);
    }

    private void coded(Property<?> property, String a, String b) {
        Set<String> one = concepts(a, property);
        Set<String> other = concepts(b, property);
        if (!one.isEmpty() && !other.isEmpty() && !compatible(one, other)) {
            add(property, a, b, String.join(" ", one), String.join(" ", other), true, "coded values differ");
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

    private void size(String a, String b) {
        List<String> one = values(a, TrialProperties.ENROLLMENT);
        List<String> other = values(b, TrialProperties.ENROLLMENT);
        if (one.size() != 1 || other.size() != 1 || one.equals(other)) {
            return;
        }
        double x = Double.parseDouble(one.get(0));
        double y = Double.parseDouble(other.get(0));
        boolean sameType =
                values(a, TrialProperties.ENROLLMENT_TYPE).equals(values(b, TrialProperties.ENROLLMENT_TYPE));
        boolean large = Math.max(x, y) > SIZE_RATIO * Math.min(x, y);
        add(
                TrialProperties.ENROLLMENT,
                a,
                b,
                one.get(0),
                other.get(0),
                large && sameType,
                sameType ? "numbers of participants differ" : "one may be planned and the other actual");
    }

    private void age(Property<?> property, String a, String b) {
        List<String> one = values(a, property);
        List<String> other = values(b, property);
        if (!one.isEmpty() && !other.isEmpty() && !sameAge(one.get(0), other.get(0))) {
            add(property, a, b, one.get(0), other.get(0), true, "limits of age differ");
        }
    }

    /** Whether two durations are one age, as a year and twelve months are. */
    private static boolean sameAge(String one, String other) {
        double days = AgeInterval.days(one).orElse(Double.NaN)
                - AgeInterval.days(other).orElse(Double.NaN);
        return one.equals(other) || Math.abs(days) < 1.5;
    }

    private void date(Property<?> property, String a, String b) {
        List<String> one = values(a, property);
        List<String> other = values(b, property);
        if (one.isEmpty() || other.isEmpty() || PartialDates.agree(one.get(0), other.get(0))) {
            return;
        }
        OptionalLong days = PartialDates.daysBetween(one.get(0), other.get(0));
        add(property, a, b, one.get(0), other.get(0), days.orElse(0) > QUARTER, days.orElse(0) + " days apart");
    }

    /**
     * Names of primary outcomes or of sponsors differ where few of the words of the shorter are in the longer; wording alone is no
     * disagreement.
     */
    private void words(Node property, String a, String b) {
        List<String> one = labels(a, property);
        List<String> other = labels(b, property);
        Set<String> left = words(one);
        Set<String> right = words(other);
        Set<String> both = new TreeSet<>(left);
        both.retainAll(right);
        int shorter = Math.min(left.size(), right.size());
        double share = (double) both.size() / shorter;
        if (shorter > 0 && share < HALF_ALIKE) {
            add(
                    property,
                    a,
                    b,
                    String.join("; ", one),
                    String.join("; ", other),
                    property.equals(Vocabulary.OUTCOME) && share < HARDLY_ALIKE,
                    "words in common: " + both.size() + " of " + shorter);
        }
    }

    private static Set<String> words(List<String> names) {
        return names.stream().flatMap(name -> TitleTokens.of(name).stream()).collect(Collectors.toSet());
    }

    private void add(
            Property<?> property, String a, String b, String one, String other, boolean major, String evidence) {
        add(Vocabulary.property(property), a, b, one, other, major, evidence);
    }

    private void add(Node field, String a, String b, String one, String other, boolean major, String evidence) {
        found.add(new Discrepancy(field, a, b, one, other, major, evidence));
    }

    /** The values of a property, in order: literals as printed, resources by the last part of their IRI. */
    private List<String> values(String trial, Property<?> property) {
        return objects(NodeFactory.createURI(trial), Vocabulary.property(property))
                .map(RegistrationReader::lexical)
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

    private void numbers(Property<?> field) {
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
            Set<String> one = numbers(chinese);
            Set<String> other = numbers(english);
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                add(
                        field,
                        trial,
                        trial,
                        String.join("; ", chinese),
                        String.join("; ", english),
                        true,
                        "the Chinese text says " + String.join(" ", one) + ", the English " + String.join(" ", other));
            }
        });
    }

    private static <T> void add(Map<String, Map<String, Set<T>>> all, String trial, String language, T value) {
        all.computeIfAbsent(trial, t -> new HashMap<>())
                .computeIfAbsent(language, l -> new LinkedHashSet<>())
                .add(value);
    }

    /** The numbers in texts, as digits, whether printed as digits or as Roman numerals. */
    private static Set<String> numbers(Set<String> texts) {
        return texts.stream()
                .flatMap(
                        text -> NUMBER.matcher(TextNormalizer.asciiDigits(text)).results())
                .map(m -> ROMAN.getOrDefault(m.group(), m.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void ageRanges() {
        Map<String, Map<String, Set<AgeRange>>> ranges = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.TEXT, Node.ANY).forEachRemaining(quad -> {
            String language = quad.getObject().getLiteralLanguage();
            String criterion = quad.getSubject().getURI();
            int part = criterion.lastIndexOf("/criterion/");
            if (part > 0 && (language.equals(CHINESE) || language.equals(ENGLISH))) {
                List<AgeRange> named = ageRanges(quad.getObject().getLiteralLexicalForm(), language);
                if (!named.isEmpty() && isInclusion(quad)) {
                    named.forEach(range -> add(ranges, criterion.substring(0, part), language, range));
                }
            }
        });
        ranges.forEach((trial, byLanguage) -> {
            Set<AgeRange> chinese = byLanguage.getOrDefault(CHINESE, Set.of());
            Set<AgeRange> english = byLanguage.getOrDefault(ENGLISH, Set.of());
            if (chinese.size() == 1 && english.size() == 1) {
                AgeRange one = chinese.iterator().next();
                AgeRange other = english.iterator().next();
                age(TrialProperties.MINIMUM_AGE, trial, one.minimum(), other.minimum());
                age(TrialProperties.MAXIMUM_AGE, trial, one.maximum(), other.maximum());
            }
        });
    }

    private boolean isInclusion(Quad criterion) {
        return dataset.contains(
                criterion.getGraph(), criterion.getSubject(), RDF.Nodes.type, Vocabulary.INCLUSION_CRITERION);
    }

    /** The ranges of ages that a text names. */
    private static List<AgeRange> ageRanges(String text, String language) {
        return (language.equals(CHINESE) ? CHINESE_AGES : ENGLISH_AGES)
                .matcher(TextNormalizer.asciiDigits(text))
                .results()
                .map(m -> m.group(1) != null ? range(m.group(1), m.group(2)) : range(m.group(3), m.group(4)))
                .filter(range -> range.minimum() < range.maximum())
                .toList();
    }

    private static AgeRange range(String minimum, String maximum) {
        return new AgeRange(Integer.parseInt(minimum), Integer.parseInt(maximum));
    }

    private void age(Property<?> field, String trial, int one, int other) {
        if (one != other) {
            String evidence = "the Chinese criteria say " + one + " years, the English " + other;
            add(field, trial, trial, "P" + one + "Y", "P" + other + "Y", true, evidence);
        }
    }
}
