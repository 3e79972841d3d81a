package org.trialgraph.match;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.trialgraph.match.Patient.Event;
import org.trialgraph.match.Patient.Passed;
import org.trialgraph.match.Patient.Term;
import org.trialgraph.match.Patient.Value;
import org.trialgraph.match.ReadCriterion.Limit;
import org.trialgraph.match.StoredTrial.Asked;
import org.trialgraph.mesh.index.MeshIndex;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Criterion.Requirement;

/** Holds one patient against limits, criteria and fields. Safe for many threads. */
final class Judge {
    private static final Map<String, ChronoUnit> TIMES = Map.of(
            "", ChronoUnit.YEARS,
            "a", ChronoUnit.YEARS,
            "mo", ChronoUnit.MONTHS,
            "wk", ChronoUnit.WEEKS,
            "d", ChronoUnit.DAYS);
    private static final Optional<Requirement> EXCLUDED = Optional.of(Requirement.EXCLUDED);
    private static final Set<String> ENZYMES = Set.of("AlanineAminotransferase", "AspartateAminotransferase");

    private final Patient patient;
    private final Headings has;
    private final Headings lacks;
    private final List<Happened> events;

    /** An event with its headings. */
    private record Happened(Event event, String words, Headings headings) {
        boolean isOfKind(Limit limit) {
            return words.equals(limit.words()) || headings.areOrAreAbove(limit.events());
        }
    }

    /** Headings, those above them and those below, by tree numbers. */
    private static final class Headings {
        private final MeshIndex mesh;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> trees = new HashSet<>();
        private final Set<String> above = new HashSet<>();
        /** What is known of headings: the same are asked for by many criteria. */
        private final Map<String, Boolean> knownAbove = new ConcurrentHashMap<>();

        private final Map<String, Boolean> knownBelow = new ConcurrentHashMap<>();

        Headings(MeshIndex mesh, List<Term> terms) {
            this.mesh = mesh;
            terms.forEach(term -> ids.addAll(term.ids()));
            for (String id : ids) {
                for (String tree : trees(id)) {
                    trees.add(tree);
                    for (int dot = tree.length(); dot > 0; dot = tree.lastIndexOf('.', dot - 1)) {
                        above.add(tree.substring(0, dot));
                    }
                }
            }
        }

        private List<String> trees(String id) {
            int number = mesh.number(id);
            return number < 0 ? List.of() : mesh.trees(number);
        }

        boolean isEmpty() {
            return ids.isEmpty();
        }

