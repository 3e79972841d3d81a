package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.linkage.Discrepancy.Severity;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.TextNormalizer;

/**
 * Finds where the Chinese and the English text of one document disagree. The words of both stand beside one value; they
 * disagree where the numbers in them do, such as the phase, a size or an age. Ages are read in the inclusion criteria too, where
 * each language names one range.
 */
final class LanguageDiscrepancies {
    private static final String CHINESE = "zh";
    private static final String ENGLISH = "en";
    private static final List<Property<?>> FIELDS = List.of(
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

    /** Ages in whole years. */
    private record AgeRange(int minimum, int maximum) {}

    private LanguageDiscrepancies(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** The disagreements, in the order of fields and trials. */
    static List<Discrepancy> of(DatasetGraph dataset) {
        LanguageDiscrepancies discrepancies = new LanguageDiscrepancies(dataset);
        FIELDS.forEach(discrepancies::numbers);
        discrepancies.ages();
        return discrepancies.found;
    }

    private void numbers(Property<?> field) {
        Map<String, Map<String, Set<String>>> printed = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.printedWords(field), Node.ANY)
                .forEachRemaining(quad -> {
                    Node value = quad.getObject();
                    if (value.isLiteral() && !value.getLiteralLanguage().isEmpty()) {
                        printed.computeIfAbsent(quad.getSubject().getURI(), t -> new TreeMap<>())
                                .computeIfAbsent(value.getLiteralLanguage(), l -> new TreeSet<>())
                                .add(value.getLiteralLexicalForm());
                    }
                });
        printed.forEach((trial, words) -> {
            Set<String> chinese = words.getOrDefault(CHINESE, Set.of());
            Set<String> english = words.getOrDefault(ENGLISH, Set.of());
            Set<String> one = numbers(chinese);
            Set<String> other = numbers(english);
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                add(
                        field,
                        trial,
                        String.join("; ", chinese),
                        String.join("; ", english),
                        "the Chinese text says " + String.join(" ", one) + ", the English " + String.join(" ", other));
            }
        });
    }

    /** The numbers in texts, as digits, whether printed as digits or as Roman numerals. */
    private static Set<String> numbers(Collection<String> texts) {
        Set<String> numbers = new TreeSet<>();
        for (String text : texts) {
            Matcher m = NUMBER.matcher(TextNormalizer.asciiDigits(text));
            while (m.find()) {
                numbers.add(ROMAN.getOrDefault(m.group(), m.group()));
            }
        }
        return numbers;
    }

    private void ages() {
        Map<String, Map<String, Set<AgeRange>>> ranges = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.TEXT, Node.ANY).forEachRemaining(quad -> {
            String language = quad.getObject().getLiteralLanguage();
            String criterion = quad.getSubject().getURI();
            int part = criterion.lastIndexOf("/criterion/");
            if (part > 0 && (language.equals(CHINESE) || language.equals(ENGLISH))) {
                Set<AgeRange> named = ages(quad.getObject().getLiteralLexicalForm(), language);
                if (!named.isEmpty() && isInclusion(quad)) {
                    ranges.computeIfAbsent(criterion.substring(0, part), t -> new TreeMap<>())
                            .computeIfAbsent(language, l -> new HashSet<>())
                            .addAll(named);
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
    private static Set<AgeRange> ages(String text, String language) {
        Set<AgeRange> ranges = new HashSet<>();
        Matcher m = (language.equals(CHINESE) ? CHINESE_AGES : ENGLISH_AGES).matcher(TextNormalizer.asciiDigits(text));
        while (m.find()) {
            boolean first = m.group(1) != null;
            int minimum = Integer.parseInt(first ? m.group(1) : m.group(3));
            int maximum = Integer.parseInt(first ? m.group(2) : m.group(4));
            if (minimum < maximum) {
                ranges.add(new AgeRange(minimum, maximum));
            }
        }
        return ranges;
    }

    private void age(Property<?> field, String trial, int one, int other) {
        if (one != other) {
            add(
                    field,
                    trial,
                    "P" + one + "Y",
                    "P" + other + "Y",
                    "the Chinese criteria say " + one + " years, the English " + other);
        }
    }

    private void add(Property<?> field, String trial, String chinese, String english, String evidence) {
        found.add(
                new Discrepancy(Vocabulary.property(field), trial, trial, chinese, english, Severity.MAJOR, evidence));
    }
}
