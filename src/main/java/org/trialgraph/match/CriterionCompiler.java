package org.trialgraph.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.trialgraph.eligibility.Measures;
import org.trialgraph.match.Patient.Amount;
import org.trialgraph.match.ReadCriterion.Limit;
import org.trialgraph.match.StoredTrial.StoredCriterion;
import org.trialgraph.match.WordsRead.Reading;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;
import org.trialgraph.model.Criterion.Requirement;

/** Makes of a stored criterion what a patient is held against. Not for several threads at a time. */
final class CriterionCompiler {
    private static final String TIME_SINCE = "TimeSince";

    private static final String AGE = "Age";
    private static final Set<String> NEGATIONS = Set.of("no", "not");

    /** Who can be pregnant is no case of its own. */
    private static final List<String> WOMEN =
            List.of("women", "woman", "female", "females", "mothers", "女性", "妇女", "者", "期", "期妇女");

    private static final Reading UNREAD = new Reading(false, false, false, false);
    private static final ReadCriterion NOTHING =
            new ReadCriterion(List.of(), List.of(), Optional.empty(), UNREAD, false);

    private final Measures measures;
    private final Units units;
    private final Terms terms;
    private final WordsRead words = new WordsRead();
    private final Map<String, Set<String>> events = new HashMap<>();
    private final Map<String, String> unitsOfMeasures = new HashMap<>();

    CriterionCompiler(Measures measures, Units units, Terms terms) {
        this.measures = measures;
        this.units = units;
        this.terms = terms;
    }

    /** What is read of each criterion of a trial, in the order of the criteria. */
    List<ReadCriterion> compile(StoredTrial trial) {
        Map<Integer, StoredCriterion> byPosition = new HashMap<>();
        trial.criteria().forEach(criterion -> byPosition.put(criterion.position(), criterion));
        List<ReadCriterion> compiled = new ArrayList<>(trial.criteria().size());
        List<StoredCriterion> all = trial.criteria();
        for (int i = 0; i < all.size(); i++) {
            StoredCriterion parent = byPosition.get(all.get(i).parent());
            boolean beside = is(all.get(i), WordsRead::begins)
                    || is(all.get(i), WordsRead::ends)
                    || i > 0 && is(all.get(i - 1), WordsRead::ends)
                    || i + 1 < all.size() && is(all.get(i + 1), WordsRead::begins);
            compiled.add(compile(all.get(i), parent == null ? UNREAD : reading(parent), parent != null, beside));
        }
        return compiled;
    }

    private static boolean is(StoredCriterion criterion, Predicate<String> words) {
        return criterion.texts().stream().anyMatch(words);
    }

    private ReadCriterion compile(StoredCriterion criterion, Reading parent, boolean below, boolean beside) {
        if (criterion.constraints().isEmpty() && criterion.mentions().isEmpty()) {
            return NOTHING;
        }
        Reading own = reading(criterion);
        boolean inSomeCase = criterion.sections().stream()
                .anyMatch(
                        section -> words.of(section, List.of(), number -> true).conditional());
        Reading reading =
                new Reading(own.whole(), own.or(), own.and(), own.conditional() || parent.conditional() || inSomeCase);
        // any of several exclusions excludes, and all of several requirements are to be met
        boolean excludes = criterion.requirement().equals(Optional.of(Requirement.EXCLUDED));
        boolean alternative = beside || below && (excludes ? parent.and() : parent.or());
        return new ReadCriterion(
                criterion.constraints().stream().map(this::limit).toList(),
                mentions(criterion),
                criterion.requirement(),
                reading,
                alternative);
    }