        /** Whether one of some headings is one of them or stands above one. */
        boolean areOrAreAbove(Collection<String> asked) {
            for (String id : asked) {
                if (isOrIsAbove(id)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether a heading is one of them or stands above one. */
        boolean isOrIsAbove(String id) {
            return !ids.isEmpty()
                    && knownAbove.computeIfAbsent(
                            id,
                            asked ->
                                    ids.contains(asked) || trees(asked).stream().anyMatch(above::contains));
        }

        /** Whether a heading stands below one of them. */
        boolean isBelow(String id) {
            return !ids.isEmpty()
                    && knownBelow.computeIfAbsent(
                            id, asked -> trees(asked).stream().anyMatch(this::isBelowTree));
        }

        private boolean isBelowTree(String tree) {
            for (int dot = tree.lastIndexOf('.'); dot > 0; dot = tree.lastIndexOf('.', dot - 1)) {
                if (trees.contains(tree.substring(0, dot))) {
                    return true;
                }
            }
            return false;
        }
    }

    Judge(Patient patient, MeshIndex mesh) {
        this.patient = patient;
        has = new Headings(mesh, patient.terms());
        lacks = new Headings(mesh, patient.absent());
        events = patient.events().stream()
                .map(event -> new Happened(
                        event, WordsRead.folded(event.what().words()), new Headings(mesh, List.of(event.what()))))
                .toList();
    }

    /** Whether the patient's age is one that the fields take. */
    Verdict age(Asked asked) {
        return both(age(asked.minimumAge(), true), age(asked.maximumAge(), false));
    }

    private Verdict age(String duration, boolean lower) {
        if (duration.isEmpty()) {
            return Verdict.MET;
        }
        if (patient.born().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        Period period;
        try {
            period = Period.parse(duration);
        } catch (DateTimeParseException hours) {
            return Verdict.UNKNOWN;
        }
        boolean days = period.getDays() > 0;
        boolean years = !days && period.getMonths() == 0;
        ChronoUnit unit = days ? ChronoUnit.DAYS : years ? ChronoUnit.YEARS : ChronoUnit.MONTHS;
        double bound = days ? Days.of(period) : years ? period.getYears() : period.toTotalMonths();
        Passed passed = Passed.since(patient.born().get(), patient.on(), unit);
        return lower
                ? passed.within(bound, true, Double.POSITIVE_INFINITY, true)
                : passed.within(Double.NEGATIVE_INFINITY, true, bound, true);
    }

    private static Verdict both(Verdict one, Verdict other) {
        return one == Verdict.NOT_MET || other == Verdict.NOT_MET
                ? Verdict.NOT_MET
                : one == Verdict.MET && other == Verdict.MET ? Verdict.MET : Verdict.UNKNOWN;
    }

    Verdict sex(Asked asked) {
        if (asked.sex().equals("AnySex")) {
            return Verdict.MET;
        }
        return asked.sex().equals("Female") || asked.sex().equals("Male")
                ? patient.sex().map(sex -> Verdict.of(sex.equals(asked.sex()))).orElse(Verdict.UNKNOWN)
                : Verdict.UNKNOWN;
    }

    /** Whether the patient has a condition of the trial, or one that stands below it in MeSH. */
    Verdict condition(Asked asked) {
        if (has.areOrAreAbove(asked.conditions())) {
            return Verdict.MET;
        }
        boolean may = asked.conditions().isEmpty()
                || asked.healthy()
                || has.isEmpty()
                || asked.conditions().stream().anyMatch(has::isBelow);
        return may ? Verdict.UNKNOWN : Verdict.NOT_MET;
    }

    /**
     * A criterion is met where all that it says is, and nothing was left unread. One that asks for several things rules out who lacks one
     * of them; an exclusion that was not read as a whole may be narrower than what was read of it, and rules out nobody; nor does a heading beside unread
     * words, which may say that it is absent.
     */
    Verdict criterion(ReadCriterion criterion) {
        if (criterion.words().conditional()
                || !criterion.words().whole() && !criterion.mentions().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        boolean excludes = criterion.requirement().equals(EXCLUDED);
        int[] counts = new int[Verdict.values().length];
        for (Limit limit : criterion.limits()) {
            excludes |= limit.requirement().equals(EXCLUDED);
            counts[limit(limit).ordinal()]++;
        }
        for (String id : criterion.mentions()) {
            counts[mention(id, criterion.requirement()).ordinal()]++;
        }
        int all = criterion.limits().size() + criterion.mentions().size();
        boolean whole = criterion.words().whole();
        if (counts[Verdict.MET.ordinal()] == all) {
            return whole && all > 0 ? Verdict.MET : Verdict.UNKNOWN;
        }
        boolean any = counts[Verdict.NOT_MET.ordinal()] > 0;
        boolean every = counts[Verdict.NOT_MET.ordinal()] == all;
        boolean out = excludes
                ? whole
                        && (every
                                || any
                                        && criterion.words().or()
                                        && !criterion.words().and())
                : criterion.words().or() ? whole && every : any;
        return out && !criterion.alternative() ? Verdict.NOT_MET : Verdict.UNKNOWN;
    }

    private Verdict mention(String id, Optional<Requirement> requirement) {
        boolean is = has.isOrIsAbove(id);
        boolean isNot = lacks.ids.contains(id) || lacks.isBelow(id);
        return is == isNot ? Verdict.UNKNOWN : asked(Verdict.of(is), requirement);
    }

    /** Turns whether a patient is as the words say into whether that is what is asked for. */
    private static Verdict asked(Verdict inside, Optional<Requirement> requirement) {
        if (inside == Verdict.UNKNOWN || requirement.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return Verdict.of((inside == Verdict.MET) == (requirement.get() == Requirement.REQUIRED));
    }

    /** Whether the patient is as a limit asks. */
    Verdict limit(Limit limit) {
        return asked(inside(limit), limit.requirement());
    }

    private Verdict inside(Limit limit) {
        if (limit.measure().equals("Age")) {
            ChronoUnit unit = TIMES.get(limit.unit());
            return patient.born().isEmpty() || unit == null
                    ? Verdict.UNKNOWN
                    : within(limit, Passed.since(patient.born().get(), patient.on(), unit));
        }
        if (limit.measure().equals("TimeSince")) {
            return timeSince(limit);
        }
        Boolean state = patient.states().get(limit.measure());
        if (state != null) {
            return Verdict.of(state);
        }
        if (!limit.isBounded()) {
            return Verdict.UNKNOWN;
        }
        if (limit.measure().equals("Transaminases")) {
            List<Verdict> each = ENZYMES.stream()
                    .map(enzyme -> value(limit, patient.values().get(enzyme)))
                    .distinct()
                    .toList();
            return each.size() == 1 ? each.get(0) : Verdict.UNKNOWN;
        }
        return value(limit, patient.values().get(limit.measure()));
    }

    private static Verdict within(Limit limit, Passed passed) {
        return passed.within(limit.lower(), limit.lowerInclusive(), limit.upper(), limit.upperInclusive());
    }

    private static Verdict value(Limit limit, @Nullable Value value) {
        if (value == null) {
            return Verdict.UNKNOWN;
        }
        double number = value.amount().number();
        return switch (limit.unit()) {
            case Constraint.ULN ->
                value.upperNormal().isPresent() && value.upperNormal().getAsDouble() > 0
                        ? Verdict.of(limit.inside(number / value.upperNormal().getAsDouble()))
                        : Verdict.UNKNOWN;
            case Constraint.LLN ->
                value.lowerNormal().isPresent() && value.lowerNormal().getAsDouble() > 0
                        ? Verdict.of(limit.inside(number / value.lowerNormal().getAsDouble()))
                        : Verdict.UNKNOWN;
            default -> limit.unit().equals(value.amount().unit()) ? Verdict.of(limit.inside(number)) : Verdict.UNKNOWN;
        };
    }

    /** What the patient's record does not tell of may have happened all the same. */
    private Verdict timeSince(Limit limit) {
        boolean reachesBack = !Double.isNaN(limit.window());
        List<Verdict> all = events.stream()
                .filter(happened -> happened.isOfKind(limit))
                .map(happened -> Passed.since(happened.event().when(), patient.on(), ChronoUnit.DAYS))
                .map(passed -> reachesBack ? passed.within(0, true, limit.window(), true) : within(limit, passed))
                .toList();
        Verdict deciding = reachesBack ? Verdict.MET : Verdict.NOT_MET;
        Verdict other = reachesBack ? Verdict.NOT_MET : Verdict.MET;
        return all.contains(deciding)
                ? deciding
                : all.isEmpty() || all.contains(Verdict.UNKNOWN) || WordsRead.areSeveral(limit.words())
                        ? Verdict.UNKNOWN
                        : other;
    }

    /** Days of a span of time. */
    static final class Days {
        private static final double YEAR = 365.25;

        private Days() {}

        static double of(Period period) {
            return period.toTotalMonths() * YEAR / 12 + period.getDays();
        }

        /** Days of so many of a unit of UCUM; NaN for another unit. */
        static double of(double number, String unit) {
            return switch (unit) {
                case "a" -> number * YEAR;
                case "mo" -> number * YEAR / 12;
                case "wk" -> number * 7;
                case "d" -> number;
                case "h" -> number / 24;
                default -> Double.NaN;
            };
        }

        /** Days of a duration of XML Schema; NaN for none. */
        static double of(String duration) {
            try {
                return duration.isEmpty()
                        ? Double.NaN
                        : duration.startsWith("PT")
                                ? Duration.parse(duration).toHours() / 24.0
                                : of(Period.parse(duration));
            } catch (DateTimeParseException e) {
                return Double.NaN;
            }
        }
    }
}
