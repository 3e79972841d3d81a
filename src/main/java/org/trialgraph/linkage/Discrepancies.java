package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.linkage.Discrepancy.Severity;
import org.trialgraph.rdf.Vocabulary;

/** Finds where the registrations of a study disagree. A field that one of two does not fill is no disagreement. */
final class Discrepancies {
    private static final int QUARTER = 92;
    private static final double MUCH = 1.1;
    private static final double HARDLY_ALIKE = 0.2;
    private static final double HALF_ALIKE = 0.5;
    private static final Set<String> NO_STATEMENT = Set.of("Unmapped", "UnknownStatus", "NotStated", "NotApplicable");

    private final TrialFacts facts;

    Discrepancies(DatasetGraph dataset) {
        this.facts = new TrialFacts(dataset);
    }

    /** All disagreements between any two registrations of a study. */
    List<Discrepancy> find(Study study) {
        List<Discrepancy> found = new ArrayList<>();
        List<Registration> all = study.registrations();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                compare(all.get(i).trial(), all.get(j).trial(), found);
            }
        }
        return found;
    }

    private void compare(String a, String b, List<Discrepancy> found) {
        coded("overallStatus", a, b, found);
        coded("phase", a, b, found);
        coded("sex", a, b, found);
        size(a, b, found);
        age("minimumAge", a, b, found);
        age("maximumAge", a, b, found);
        date("startDate", a, b, found);
        date("completionDate", a, b, found);
        words("outcome", facts.primaryOutcomes(a), facts.primaryOutcomes(b), a, b, Severity.MAJOR, found);
        words(
                "leadSponsor",
                facts.labels(a, Vocabulary.LEAD_SPONSOR),
                facts.labels(b, Vocabulary.LEAD_SPONSOR),
                a,
                b,
                Severity.MINOR,
                found);
    }

    private void coded(String field, String a, String b, List<Discrepancy> found) {
        Set<String> one = concepts(a, field);
        Set<String> other = concepts(b, field);
        if (!one.isEmpty() && !other.isEmpty() && !StatusScale.compatible(one, other)) {
            found.add(new Discrepancy(
                    field,
                    a,
                    b,
                    String.join(" ", one),
                    String.join(" ", other),
                    Severity.MAJOR,
                    "coded values differ"));
        }
    }

    private Set<String> concepts(String trial, String field) {
        Set<String> concepts = new TreeSet<>(facts.values(trial, field));
        concepts.removeAll(NO_STATEMENT);
        return concepts;
    }

    private void size(String a, String b, List<Discrepancy> found) {
        List<String> one = facts.values(a, "enrollment");
        List<String> other = facts.values(b, "enrollment");
        if (one.size() != 1 || other.size() != 1 || one.equals(other)) {
            return;
        }
        double x = Double.parseDouble(one.get(0));
        double y = Double.parseDouble(other.get(0));
        boolean kinds = !facts.values(a, "enrollmentType").equals(facts.values(b, "enrollmentType"));
        boolean much = Math.max(x, y) > MUCH * Math.min(x, y);
        found.add(new Discrepancy(
                "enrollment",
                a,
                b,
                one.get(0),
                other.get(0),
                much && !kinds ? Severity.MAJOR : Severity.MINOR,
                kinds ? "one may be planned and the other actual" : "numbers of participants differ"));
    }

    private void age(String field, String a, String b, List<Discrepancy> found) {
        List<String> one = facts.values(a, field);
        List<String> other = facts.values(b, field);
        if (!one.isEmpty() && !other.isEmpty() && !sameAge(one.get(0), other.get(0))) {
            found.add(new Discrepancy(field, a, b, one.get(0), other.get(0), Severity.MAJOR, "limits of age differ"));
        }
    }

    /** Whether two durations are one age, as a year and twelve months are. */
    private static boolean sameAge(String one, String other) {
        return one.equals(other) || Math.abs(days(one) - days(other)) < 1.5;
    }

    private static double days(String age) {
        return Ages.days(age).orElse(Double.NaN);
    }

    private void date(String field, String a, String b, List<Discrepancy> found) {
        List<String> one = facts.values(a, field);
        List<String> other = facts.values(b, field);
        if (one.isEmpty() || other.isEmpty() || Dates.agree(one.get(0), other.get(0))) {
            return;
        }
        OptionalLong days = Dates.apart(one.get(0), other.get(0));
        found.add(new Discrepancy(
                field,
                a,
                b,
                one.get(0),
                other.get(0),
                days.orElse(0) > QUARTER ? Severity.MAJOR : Severity.MINOR,
                days.orElse(0) + " days apart"));
    }

    /** Names differ where few of the words of the shorter stand in the longer; wording alone is no disagreement. */
    private static void words(
            String field,
            List<String> one,
            List<String> other,
            String a,
            String b,
            Severity worst,
            List<Discrepancy> found) {
        Set<String> left = words(one);
        Set<String> right = words(other);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        Set<String> both = new TreeSet<>(left);
        both.retainAll(right);
        double share = (double) both.size() / Math.min(left.size(), right.size());
        if (share < HALF_ALIKE) {
            found.add(new Discrepancy(
                    field,
                    a,
                    b,
                    String.join("; ", one),
                    String.join("; ", other),
                    share < HARDLY_ALIKE ? worst : Severity.MINOR,
                    "words in common: " + both.size() + " of " + Math.min(left.size(), right.size())));
        }
    }

    private static Set<String> words(List<String> names) {
        Set<String> words = new TreeSet<>();
        names.forEach(name -> words.addAll(Words.of(name)));
        return words;
    }
}