    /** The headings that are named for themselves, not as what a limit is set to or a time is counted from. */
    private static List<String> mentions(StoredCriterion criterion) {
        List<String> ofLimits = criterion.constraints().stream()
                .map(constraint -> WordsRead.folded(constraint.words()))
                .toList();
        return criterion.mentions().entrySet().stream()
                .filter(mention ->
                        ofLimits.stream().noneMatch(words -> words.contains(WordsRead.folded(mention.getValue()))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Of a criterion in two languages the one counts that is read as a whole. */
    private Reading reading(StoredCriterion criterion) {
        List<String> names = new ArrayList<>(criterion.mentions().values());
        criterion.constraints().forEach(constraint -> names.add(constraint.words()));
        if (criterion.constraints().stream().anyMatch(constraint -> measures.isState(constraint.measure()))) {
            names.addAll(WOMEN);
        }
        if (criterion.requirement().equals(Optional.of(Requirement.EXCLUDED))) {
            criterion.texts().forEach(text -> names.add(negation(text)));
        }
        DoublePredicate numbers = numbers(criterion.constraints());
        List<Reading> all = criterion.texts().stream()
                .map(text -> words.of(text, names, numbers))
                .toList();
        Reading read = all.stream().filter(Reading::whole).findFirst().orElse(all.isEmpty() ? UNREAD : all.get(0));
        return criterion.constraints().isEmpty() && criterion.mentions().isEmpty()
                        || !is(criterion, WordsRead::isHeading)
                ? read
                : new Reading(read.whole(), read.or(), read.and(), true);
    }

    /** The negation that a text begins with, which the requirement tells. */
    private static String negation(String text) {
        String first = text.strip().split(" ", 2)[0];
        return NEGATIONS.contains(WordsRead.folded(first)) ? first : "";
    }

    /** The numbers that a reading explains: bounds and what lies between whole ones, spans of time, powers of ten. */
    private static DoublePredicate numbers(List<Constraint> constraints) {
        Set<Double> known = new HashSet<>();
        List<Limit> ranges = new ArrayList<>();
        for (Constraint constraint : constraints) {
            constraint.lower().ifPresent(bound -> known.add(bound.value().doubleValue()));
            constraint.upper().ifPresent(bound -> known.add(bound.value().doubleValue()));
            for (String part : constraint.unit().split("[^0-9.]+")) {
                if (!part.isEmpty() && !part.equals(".")) {
                    known.add(Double.parseDouble(part));
                }
            }
            int power = constraint.unit().indexOf("10*");
            if (power >= 0) {
                String digits = constraint.unit().substring(power + 3).replaceFirst("[^0-9].*", "");
                known.add(Double.parseDouble("10" + digits));
                known.add(Math.pow(10, Double.parseDouble(digits)));
            }
            double days = Judge.Days.of(constraint.window());
            if (!Double.isNaN(days)) {
                String count = constraint.window().replaceAll("[^0-9]", "");
                known.add(count.isEmpty() ? days : Double.parseDouble(count));
                known.add(days / 7);
            }
            if (constraint.unit().isEmpty()
                    && constraint.lower().isPresent()
                    && constraint.upper().isPresent()) {
                ranges.add(bounded(constraint, "", 1));
            }
        }
        return number -> known.contains(number) || ranges.stream().anyMatch(range -> range.inside(number));
    }

    private Limit limit(Constraint constraint) {
        String measure = constraint.measure();
        if (measure.equals(TIME_SINCE)) {
            Set<String> ids = events.computeIfAbsent(constraint.words(), terms::whole);
            Limit days =
                    bounded(constraint, "d", Judge.Days.of(1, constraint.unit().isEmpty() ? "d" : constraint.unit()));
            return new Limit(
                    measure,
                    days.unit(),
                    days.lower(),
                    days.lowerInclusive(),
                    days.upper(),
                    days.upperInclusive(),
                    days.window(),
                    days.requirement(),
                    ids,
                    WordsRead.folded(constraint.words()));
        }
        boolean asPrinted = measure.equals(AGE) || constraint.isMultipleOfNormal();
        if (asPrinted || measures.isState(measure)) {
            return bounded(constraint, constraint.unit(), 1);
        }
        String unit = unitsOfMeasures.computeIfAbsent(
                measure + " " + constraint.unit(),
                key -> units.comparable(measure, 1, constraint.unit())
                        .map(Amount::unit)
                        .orElse(Limit.UNKNOWN_UNIT));
        return converted(bounded(constraint, unit, 1), constraint.unit());
    }

    private static Limit bounded(Constraint constraint, String unit, double factor) {
        return new Limit(
                constraint.measure(),
                unit,
                constraint
                        .lower()
                        .map(bound -> bound.value().doubleValue() * factor)
                        .orElse(Double.NEGATIVE_INFINITY),
                constraint.lower().map(Bound::inclusive).orElse(true),
                constraint
                        .upper()
                        .map(bound -> bound.value().doubleValue() * factor)
                        .orElse(Double.POSITIVE_INFINITY),
                constraint.upper().map(Bound::inclusive).orElse(true),
                Judge.Days.of(constraint.window()),
                constraint.requirement(),
                Set.of(),
                "");
    }

    private Limit converted(Limit same, String printed) {
        return new Limit(
                same.measure(),
                same.unit(),
                converted(same.measure(), same.lower(), printed),
                same.lowerInclusive(),
                converted(same.measure(), same.upper(), printed),
                same.upperInclusive(),
                same.window(),
                same.requirement(),
                Set.of(),
                "");
    }

    private double converted(String measure, double bound, String unit) {
        return Double.isInfinite(bound)
                ? bound
                : units.comparable(measure, bound, unit).map(Amount::number).orElse(bound);
    }
}
