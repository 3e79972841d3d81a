package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.linkage.Discrepancy.Severity;
import org.trialgraph.linkage.StudyLinkage.Study;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** Finds where the registrations of a study disagree. A field that one of two does not fill is no disagreement. */
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

    private final DatasetGraph dataset;
    private final List<Discrepancy> found = new ArrayList<>();

    private Discrepancies(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** All disagreements between any two registrations of a study. */
    static List<Discrepancy> of(Study study, DatasetGraph dataset) {
        Discrepancies discrepancies = new Discrepancies(dataset);
        List<Registration> all = study.registrations();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                discrepancies.compare(all.get(i).trial(), all.get(j).trial());
            }
        }
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
        words(Vocabulary.OUTCOME, primaryOutcomes(a), primaryOutcomes(b), a, b, Severity.MAJOR);
        words(
                Vocabulary.LEAD_SPONSOR,
                labels(a, Vocabulary.LEAD_SPONSOR),
                labels(b, Vocabulary.LEAD_SPONSOR),
                a,
                b,
                Severity.MINOR);
    }

    private void coded(Property<?> property, String a, String b) {
        Set<String> one = concepts(a, property);
        Set<String> other = concepts(b, property);
        if (!one.isEmpty() && !other.isEmpty() && !compatible(one, other)) {
            add(property, a, b, String.join(" ", one), String.join(" ", other), Severity.MAJOR, "coded values differ");
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
                large && sameType ? Severity.MAJOR : Severity.MINOR,
                sameType ? "numbers of participants differ" : "one may be planned and the other actual");
    }

    private void age(Property<?> property, String a, String b) {
        List<String> one = values(a, property);
        List<String> other = values(b, property);
        if (!one.isEmpty() && !other.isEmpty() && !sameAge(one.get(0), other.get(0))) {
            add(property, a, b, one.get(0), other.get(0), Severity.MAJOR, "limits of age differ");
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
        add(
                property,
                a,
                b,
                one.get(0),
                other.get(0),
                days.orElse(0) > QUARTER ? Severity.MAJOR : Severity.MINOR,
                days.orElse(0) + " days apart");
    }

    /** Names differ where few of the words of the shorter are in the longer; wording alone is no disagreement. */
    private void words(Node property, List<String> one, List<String> other, String a, String b, Severity worst) {
        Set<String> left = words(one);
        Set<String> right = words(other);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        Set<String> both = new TreeSet<>(left);
        both.retainAll(right);
        int shorter = Math.min(left.size(), right.size());
        double share = (double) both.size() / shorter;
        if (share < HALF_ALIKE) {
            found.add(new Discrepancy(
                    property,
                    a,
                    b,
                    String.join("; ", one),
                    String.join("; ", other),
                    share < HARDLY_ALIKE ? worst : Severity.MINOR,
                    "words in common: " + both.size() + " of " + shorter));
        }
    }

    private static Set<String> words(List<String> names) {
        Set<String> words = new TreeSet<>();
        names.forEach(name -> words.addAll(TitleTokens.of(name)));
        return words;
    }

    private void add(
            Property<?> property, String a, String b, String one, String other, Severity severity, String evidence) {
        found.add(new Discrepancy(Vocabulary.property(property), a, b, one, other, severity, evidence));
    }

    /** The values of a property, in order: literals as printed, resources by the last part of their IRI. */
    private List<String> values(String trial, Property<?> property) {
        return objects(NodeFactory.createURI(trial), Vocabulary.property(property)).stream()
                .map(RegistrationReader::lexical)
                .sorted()
                .distinct()
                .toList();
    }

    private List<String> labels(String trial, Node property) {
        TreeSet<String> labels = new TreeSet<>();
        objects(NodeFactory.createURI(trial), property).forEach(resource -> labels.addAll(labels(resource)));
        return List.copyOf(labels);
    }

    private List<String> primaryOutcomes(String trial) {
        return objects(NodeFactory.createURI(trial), Vocabulary.OUTCOME).stream()
                .filter(outcome -> dataset.contains(Node.ANY, outcome, RDF.Nodes.type, Vocabulary.PRIMARY_OUTCOME))
                .flatMap(outcome -> labels(outcome).stream())
                .sorted()
                .toList();
    }

    private List<String> labels(Node resource) {
        return objects(resource, RDFS.Nodes.label).stream()
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    private List<Node> objects(Node subject, Node property) {
        List<Node> objects = new ArrayList<>();
        dataset.find(Node.ANY, subject, property, Node.ANY).forEachRemaining(quad -> objects.add(quad.getObject()));
        return objects;
    }
}
