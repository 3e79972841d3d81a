package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;
import org.trialgraph.eligibility.MeasureFinder.Measure;
import org.trialgraph.eligibility.Token.Role;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.model.CriterionReader;
import org.trialgraph.model.Text;

/**
 * Reads the limits that a criterion in English or Chinese sets. A number is a limit only with a comparison before or behind it, in a
 * range, or right behind the name of a scale; what it is a limit of stands before it, behind it, in the heading above or, for a
 * second limit, with the first. What is not certain is not read. Safe for many threads.
 */
public final class ConstraintReader implements CriterionReader {
    private static final String TIME_SINCE = "TimeSince";
    private static final String BLOOD_PRESSURE = "BloodPressure";
    /** Before people: what is said holds for them. */
    private static final Set<String> FOR = Set.of("for", "in", "of");
    /** Who consents for a child. */
    private static final Set<String> CONSENTING =
            Set.of("parent", "parents", "parental", "guardian", "guardians", "assent");

    private static final int NEAR = 4;
    private static final int FAR = 8;

    private final Measures measures;
    private final Units units;
    private final Tokens tokens;

    /** Reads the tables of measures, units and words. */
    public ConstraintReader() {
        units = new Units();
        measures = new Measures(units);
        tokens = new Tokens(measures, units);
    }

    /** Of a criterion in two languages the first counts that says something. */
    @Override
    public List<Constraint> read(Criterion criterion) {
        for (Text text : criterion.texts()) {
            String words = text.value();
            if (words.length() <= Criterion.LONGEST_READ) {
                String folded = Tokens.folded(words);
                List<Constraint> read =
                        tokens.mayLimit(words, folded) ? read(tokens.of(words, folded), criterion) : List.of();
                if (!read.isEmpty()) {
                    return read;
                }
            }
        }
        return List.of();
    }

    private List<Constraint> read(Clause clause, Criterion criterion) {
        for (Token word : clause.words()) {
            if (mayLimit(word)) {
                String section = criterion.sections().isEmpty()
                        ? ""
                        : criterion.sections().get(0).value();
                return new Reading(clause, section, criterion).constraints();
            }
        }
        return List.of();
    }

    private boolean mayLimit(Token word) {
        return word.isNumber() || word.is(Role.MEASURE) && measures.isState(word.says(Role.MEASURE));
    }

    /** One criterion in one language. */
    private final class Reading {
        private final Clause clause;
        private final String section;
        private final Criterion criterion;
        private final LimitReader limits;
        private final MeasureFinder measured;
        private final List<Constraint> constraints = new ArrayList<>();
        /** Whether an exception from what the criterion says is told. */
        private boolean excepted;

        private Reading(Clause clause, String section, Criterion criterion) {
            this.clause = clause;
            this.section = section;
            this.criterion = criterion;
            this.limits = new LimitReader(clause, measures, units);
            this.measured = new MeasureFinder(clause, measures, units, tokens, section);
        }

        private List<Constraint> constraints() {
            for (int i = 0; i < clause.size(); i++) {
                if (clause.isNumber(i) && (!clause.is(i, Role.NUMERAL) || limits.isOfScale(i))) {
                    List<Limit> read = limits.read(i);
                    read.forEach(this::add);
                    if (read.isEmpty()) {
                        reachesBack(i);
                    } else {
                        i = Math.max(i, measured.endOfBefore());
                    }
                } else if (clause.is(i, Role.MEASURE) && measures.isState(clause.measure(i))) {
                    state(i);
                } else if (clause.is(i, Role.UNLESS)) {
                    excepted = true;
                } else if (clause.is(i, Role.END) || clause.is(i, Role.CLOSE)) {
                    excepted = false;
                }
            }
            return List.copyOf(constraints);
        }

        /** A list without a kind that has headings of what is measured says what is required. */
        private Optional<Requirement> requirement() {
            boolean headed = criterion.polarity() == Polarity.UNSTATED && !section.isEmpty();
            Optional<Requirement> said = criterion
                    .requirement()
                    .or(() -> Optional.of(Requirement.REQUIRED).filter(r -> headed));
            return excepted ? Optional.empty() : said;
        }

