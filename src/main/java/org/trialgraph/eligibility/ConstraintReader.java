package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import org.trialgraph.eligibility.Lexicon.Found;
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
    private static final String AGE = "Age";
    private static final String TIME_SINCE = "TimeSince";
    private static final String BLOOD_PRESSURE = "BloodPressure";
    private static final String PERFORMANCE = "EcogPerformanceStatus";
    /** The greatest value of the scale of the Eastern Cooperative Oncology Group; that of Karnofsky has tens. */
    private static final BigDecimal GREATEST_PERFORMANCE = BigDecimal.valueOf(5);

    private static final String GRADE = "ToxicityGrade";
    private static final String DURATION = "Duration";
    private static final String ULN = "[ULN]";
    private static final String LLN = "[LLN]";
    private static final String SCORE = "{score}";
    /** Counts the questions of a scale. */
    private static final String ITEMS = "\u9879";

    /** How many words that no table knows may stand between a measure and its limit. */
    private static final int MOST_WORDS_BETWEEN = 4;

    private static final int MOST_FILLERS = 14;
    private static final int MOST_WORDS_OF_MEASURE = 5;
    private static final int MOST_WORDS_OF_EVENT = 20;
    private static final int NEAR = 4;
    private static final int FAR = 8;
    /** Behind these a time is one to come. */
    private static final Set<String> UNTIL = Set.of("for", "until", "till", "through", "to", "up to", "every");

    /** Comparisons that behind people are of their age. */
    private static final Set<String> OF_PEOPLE = Set.of("under", "over", "below", "above");

    /** Words that are part of a name right before a limit, though behind a known measure they say no more. */
    private static final Set<String> NOUNS = Set.of(
            "score",
            "scores",
            "index",
            "grade",
            "class",
            "stage",
            "rate",
            "ratio",
            "count",
            "level",
            "levels",
            "value",
            "concentration",
            "test",
            "diameter",
            "length",
            "width",
            "thickness",
            "size",
            "volume",
            "distance",
            "pressure",
            "interval",
            "percentage",
            "titer",
            "scale",
            "loss",
            "duration");

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
        String section =
                criterion.sections().stream().map(Text::value).findFirst().orElse("");
        for (Text text : criterion.texts()) {
            List<Token> words = tokens.of(text.value());
            if (words.stream().anyMatch(this::mayLimit)) {
                List<Constraint> read = new Reading(text.value(), words, section, criterion).constraints();
                if (!read.isEmpty()) {
                    return read;
                }
            }
        }
        return List.of();
    }

    private boolean mayLimit(Token word) {
        return word.isNumber() || word.is(Role.MEASURE) && measures.isState(word.says(Role.MEASURE));
    }

    /**
     * Numbers that are limits.
     *
     * @param first the first token of it, a comparison or a number
     * @param last the last token
     */
    private record Limit(
            int first,
            int last,
            Optional<Bound> lower,
            Optional<Bound> upper,
            String unit,
            boolean ofAge,
            boolean compared) {}

    /**
     * What limits are set to.
     *
     * @param code local name of the concept
     * @param words its name as printed
     */
    private record Measure(String code, String words) {}

    /** One criterion. */
    private final class Reading {
        private final String text;
        private final String folded;
        private final List<Token> words;
        private final String section;
        private final Criterion criterion;
        private final List<Constraint> constraints = new ArrayList<>();
        /** The measures of the last limit, and its last token. */
        private List<Measure> before = List.of();

        private int endOfBefore = -1;
        /** Whether an exception from what the criterion says is told. */
        private boolean excepted;

        private Reading(String text, List<Token> words, String section, Criterion criterion) {
            this.text = text;
            this.folded = Tokens.folded(text);
            this.words = words;
            this.section = section;
            this.criterion = criterion;
        }

        private List<Constraint> constraints() {
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).isNumber() && (!is(i, Role.NUMERAL) || isOfScale(i))) {
                    Limit limit = limit(i);
                    String window = limit == null ? window(i) : "";
                    if (limit != null) {
                        add(limit);
                        i = Math.max(limit.last(), endOfBefore);
                    } else if (!window.isEmpty()) {
                        reachesBack(i, window);
                    }
                } else if (is(i, Role.MEASURE) && measures.isState(words.get(i).says(Role.MEASURE))) {
                    state(i);
                } else if (is(i, Role.UNLESS)) {
                    excepted = true;
                } else if (is(i, Role.END) || is(i, Role.CLOSE)) {
                    excepted = false;
                }
            }
            return List.copyOf(constraints);
        }

        private boolean is(int i, Role role) {
            return i >= 0 && i < words.size() && words.get(i).is(role);
        }

        private boolean isNumber(int i) {
            return i >= 0 && i < words.size() && words.get(i).isNumber();
        }

        /** A list without a kind that has headings of what is measured says what is required. */
        private Optional<Requirement> requirement() {
            boolean headed = criterion.polarity() == Polarity.UNSTATED && !section.isEmpty();
            Optional<Requirement> said = criterion
                    .requirement()
                    .or(() -> Optional.of(Requirement.REQUIRED).filter(r -> headed));
            return excepted ? Optional.empty() : said;
        }

        /** A state that somebody is in or not, where list and words tell which is asked for. */
        private void state(int at) {
            String measure = words.get(at).says(Role.MEASURE);
            boolean asked = measure.equals("Contraception");
            boolean negated = isNegated(at)
                    || criterion.polarity() == Polarity.INCLUSION
                            && criterion.requirement().equals(Optional.of(Requirement.EXCLUDED));
            boolean person = is(at + 1, Role.SUBJECT) || at == 0 || is(at - 1, Role.NEGATION);
            Optional<Requirement> requirement = switch (criterion.polarity()) {
                case INCLUSION ->
                    negated
                            ? Optional.of(Requirement.EXCLUDED).filter(said -> !asked)
                            : Optional.of(Requirement.REQUIRED).filter(said -> asked || person);
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
            if (requirement.isPresent() && !excepted && !known) {
                constraints.add(
                        new Constraint(measure, textOf(at), Optional.empty(), Optional.empty(), "", "", requirement));
            }
        }

        /** Whether a word of the same sentence denies a state. */
        private boolean isNegated(int at) {
            for (int i = at - 1; i >= 0 && i > at - FAR && !is(i, Role.END); i--) {
                if (is(i, Role.NEGATION) || textOf(i).toLowerCase(Locale.ROOT).startsWith("non-")) {
                    return true;
                }
            }
            return IntStream.range(at + 1, at + NEAR)
                    .anyMatch(i -> is(i, Role.NEGATION)
                                    && textOf(i).toLowerCase(Locale.ROOT).startsWith("negative")
                            || textOf(i).equals("\u9634\u6027"));
        }

        /** Whether the name of a scale stands right before a number or its comparison. */
        private boolean isOfScale(int at) {
            int name = at - 1;
            while (name >= 0 && name > at - NEAR && (is(name, Role.FILLER) || is(name, Role.COMPARE))) {
                name--;
            }
            return is(name, Role.MEASURE) && measures.isScale(words.get(name).says(Role.MEASURE));
        }

        /** The limit whose first number stands at a place; null where the number is none. */
        private @Nullable Limit limit(int at) {
            int compare = at - 1;
            while (compare > at - 3 && is(compare, Role.FILLER) && !is(compare, Role.COMPARE)) {
                compare--;
            }
            boolean ageBefore = is(compare, Role.COMPARE_AGE);
            String before = is(compare, Role.COMPARE)
                    ? words.get(compare).says(Role.COMPARE)
                    : ageBefore ? words.get(compare).says(Role.COMPARE_AGE) : "";
            int first = before.isEmpty() ? at : compare;
            int second = secondOfRange(at);
            if (is(first - 1, Role.WINDOW)
                    && (second > 0 || Units.isTime(words.get(at).unit()))) {
                return null;
            }
            if (second > 0) {
                Token low = words.get(at);
                Token high = words.get(second);
                String unit = !high.unit().isEmpty() ? high.unit() : low.unit();
                boolean ascending = low.value().compareTo(high.value()) < 0;
                boolean sameUnit = low.unit().isEmpty() || low.unit().equals(unit);
                boolean ages = (isAge(at + 1) || isAge(second + 1) || hasYears(second))
                        && Units.isTime(low.unit())
                        && Units.isTime(unit);
                if (!sameUnit && ages) {
                    add(new Limit(at, at, bound(low, true), Optional.empty(), low.unit(), true, true));
                    return new Limit(second, second, Optional.empty(), bound(high, true), unit, true, true);
                }
                if (!ascending || !sameUnit || before.startsWith("<")) {
                    return null;
                }
                int last = multiple(second);
                return new Limit(
                        first,
                        last < 0 ? second : last,
                        bound(low, !before.equals(">")),
                        bound(high, true),
                        last < 0 ? unit : multipleOf(last),
                        isAge(second + 1) || ageBefore,
                        true);
            }
            int last = multiple(at);
            String unit = last < 0 ? words.get(at).unit() : multipleOf(last);
            last = last < 0 ? at : last;
            if (is(last + 1, Role.TIMES)) {
                return last == at ? timesBefore(at) : null;
            }
            int behind = last + 1;
            while (is(behind, Role.AGE) || is(behind, Role.OPEN)) {
                behind++;
            }
            boolean age = ageBefore || isAge(last + 1);
            if (before.isEmpty()) {
                boolean ageAfter = is(behind, Role.AFTER_AGE);
                before = is(behind, Role.AFTER)
                        ? words.get(behind).says(Role.AFTER)
                        : ageAfter ? words.get(behind).says(Role.AFTER_AGE) : "";
                age |= ageAfter;
                last = before.isEmpty() ? last : behind;
                Found<String> later = before.isEmpty() || !unit.isEmpty()
                        ? null
                        : units.read(folded, words.get(last).end());
                if (later != null) {
                    unit = later.value();
                    while (last + 1 < words.size() && words.get(last + 1).start() < later.end()) {
                        last++;
                    }
                    age |= isAge(last + 1);
                }
            }
            if (before.isEmpty()) {
                int name = is(last + 1, Role.FILLER) ? last + 2 : last + 1;
                before = is(name, Role.MEASURE) && is(name + 1, Role.AFTER)
                        ? words.get(name + 1).says(Role.AFTER)
                        : "";
            }
            if (before.isEmpty()) {
                return reversed(at, unit);
            }
            if (unit.isEmpty() && is(last + 1, Role.RANGE) && isNumber(last + 2)) {
                return null;
            }
            return limit(before, words.get(at), first, last, unit, age);
        }

        /** A multiple of the limit of normal that is named before it (正常值上限的1.5倍). */
        private @Nullable Limit timesBefore(int at) {
            int normal = at - 1;
            while (normal > at - NEAR
                    && normal >= 0
                    && !is(normal, Role.ULN)
                    && !is(normal, Role.LLN)
                    && textOf(normal).equals("\u7684")) {
                normal--;
            }
            boolean named = is(normal, Role.ULN) || is(normal, Role.LLN);
            return named && is(normal - 1, Role.COMPARE)
                    ? limit(
                            words.get(normal - 1).says(Role.COMPARE),
                            words.get(at),
                            normal - 1,
                            at + 1,
                            is(normal, Role.LLN) ? LLN : ULN,
                            false)
                    : null;
        }

        private static Limit limit(String comparison, Token number, int first, int last, String unit, boolean age) {
            boolean inclusive = comparison.endsWith("=");
            Optional<Bound> bound = bound(number, inclusive);
            return new Limit(
                    first,
                    last,
                    comparison.startsWith("<") ? Optional.empty() : bound,
                    comparison.startsWith(">") ? Optional.empty() : bound,
                    unit,
                    age,
                    true);
        }

        private static Optional<Bound> bound(Token number, boolean inclusive) {
            return Optional.of(new Bound(number.value(), inclusive));
        }

        /** A limit whose measure stands behind the comparison ({@code 18 ≤ age}), or a value of a scale ({@code ECOG 0 or 1}). */
        private @Nullable Limit reversed(int at, String unit) {
            if (Units.isTime(unit) && textOf(at + 1).toLowerCase(Locale.ROOT).startsWith("since")) {
                return limit(">=", words.get(at), at, at, unit, false);
            }
            if (is(at + 1, Role.COMPARE) && is(at + 2, Role.MEASURE)) {
                String turned = words.get(at + 1)
                        .says(Role.COMPARE)
                        .replace('<', '~')
                        .replace('>', '<')
                        .replace('~', '>');
                return limit(turned, words.get(at), at, at + 1, unit, false);
            }
            if (!unit.isEmpty() && !unit.equals(SCORE) || !isOfScale(at) || isCounted(at)) {
                return null;
            }
            int last = at;
            while (is(last + 1, Role.OR)
                    && isNumber(last + 2)
                    && words.get(last + 2)
                            .value()
                            .equals(words.get(last).value().add(BigDecimal.ONE))) {
                last += 2;
            }
            return new Limit(at, last, bound(words.get(at), true), bound(words.get(last), true), "", false, false);
        }

        /** Whether a number tells how many questions a scale has. */
        private boolean isCounted(int at) {
            int end = words.get(at).end();
            return text.startsWith(ITEMS, end) || text.startsWith("-item", end) || text.startsWith(" item", end);
        }

        /** The second number of a range, 0 where there is none. */
        private int secondOfRange(int at) {
            int to = at + 1;
            while (is(to, Role.AGE)) {
                to++;
            }
            boolean between = false;
            for (int i = at - 1; i >= 0 && i > at - FAR && !between; i--) {
                String word = textOf(i);
                between = word.equalsIgnoreCase("between") || word.equals("\u4ECB\u4E8E") || word.equals("\u5728");
                if (!is(i, Role.FILLER) && !is(i, Role.MEASURE)) {
                    break;
                }
            }
            boolean joined = is(to, Role.RANGE) || between && is(to, Role.JOIN);
            int second = to + 1;
            if (joined && (is(second, Role.COMPARE) || is(second, Role.RANGE))) {
                return 0;
            }
            return joined && isNumber(second) ? second : 0;
        }

        /** The token that ends a multiple of a limit of normal which begins at a number; -1 where it is no multiple. */
        private int multiple(int at) {
            int next = at + 1;
            boolean times = is(next, Role.TIMES);
            next = times ? next + 1 : next;
            while (is(next, Role.FILLER) && !is(next, Role.ULN) && next < at + NEAR) {
                next++;
            }
            boolean limit = is(next, Role.ULN) || is(next, Role.LLN);
            boolean named = limit
                    && (times
                            || textOf(next).toLowerCase(Locale.ROOT).contains("ln")
                            || textOf(next).contains("limit"));
            if (!named || !words.get(at).unit().isEmpty()) {
                return -1;
            }
            // (ULN) behind the words
            return is(next + 1, Role.OPEN)
                            && (is(next + 2, Role.ULN) || is(next + 2, Role.LLN))
                            && is(next + 3, Role.CLOSE)
                    ? next + 3
                    : next;
        }

        private String multipleOf(int last) {
            return is(last, Role.LLN) || is(last - 1, Role.LLN) ? LLN : ULN;
        }

        /** Whether a number is one of years of life by the word that it has for them. */
        private boolean hasYears(int at) {
            return textOf(at).contains("\u5C81");
        }

        private String textOf(int i) {
            return i >= 0 && i < words.size()
                    ? text.substring(words.get(i).start(), words.get(i).end())
                    : "";
        }

        private boolean isAge(int at) {
            return is(at, Role.AGE) || is(at, Role.AFTER_AGE) || is(at, Role.OPEN) && is(at + 1, Role.AGE);
        }

        private void add(Limit limit) {
            List<Measure> found = measured(limit);
            if (found.size() == 1
                    && found.get(0).code().equals(BLOOD_PRESSURE)
                    && textOf(limit.last() + 1).equals("/")
                    && isNumber(limit.last() + 2)) {
                bloodPressure(limit, found.get(0).words());
                return;
            }
            for (Measure measure : found) {
                String unit = unit(measure.code(), limit);
                Constraint last = constraints.isEmpty() ? null : constraints.get(constraints.size() - 1);
                if (last != null
                        && is(endOfBefore, Role.COMPARE)
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
                            requirement()));
                } else {
                    constraints.add(new Constraint(
                            measure.code(), measure.words(), limit.lower(), limit.upper(), unit, "", requirement()));
                }
            }
            before = found;
            endOfBefore = limit.last();
        }

        /** Both limits of a blood pressure: 140/90. */
        private void bloodPressure(Limit systolic, String name) {
            Token diastolic = words.get(systolic.last() + 2);
            String unit = diastolic.unit().isEmpty() ? systolic.unit() : diastolic.unit();
            boolean inclusive = Stream.of(systolic.lower(), systolic.upper())
                    .flatMap(Optional::stream)
                    .anyMatch(Bound::inclusive);
            Optional<Bound> bound = bound(diastolic, inclusive);
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
            before = List.of(new Measure("SystolicBloodPressure", name), new Measure("DiastolicBloodPressure", name));
            endOfBefore = systolic.last() + 2;
        }

        /** What a limit is set to; nothing where that is not certain. */
        private List<Measure> measured(Limit limit) {
            if (limit.ofAge() && Units.isTime(limit.unit().isEmpty() ? "a" : limit.unit())) {
                List<Measure> named = namedBefore(limit);
                boolean gestation =
                        named.stream().anyMatch(measure -> measure.code().equals("GestationalAge"));
                return gestation ? named : List.of(new Measure(AGE, wordsOfAge(limit)));
            }
            boolean people = limit.unit().isEmpty()
                    && is(limit.first() - 1, Role.SUBJECT)
                    && OF_PEOPLE.contains(textOf(limit.first()).toLowerCase(Locale.ROOT));
            if (people) {
                return List.of(new Measure(AGE, AGE.toLowerCase(Locale.ROOT)));
            }
            List<Measure> graded = graded(limit);
            List<Measure> found = graded.isEmpty() ? namedBefore(limit) : graded;
            if (found.isEmpty() && Units.isTime(limit.unit())) {
                found = lasting(limit);
            }
            if (found.isEmpty()) {
                found = namedBehind(limit);
            }
            if (found.isEmpty() && (goesOn(limit) || isForSome(limit))) {
                found = before.stream()
                        .filter(measure -> fits(measure.code(), limit) || isUnmapped(measure))
                        .toList();
            }
            if (found.isEmpty() && hasAge(limit)) {
                found = List.of(new Measure(AGE, wordsOfAge(limit)));
            }
            if (found.isEmpty() && Units.isTime(limit.unit())) {
                found = sinceEvent(limit);
            }
            if (found.isEmpty()) {
                found = ofSection(limit);
            }
            return found.isEmpty() ? unknown(limit) : found;
        }

        /** The unit of a limit: years where an age has none, so many per litre where the stroke is left out. */
        private String unit(String measure, Limit limit) {
            String unit = limit.unit().equals(SCORE) ? "" : limit.unit();
            boolean stroke = !unit.isEmpty()
                    && !measures.hasDimension(measure, units.dimension(unit))
                    && measures.hasDimension(measure, units.dimension("/" + unit));
            return unit.isEmpty() && measure.equals(AGE) ? "a" : stroke ? "/" + unit : unit;
        }

        private boolean isUnmapped(Measure measure) {
            return measure.code().equals(Constraint.UNMAPPED);
        }

        /** A grade of what is named before it: neuropathy greater than grade 1. */
        private List<Measure> graded(Limit limit) {
            int grade = limit.first() + 1;
            if (!is(limit.first(), Role.COMPARE)
                    || !words.get(grade).says(Role.MEASURE).equals(GRADE)) {
                return List.of();
            }
            String what = nameBefore(limit);
            return List.of(new Measure(GRADE, what.isEmpty() ? textOf(grade) : what));
        }

        /** Whether a measure may have a limit: it is in units of a kind that the measure has. */
        private boolean fits(String measure, Limit limit) {
            if (measures.isState(measure)) {
                return false;
            }
            boolean time = measures.hasDimension(measure, "s");
            boolean ofOther = measure.equals(PERFORMANCE)
                    && Stream.of(limit.lower(), limit.upper())
                            .flatMap(Optional::stream)
                            .anyMatch(bound -> bound.value().compareTo(GREATEST_PERFORMANCE) > 0);
            if (ofOther) {
                return false;
            }
            return switch (limit.unit()) {
                case "", SCORE -> !time || measure.equals(AGE) || measure.endsWith("Interval");
                case ULN, LLN ->
                    !time && !measures.isScale(measure)
                            || measure.endsWith("Time")
                            || measure.equals("InternationalNormalizedRatio");
                default -> measures.hasDimension(measure, units.dimension(unit(measure, limit)));
            };
        }

        /** The measures named before a limit in its clause, also several that share it. */
        private List<Measure> namedBefore(Limit limit) {
            int known = 0;
            int fillers = 0;
            for (int i = limit.first() - 1; i >= 0 && known <= MOST_WORDS_BETWEEN && fillers <= MOST_FILLERS; i--) {
                Token word = words.get(i);
                if (word.is(Role.MEASURE)) {
                    return together(i, limit);
                }
                if (word.is(Role.AGE) && known == 0 && fits(AGE, limit)) {
                    return List.of(new Measure(AGE, textOf(i)));
                }
                if (word.is(Role.CLOSE) && !is(i - 1, Role.MEASURE)) {
                    i = opening(i);
                    continue;
                }
                boolean number = word.isNumber() && !isCounted(i);
                if (word.is(Role.END) || number || word.is(Role.UNLESS) || word.is(Role.COMPARE)) {
                    return List.of();
                }
                if (word.is(Role.FILLER) || word.is(Role.AGE)) {
                    fillers++;
                } else if (word.is(Role.JOIN) || word.is(Role.RANGE)) {
                    return List.of();
                } else {
                    known++;
                }
            }
            return List.of();
        }

        /** Where the bracket opens that closes at a token; the token itself where it opens nowhere. */
        private int opening(int close) {
            int open = close - 1;
            while (open >= 0 && close - open < MOST_WORDS_OF_EVENT && !is(open, Role.OPEN)) {
                open--;
            }
            return is(open, Role.OPEN) ? open : close;
        }

        /** The measures whose names end at a token: one, or several joined by "and", "or" and strokes. */
        private List<Measure> together(int last, Limit limit) {
            Map<String, Measure> found = new LinkedHashMap<>();
            String code = words.get(last).says(Role.MEASURE);
            int end = last;
            int start = last;
            int i = last - 1;
            while (i >= 0) {
                if (is(i, Role.MEASURE)) {
                    String other = words.get(i).says(Role.MEASURE);
                    boolean alone = i == last - 1 || !isJoined(i, start);
                    if (!other.equals(code) && alone) {
                        break;
                    }
                    if (!other.equals(code)) {
                        found.putIfAbsent(code, measure(code, start, end));
                        code = other;
                        end = i;
                    }
                    start = i;
                } else if (!is(i, Role.OPEN)
                        && !is(i, Role.CLOSE)
                        && !(isJoin(i) && (is(i - 1, Role.MEASURE) || is(i - 1, Role.CLOSE) || is(i - 1, Role.JOIN)))) {
                    break;
                }
                i--;
            }
            found.putIfAbsent(code, measure(code, start, end));
            List<Measure> inOrder = new ArrayList<>(found.values());
            Collections.reverse(inOrder);
            inOrder.removeIf(measure -> !fits(measure.code(), limit));
            return inOrder;
        }

        /** Whether a joining word stands between two names. */
        private boolean isJoined(int first, int second) {
            return IntStream.range(first + 1, second).anyMatch(this::isJoin);
        }

        private boolean isJoin(int i) {
            return is(i, Role.OR) || is(i, Role.JOIN) || textOf(i).equals("\u3001");
        }

        private Measure measure(String code, int first, int last) {
            boolean bracketed =
                    IntStream.range(first, last).anyMatch(i -> is(i, Role.OPEN)) && is(last + 1, Role.CLOSE);
            return new Measure(
                    code,
                    text.substring(
                            words.get(first).start(),
                            words.get(bracketed ? last + 1 : last).end()));
        }

        /** What is named right behind a limit: one measure, or several that are joined. */
        private List<Measure> namedBehind(Limit limit) {
            int i = limit.last() + 1;
            while (i <= limit.last() + 2
                    && (is(i, Role.FILLER) && !is(i, Role.OPEN) && !is(i, Role.CLOSE)
                            || textOf(i).equalsIgnoreCase("for"))) {
                i++;
            }
            List<Measure> named = new ArrayList<>();
            while (is(i, Role.MEASURE) && fits(words.get(i).says(Role.MEASURE), limit)) {
                named.add(measure(words.get(i).says(Role.MEASURE), i, i));
                i += isJoin(i + 1) ? 2 : 1;
            }
            // the name of the next limit
            int next = is(i, Role.FILLER) ? i + 1 : i;
            boolean another = isNumber(next) || is(next, Role.COMPARE) && !is(limit.last(), Role.COMPARE);
            return another ? List.of() : List.copyOf(named);
        }

        /** Whether only joining words stand between the last limit and this one. */
        private boolean goesOn(Limit limit) {
            if (before.isEmpty() || limit.first() - endOfBefore > FAR) {
                return false;
            }
            for (int i = endOfBefore + 1; i < limit.first(); i++) {
                if (!is(i, Role.JOIN)
                        && !is(i, Role.RANGE)
                        && !is(i, Role.FILLER)
                        && !is(i, Role.AGE)
                        && !is(i, Role.SUBJECT)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether a limit is another one of the same measure for some people: a multiple of normal, or one for a sex. */
        private boolean isForSome(Limit limit) {
            boolean multiple = limit.unit().equals(ULN) || limit.unit().equals(LLN);
            return multiple && limit.first() - endOfBefore < MOST_WORDS_OF_EVENT || is(limit.first() - 1, Role.SUBJECT);
        }

        /** Whether a limit without a name is one of age: years of people. */
        private boolean hasAge(Limit limit) {
            if (!limit.unit().equals("a")) {
                return false;
            }
            if (hasYears(limit.last()) || hasYears(limit.last() - 1)) {
                return true;
            }
            for (int i = limit.first() - 1; i >= 0 && i >= limit.first() - NEAR; i--) {
                if (is(i, Role.SUBJECT)) {
                    return true;
                }
                if (!is(i, Role.FILLER) && !is(i, Role.JOIN)) {
                    return false;
                }
            }
            return limit.first() == 0 && !is(limit.last() + 1, Role.SINCE) && !is(limit.last() + 1, Role.BEFORE);
        }

        private String wordsOfAge(Limit limit) {
            for (int i = limit.first(); i >= 0 && i >= limit.first() - NEAR; i--) {
                if (is(i, Role.MEASURE) && words.get(i).says(Role.MEASURE).equals(AGE)) {
                    return textOf(i);
                }
            }
            for (int i = limit.first(); i < words.size() && i <= limit.last() + 1; i++) {
                if (is(i, Role.AGE)) {
                    return textOf(i);
                }
            }
            String chinese = "\u5C81";
            return text.contains(chinese) ? chinese : "age";
        }

        /** The time since an event that is named behind it or before it; what is to come is none. */
        private List<Measure> sinceEvent(Limit limit) {
            int behind = limit.last() + 1;
            boolean future = UNTIL.contains(textOf(limit.first() - 1).toLowerCase(Locale.ROOT));
            String event = is(behind, Role.SINCE) && !future ? wordsFrom(behind + 1) : "";
            for (int i = limit.first() - 1;
                    event.isEmpty() && i >= 0 && i >= limit.first() - MOST_WORDS_OF_EVENT && isOfEvent(i);
                    i--) {
                event = is(i, Role.AGO)
                        ? text.substring(
                                        words.get(i).end(),
                                        words.get(limit.first()).start())
                                .strip()
                        : "";
            }
            return event.isEmpty() ? List.of() : List.of(new Measure(TIME_SINCE, event));
        }

        /** How long something has lasted that is named beside it. */
        private List<Measure> lasting(Limit limit) {
            if (is(limit.first() - 1, Role.LASTING)) {
                String what = wordsBefore(limit.first() - 1);
                return what.isEmpty() ? List.of() : List.of(new Measure(DURATION, what));
            }
            int behind = limit.last() + 1;
            if (!is(behind, Role.LASTING)) {
                return List.of();
            }
            boolean of = textOf(behind).endsWith("of");
            int before = textOf(limit.first() - 1).equalsIgnoreCase("of") ? limit.first() - 1 : limit.first();
            String what = of ? wordsFrom(behind + 1) : wordsBefore(before);
            return what.isEmpty() ? List.of() : List.of(new Measure(DURATION, what));
        }

        /** The measure that the heading names. */
        private List<Measure> ofSection(Limit limit) {
            if (section.isEmpty()) {
                return List.of();
            }
            return tokens.of(section).stream()
                    .filter(word -> word.is(Role.MEASURE))
                    .map(word -> word.says(Role.MEASURE))
                    .filter(measure -> fits(measure, limit))
                    .limit(1)
                    .map(measure -> new Measure(measure, section))
                    .toList();
        }

        /** A measure that no table knows, by the words right before its limit. */
        private List<Measure> unknown(Limit limit) {
            String name = Units.isTime(limit.unit()) || !limit.compared() ? "" : nameBefore(limit);
            if (name.isEmpty()) {
                return List.of();
            }
            boolean compared = is(limit.first(), Role.COMPARE);
            boolean sign = compared
                    && !Character.isLetter(text.charAt(words.get(limit.first()).start()));
            boolean withUnit = compared && !limit.unit().isEmpty() && !is(limit.first() - 1, Role.OPEN);
            String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
            boolean sure =
                    NOUNS.contains(last) || !last.endsWith("ed") && (sign || withUnit || isChinese(name) && compared);
            return sure ? List.of(new Measure(Constraint.UNMAPPED, name)) : List.of();
        }

        /** The words that name something right before a limit. Chinese has no spaces that would tell where a name begins, but in a clause. */
        private String nameBefore(Limit limit) {
            int last = limit.first() - 1;
            while (last >= 0 && limit.first() - last <= NEAR && is(last, Role.FILLER) && !isNoun(last)) {
                last = is(last, Role.CLOSE) && opening(last) < last ? opening(last) - 1 : last - 1;
            }
            int first = last + 1;
            while (first > 0 && last - first + 1 < MOST_WORDS_OF_MEASURE && isOfName(first - 1)) {
                first--;
            }
            String name = first <= last
                    ? Strings.CI.removeEnd(
                            text.substring(
                                    words.get(first).start(), words.get(last).end()),
                            " of")
                    : "";
            boolean begins =
                    first == 0 || is(first - 1, Role.END) || is(first - 1, Role.JOIN) || is(first - 1, Role.OPEN);
            boolean named = name.chars().filter(Character::isLetter).count() > 1;
            return named && (begins || !isChinese(name)) && !is(last, Role.LASTING) ? name : "";
        }

        private static boolean isChinese(String name) {
            return name.chars().anyMatch(c -> c >= '\u2E80');
        }

        private boolean isNoun(int i) {
            String word = textOf(i).toLowerCase(Locale.ROOT);
            return NOUNS.contains(StringUtils.substringBefore(word, " "))
                    || Lexicon.isLetter(word.charAt(0)) && !is(i, Role.STOP) && !is(i, Role.FILLER);
        }

        private boolean isOfName(int i) {
            Token word = words.get(i);
            boolean sign = word.end() - word.start() == 1
                    && !Character.isLetterOrDigit(text.charAt(word.start()))
                    && text.charAt(word.start()) != '/';
            return !sign
                    && !word.isNumber()
                    && !word.is(Role.STOP)
                    && !word.is(Role.COMPARE)
                    && !word.is(Role.UNLESS)
                    && !word.is(Role.END)
                    && !word.is(Role.NEGATION)
                    && (!word.is(Role.JOIN))
                    && (!word.is(Role.FILLER) || isNoun(i));
        }

        /** The span of time that ends at a number and reaches back; empty where there is none. */
        private String window(int at) {
            Token number = words.get(at);
            boolean back = is(at - 1, Role.WINDOW) || is(at + 1, Role.BEFORE);
            return back && Units.isTime(number.unit()) ? duration(number.value(), number.unit()) : "";
        }

        /** A span of time right behind a limit is that of the limit; others reach back to what the words beside them tell. */
        private void reachesBack(int at, String window) {
            int start = is(at - 1, Role.WINDOW) ? at - 1 : at;
            int lasting = is(start - 1, Role.LASTING) ? start - 2 : start - 1;
            if (!constraints.isEmpty() && endOfBefore == lasting) {
                int first = constraints.size() - before.size();
                constraints
                        .subList(first, constraints.size())
                        .replaceAll(c -> new Constraint(
                                c.measure(), c.words(), c.lower(), c.upper(), c.unit(), window, c.requirement()));
                return;
            }
            int behind = is(at + 1, Role.BEFORE) ? at + 2 : at + 1;
            if (start == 0) {
                // In the 30 days before screening, …
                int comma = IntStream.range(behind, words.size())
                        .filter(i -> textOf(i).equals(","))
                        .findFirst()
                        .orElse(behind - 1);
                behind = comma + 1;
            }
            boolean chinese = isChinese(textOf(at + 1));
            String event = chinese ? wordsFrom(behind) : wordsBefore(start);
            event = !event.isEmpty() ? event : chinese ? wordsBefore(start) : start == 0 ? wordsFrom(behind) : "";
            if (!event.isEmpty() && !excepted) {
                constraints.add(new Constraint(
                        TIME_SINCE, event, Optional.empty(), Optional.empty(), "", window, requirement()));
            }
        }

        /** The words of a clause before a token, without what denies them; nothing where only words remain that say nothing. */
        private String wordsBefore(int end) {
            int first = end;
            int closed = 0;
            while (first > 0
                    && end - first < MOST_WORDS_OF_EVENT
                    && isOfEvent(first - 1)
                    && (closed > 0 || !is(first - 1, Role.OPEN))) {
                first--;
                closed += is(first, Role.CLOSE) ? 1 : is(first, Role.OPEN) ? -1 : 0;
            }
            while (first < end && (closed > 0 || is(first, Role.NEGATION) || is(first, Role.CLOSE))) {
                closed -= is(first, Role.CLOSE) ? 1 : 0;
                first++;
            }
            return event(first, end);
        }

        /** The words of a clause from a token on. */
        private String wordsFrom(int from) {
            int first = from;
            while (first < words.size()
                    && (is(first, Role.NEGATION) || textOf(first).equals("\u7684"))) {
                first++;
            }
            int end = first;
            while (end < words.size() && end - first < MOST_WORDS_OF_EVENT && isOfEvent(end) && !is(end, Role.CLOSE)) {
                end++;
            }
            return event(first, end);
        }

        /** The words between two tokens, without those at their ends that say nothing; empty where no letter is left. */
        private String event(int from, int to) {
            int first = from;
            int end = to;
            while (first < end
                    && (is(first, Role.FILLER) || is(first, Role.JOIN))
                    && !isNoun(first)
                    && !is(first, Role.MEASURE)) {
                first++;
            }
            while (end > first
                    && (is(end - 1, Role.STOP)
                            || is(end - 1, Role.WINDOW)
                            || is(end - 1, Role.OPEN)
                            || is(end - 1, Role.JOIN))
                    && !is(end - 1, Role.LASTING)) {
                end--;
            }
            boolean toCome =
                    first < end && textOf(first).toLowerCase(Locale.ROOT).startsWith("must");
            String event = first < end && !toCome
                    ? text.substring(
                            words.get(first).start(), words.get(end - 1).end())
                    : "";
            return event.chars().anyMatch(Character::isLetter) ? event : "";
        }

        private boolean isOfEvent(int i) {
            Token word = words.get(i);
            boolean limit = word.isNumber() || word.is(Role.AFTER) || word.is(Role.COMPARE);
            return !limit && !word.is(Role.END) && !word.is(Role.UNLESS) && text.charAt(word.start()) != '\uFF0C';
        }
    }

    /** A span of time as a duration of XML Schema, which has no weeks. */
    static String duration(BigDecimal number, String unit) {
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