        /**
         * What is required or excluded by a limit: not certain where it holds for some people alone, or excludes only together with
         * what stands before it.
         */
        private Optional<Requirement> requirement(Limit limit, List<Measure> found) {
            Optional<Requirement> said = requirement();
            if (said.isEmpty()) {
                return said;
            }
            boolean age = found.size() == 1 && found.get(0).code().equals("Age");
            if (age && isOfSome(limit)) {
                return Optional.empty();
            }
            if (said.get() != Requirement.EXCLUDED) {
                return said;
            }
            boolean and = isAnd(limit.first() - 1) || Strings.CI.startsWith(clause.textOf(limit.first()), "and ");
            int end = measured.endOfBefore();
            boolean after = measured.shared() > 0 && isAnd(end + 1);
            boolean other = measured.shared() == 0
                    || found.stream()
                            .noneMatch(measure -> measure.code()
                                    .equals(constraints
                                            .get(constraints.size() - 1)
                                            .measure()));
            if (!other || !and && !after) {
                return said;
            }
            constraints
                    .subList(after ? constraints.size() - measured.shared() : constraints.size(), constraints.size())
                    .replaceAll(c -> new Constraint(
                            c.measure(), c.words(), c.lower(), c.upper(), c.unit(), c.window(), Optional.empty()));
            return Optional.empty();
        }

        private boolean isAnd(int at) {
            return clause.textOf(at).equalsIgnoreCase("and");
        }

        /** Whether an age is that of some people: of those for whom others consent, or for whom the words before hold. */
        private boolean isOfSome(Limit limit) {
            if (clause.is(limit.first() - 1, Role.SUBJECT) && clause.isAnyOf(limit.first() - 2, FOR)) {
                return true;
            }
            if (CONSENTING.stream().noneMatch(clause.folded()::contains)) {
                return false;
            }
            int first = limit.first();
            while (first > 0 && !clause.is(first - 1, Role.END) && !clause.is(first - 1, Role.OPEN)) {
                first--;
            }
            int end = limit.last();
            while (end < clause.size() && !clause.is(end, Role.END) && !clause.is(end, Role.CLOSE)) {
                end++;
            }
            return IntStream.range(first, end).anyMatch(i -> clause.isAnyOf(i, CONSENTING));
        }

        /** Whether it is said behind a state, in its sentence, that who is in it may take part, whatever the list. */
        private boolean isAllowed(int at) {
            return IntStream.range(at, clause.size())
                    .takeWhile(i -> !clause.is(i, Role.END))
                    .anyMatch(i -> clause.is(i, Role.ALLOWED) && !clause.is(i - 1, Role.NEGATION));
        }

        /** A state that somebody is in or not, where list and words tell which is asked for. */
        private void state(int at) {
            String measure = clause.measure(at);
            boolean asked = measure.equals("Contraception");
            boolean negated = isNegated(at)
                    || criterion.polarity() == Polarity.INCLUSION
                            && criterion.requirement().equals(Optional.of(Requirement.EXCLUDED));
            boolean person = clause.is(at + 1, Role.SUBJECT) || at == 0 || clause.is(at - 1, Role.NEGATION);
            Optional<Requirement> requirement = switch (criterion.polarity()) {
                case INCLUSION ->
                    negated
                            ? Optional.of(Requirement.EXCLUDED).filter(said -> !asked)
                            : Optional.of(Requirement.REQUIRED)
                                    .filter(said -> asked
                                            || person && criterion.requirement().isPresent());
                case EXCLUSION ->
                    negated
                            ? Optional.of(Requirement.REQUIRED).filter(said -> asked)
                            : Optional.of(Requirement.EXCLUDED).filter(said -> !asked);
                case UNSTATED ->
                    negated
                            ? Optional.of(Requirement.EXCLUDED).filter(said -> !asked)
                            : Optional.of(Requirement.REQUIRED).filter(said -> asked);
            };
            boolean known = constraints.stream()
                    .anyMatch(constraint -> constraint.measure().equals(measure));
            if (requirement.isPresent() && !excepted && !known && (asked || !isAllowed(at))) {
                constraints.add(new Constraint(
                        measure, clause.textOf(at), Optional.empty(), Optional.empty(), "", "", requirement));
            }
        }

        /** Whether a word of the same sentence denies a state. */
        private boolean isNegated(int at) {
            for (int i = at - 1; i >= 0 && i > at - FAR && !clause.is(i, Role.END); i--) {
                if (clause.is(i, Role.NEGATION) || Strings.CI.startsWith(clause.textOf(i), "non-")) {
                    return true;
                }
            }
            return IntStream.range(at + 1, at + NEAR)
                    .anyMatch(i -> clause.is(i, Role.NEGATION) && Strings.CI.startsWith(clause.textOf(i), "negative")
                            || clause.textOf(i).equals("\u9634\u6027"));
        }

        private void add(Limit limit) {
            List<Measure> found = measured.of(limit);
            if (clause.textOf(limit.last() + 1).equals("/") && clause.isNumber(limit.last() + 2)) {
                if (!found.isEmpty() && found.get(0).code().endsWith(BLOOD_PRESSURE)) {
                    bloodPressure(limit, found.get(0).words());
                    return;
                }
                if (limit.unit().isEmpty()) {
                    return; // a fraction
                }
            }
            if (limit.unit().isEmpty()
                            && clause.textOf(limit.last() + 1).equals(":")
                            && clause.isNumber(limit.last() + 2)
                    || limit.unit().equals("s") && clause.is(limit.last() + 1, Role.DIFFERENCE)) {
                return; // a dilution, or how much more than another value
            }
            Optional<Requirement> requirement = requirement(limit, found);
            for (Measure measure : found) {
                String unit = measured.unit(measure.code(), limit);
                Constraint last = constraints.isEmpty() ? null : constraints.get(constraints.size() - 1);
                if (last != null
                        && clause.is(measured.endOfBefore(), Role.COMPARE)
                        && last.measure().equals(measure.code())) {
                    // one name between two limits: 18 ≤ age < 70
                    constraints.remove(last);
                    constraints.add(new Constraint(
                            measure.code(),
                            measure.words(),
                            last.lower().or(limit::lower),
                            last.upper().or(limit::upper),
                            unit,
                            "",
                            requirement));
                } else {
                    constraints.add(new Constraint(
                            measure.code(), measure.words(), limit.lower(), limit.upper(), unit, "", requirement));
                }
            }
            measured.remember(found, limit.last());
        }

        /** Both limits of a blood pressure: 140/90. */
        private void bloodPressure(Limit systolic, String name) {
            Token diastolic = clause.token(systolic.last() + 2);
            String unit = diastolic.unit().isEmpty() ? systolic.unit() : diastolic.unit();
            boolean inclusive = Stream.of(systolic.lower(), systolic.upper())
                    .flatMap(Optional::stream)
                    .anyMatch(Bound::inclusive);
            Optional<Bound> bound = Optional.of(new Bound(diastolic.value(), inclusive));
            constraints.add(new Constraint(
                    "SystolicBloodPressure", name, systolic.lower(), systolic.upper(), unit, "", requirement()));
            constraints.add(new Constraint(
                    "DiastolicBloodPressure",
                    name,
                    bound.filter(b -> systolic.lower().isPresent()),
                    bound.filter(b -> systolic.upper().isPresent()),
                    unit,
                    "",
                    requirement()));
            measured.remember(
                    List.of(new Measure("SystolicBloodPressure", name), new Measure("DiastolicBloodPressure", name)),
                    systolic.last() + 2);
        }

        /** A span of time right behind a limit is that of the limit; others reach back to what the words beside them tell. */
        private void reachesBack(int at) {
            Token number = clause.token(at);
            boolean back = clause.is(at - 1, Role.WINDOW) || clause.is(at + 1, Role.BEFORE);
            String window = back && Units.isTime(number.unit()) ? duration(number.value(), number.unit()) : "";
            if (window.isEmpty()) {
                return;
            }
            int start = clause.is(at - 1, Role.WINDOW) ? at - 1 : at;
            int lasting = clause.is(start - 1, Role.LASTING) ? start - 2 : start - 1;
            if (!constraints.isEmpty() && measured.endOfBefore() == lasting) {
                int first = constraints.size() - measured.shared();
                constraints
                        .subList(first, constraints.size())
                        .replaceAll(c -> new Constraint(
                                c.measure(), c.words(), c.lower(), c.upper(), c.unit(), window, c.requirement()));
                return;
            }
            int behind = clause.is(at + 1, Role.BEFORE) ? at + 2 : at + 1;
            if (start == 0) {
                // In the 30 days before screening, …
                int comma = IntStream.range(behind, clause.size())
                        .filter(i -> clause.textOf(i).equals(","))
                        .findFirst()
                        .orElse(behind - 1);
                behind = comma + 1;
            }
            boolean chinese = Clause.isChinese(clause.textOf(at + 1));
            String event = chinese ? clause.wordsFrom(behind) : clause.wordsBefore(start);
            event = !event.isEmpty()
                    ? event
                    : chinese ? clause.wordsBefore(start) : start == 0 ? clause.wordsFrom(behind) : "";
            if (!event.isEmpty() && !excepted) {
                constraints.add(new Constraint(
                        TIME_SINCE, event, Optional.empty(), Optional.empty(), "", window, requirement()));
            }
        }
    }

    /** A span of time in a UCUM unit as a duration of XML Schema, which has no weeks; empty where it is no whole number. */
    public static String duration(BigDecimal number, String unit) {
        if (number.stripTrailingZeros().scale() > 0) {
            return "";
        }
        String count = number.toBigInteger().toString();
        return switch (unit) {
            case "a" -> "P" + count + "Y";
            case "mo" -> "P" + count + "M";
            case "wk" -> "P" + number.toBigInteger().multiply(BigInteger.valueOf(7)) + "D";
            case "d" -> "P" + count + "D";
            case "h" -> "PT" + count + "H";
            default -> "PT" + count + "M";
        };
    }
}
