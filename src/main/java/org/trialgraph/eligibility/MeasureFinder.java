package org.trialgraph.eligibility;

import java.math.BigDecimal;
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
import org.trialgraph.eligibility.Token.Role;
import org.trialgraph.model.Constraint;

/** Finds what the limits of a criterion are set to. */
final class MeasureFinder {
    private static final String AGE = ParticipantAge.AGE;
    private static final String TIME_SINCE = "TimeSince";
    /** The greatest value of the scale of the Eastern Cooperative Oncology Group, that of Karnofsky has tens; and of bone density. */
    private static final Map<String, BigDecimal> GREATEST =
            Map.of("EcogPerformanceStatus", BigDecimal.valueOf(5), "BoneDensityTScore", BigDecimal.TEN);

    private static final String GRADE = "ToxicityGrade";
    private static final String DURATION = "Duration";
    /** How many words that no table knows may stand between a measure and its limit. */
    private static final int MOST_WORDS_BETWEEN = 4;

    private static final int MOST_FILLERS = 14;
    private static final int MOST_WORDS_OF_EVENT = 20;
    private static final int FAR = 8;
    /** Behind these a time is one to come. */
    private static final Set<String> UNTIL = Set.of("for", "until", "till", "through", "to", "up to", "every");
    /** Before what a limit is one of, where that stands behind it. */
    private static final Set<String> OF_WHOM = Set.of("for", "in", "their", "his", "her", "your");

    /** Behind these a limit is one of a change. */
    private static final Set<String> CHANGES = Set.of(
            "increase",
            "rise",
            "improvement",
            "decrease",
            "drop",
            "fall",
            "decline",
            "reduction",
            "change",
            "deterioration");

    /** Units of counts as print cuts them short. */
    private static final Map<String, String> COUNTS = Map.of("g/L", "10*9/L", "10*9", "10*9/L", "/mm", "/mm3");

    private static final String BLOOD_PRESSURE = "BloodPressure";

    private final Clause clause;
    private final Measures measures;
    private final Units units;
    private final Tokens tokens;
    private final String section;
    private final UnknownMeasure unknown;
    private final ParticipantAge age;
    /** The measures of the last limit, and its last token. */
    private List<Measure> before = List.of();

    private int endOfBefore = -1;
    private boolean multipleBefore;

    /**
     * What limits are set to.
     *
     * @param code local name of the concept
     * @param words its name as printed
     */
    record Measure(String code, String words) {}

    /**
     * @param tokens cuts the heading into words
     * @param section the heading that the criterion stands under, empty where there is none
     */
    MeasureFinder(Clause clause, Measures measures, Units units, Tokens tokens, String section) {
        this.clause = clause;
        this.measures = measures;
        this.units = units;
        this.tokens = tokens;
        this.section = section;
        this.unknown = new UnknownMeasure(clause, units);
        this.age = new ParticipantAge(clause);
    }

    /** Notes what the last limit was set to, for one that goes on with it. */
    void remember(List<Measure> found, int end) {
        before = found;
        endOfBefore = end;
    }

    /** Number of the last token of the last limit, -1 before the first. */
    int endOfBefore() {
        return endOfBefore;
    }

    /** How many measures the last limit was set to. */
    int shared() {
        return before.size();
    }

    /** What a limit is set to; nothing where that is not certain. */
    List<Measure> of(Limit limit) {
        List<Measure> found = named(limit);
        multipleBefore = limit.isMultiple();
        if (found.size() != 1 || !found.get(0).code().equals(AGE)) {
            return found;
        }
        return age.of(limit, found.get(0));
    }

    private List<Measure> named(Limit limit) {
        boolean some = limit.unit().isEmpty()
                && clause.isNumber(limit.last())
                && clause.textOf(limit.last() + 1).equals("of")
                && !clause.isNumber(limit.last() + 2);
        if (some || clause.isAnyOf(limit.last() + 1, CHANGES)) {
            return List.of(); // so many of what follows, or a change
        }
        if (limit.ofAge() && Units.isTime(limit.unit().isEmpty() ? "a" : limit.unit())) {
            List<Measure> named = namedBefore(limit);
            boolean gestation =
                    named.stream().anyMatch(measure -> measure.code().equals("GestationalAge"));
            return gestation ? named : List.of(new Measure(AGE, age.words(limit)));
        }
        if (age.isOfPeople(limit, before.isEmpty())) {
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
        if (found.isEmpty() && age.isBare(limit, () -> ofSection(limit).isEmpty())) {
            found = List.of(new Measure(AGE, age.words(limit)));
        }
        if (found.isEmpty() && Units.isTime(limit.unit())) {
            found = sinceEvent(limit);
        }
        if (found.isEmpty()) {
            found = ofSection(limit);
        }
        if (found.isEmpty()) {
            found = unknown.of(limit);
        }
        return found.isEmpty() && units.dimension(limit.unit()).equals("/m3") ? counted(limit) : found;
    }

    /** The unit of a limit: years where an age has none; so many per litre or cubic millimetre where print has lost the power or stroke. */
    String unit(String measure, Limit limit) {
        String unit = limit.unit().equals(Limit.SCORE) ? "" : limit.unit();
        if (unit.isEmpty()) {
            return measure.startsWith(AGE) ? "a" : unit;
        }
        if (measures.hasDimension(measure, units.dimension("/L"))) {
            unit = COUNTS.getOrDefault(unit, unit);
        }
        boolean stroke = !measures.hasDimension(measure, units.dimension(unit))
                && measures.hasDimension(measure, units.dimension("/" + unit));
        return stroke ? "/" + unit : unit;
    }

    private boolean isUnmapped(Measure measure) {
        return measure.code().equals(Constraint.UNMAPPED);
    }

    /** A grade of what is named before it: neuropathy greater than grade 1. */
    private List<Measure> graded(Limit limit) {
        int grade = limit.first() + 1;
        if (!clause.is(limit.first(), Role.COMPARE) || !clause.measure(grade).equals(GRADE)) {
            return List.of();
        }
        String what = clause.nameBefore(limit.first());
        return List.of(new Measure(GRADE, what.isEmpty() ? clause.textOf(grade) : what));
    }

    /** Whether a measure may have a limit: it is in units of a kind that the measure has. */
    private boolean fits(String measure, Limit limit) {
        if (measures.isState(measure)) {
            return false;
        }
        boolean time = measures.hasDimension(measure, "s");
        BigDecimal greatest = GREATEST.get(measure);
        boolean ofOther = greatest != null
                && Stream.of(limit.lower(), limit.upper())
                        .flatMap(Optional::stream)
                        .anyMatch(bound -> bound.value().compareTo(greatest) > 0);
        if (ofOther) {
            return false;
        }
        return switch (limit.unit()) {
            case "", Limit.SCORE -> !time || measure.startsWith(AGE) || measure.endsWith("Interval");
            case Constraint.ULN, Constraint.LLN ->
                !time && !measures.isScale(measure)
                        || measure.endsWith("Time")
                        || measure.equals("InternationalNormalizedRatio");
            default -> {
                String dimension = units.dimension(unit(measure, limit));
                // "SGOT of 50 U" leaves the litre out
                yield measures.hasDimension(measure, dimension)
                        || isBeside(measure, limit) && measures.hasDimensionPer(measure, dimension);
            }
        };
    }

    /** Whether a measure before a limit is not that of the limit: another stands behind it, or it is that of a bracket before. */
    private boolean isOfOther(int name, Limit limit) {
        int behind = limit.last() + 1;
        return clause.measure(name).equals(BLOOD_PRESSURE)
                        && clause.measure(behind).endsWith(BLOOD_PRESSURE)
                || clause.measure(name).equals(AGE) && clause.is(name + 1, Role.CLOSE) && clause.is(behind, Role.SINCE);
    }

    private boolean isBeside(String measure, Limit limit) {
        int name = clause.is(limit.first() - 1, Role.FILLER) ? limit.first() - 2 : limit.first() - 1;
        return clause.measure(name).equals(measure) && !clause.textOf(name - 1).equals("/");
    }

    /** The measures named before a limit in its clause, also several that share it. */
    private List<Measure> namedBefore(Limit limit) {
        int known = 0;
        int fillers = 0;
        for (int i = limit.first() - 1; i >= 0 && known <= MOST_WORDS_BETWEEN && fillers <= MOST_FILLERS; i--) {
            Token word = clause.token(i);
            if (word.is(Role.MEASURE)) {
                boolean counts = known > 0 && limit.unit().isEmpty() && clause.isPlainWord(limit.last() + 1);
                return counts || isOfOther(i, limit) ? List.of() : together(i, limit);
            }
            if (word.is(Role.AGE) && known == 0 && fits(AGE, limit)) {
                return List.of(new Measure(AGE, clause.textOf(i)));
            }
            if (word.is(Role.CLOSE) && !clause.is(i - 1, Role.MEASURE)) {
                i = clause.opening(i);
                continue;
            }
            boolean number = word.isNumber() && !clause.isCounted(i);
            if (word.is(Role.END) || number || word.is(Role.UNLESS) || word.is(Role.COMPARE)) {
                return List.of();
            }
            if (word.is(Role.FILLER) || word.is(Role.AGE)) {
                fillers++;
            } else if (word.is(Role.JOIN)
                    || word.is(Role.RANGE)
                            && (i < limit.first() - 1 || limit.unit().isEmpty())) {
                return List.of();
            } else {
                known++;
            }
        }
        return List.of();
    }

    /** The measures whose names end at a token: one, or several joined by "and", "or" and strokes. */
    private List<Measure> together(int last, Limit limit) {
        Map<String, Measure> found = new LinkedHashMap<>();
        String code = measured(last, limit);
        int end = last;
        int start = last;
        int i = last - 1;
        while (i >= 0) {
            if (clause.is(i, Role.MEASURE)) {
                String other = clause.measure(i);
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
            } else if (!clause.is(i, Role.OPEN)
                    && !clause.is(i, Role.CLOSE)
                    && !(clause.isJoin(i)
                            && (clause.is(i - 1, Role.MEASURE)
                                    || clause.is(i - 1, Role.OPEN)
                                    || clause.is(i - 1, Role.CLOSE)
                                    || clause.is(i - 1, Role.JOIN)))) {
                break;
            }
            i--;
        }
        found.putIfAbsent(code, measure(code, start, end));
        if (found.size() > 1 && clause.textOf(last + 1).equalsIgnoreCase("ratio")) {
            return List.of(); // of one to the other
        }
        List<Measure> inOrder = new ArrayList<>(found.values());
        Collections.reverse(inOrder);
        inOrder.removeIf(measure -> !fits(measure.code(), limit));
        return inOrder;
    }

    /** What a name stands for beside a limit: pregnancy of so many weeks is a gestational age, a part of the body surface one affected. */
    private String measured(int name, Limit limit) {
        String code = clause.measure(name);
        return switch (code) {
            case "Pregnancy" -> limit.unit().equals("wk") && isTerm(name, limit) ? "GestationalAge" : code;
            case "InspiredOxygenFraction" ->
                measures.hasDimension("OxygenationIndex", units.dimension(limit.unit())) ? "OxygenationIndex" : code;
            case "Cd4Count" -> limit.unit().equals("%") ? "Cd4Percentage" : code;
            case "BodySurfaceArea" -> limit.unit().equals("%") ? "BodySurfaceAffected" : code;
            default -> code;
        };
    }

    private boolean isTerm(int name, Limit limit) {
        int behind = limit.last() + 1;
        return (name >= behind || !clause.is(behind, Role.MEASURE))
                && !clause.is(behind, Role.SINCE)
                && !clause.is(behind, Role.BEFORE);
    }

    /** Whether a joining word stands between two names. */
    private boolean isJoined(int first, int second) {
        return IntStream.range(first + 1, second).anyMatch(clause::isJoin);
    }

    private Measure measure(String code, int first, int last) {
        if (code.equals(DURATION) && clause.textOf(last + 1).equalsIgnoreCase("of")) {
            String what = clause.wordsFrom(last + 2);
            return new Measure(code, what.isEmpty() ? clause.text(first, last) : what);
        }
        boolean bracketed =
                IntStream.range(first, last).anyMatch(i -> clause.is(i, Role.OPEN)) && clause.is(last + 1, Role.CLOSE);
        return new Measure(code, clause.text(first, bracketed ? last + 1 : last));
    }

    /** What is named right behind a limit: one measure, or several that are joined. */
    private List<Measure> namedBehind(Limit limit) {
        int i = limit.last() + 1;
        while (i <= limit.last() + 2
                && (clause.is(i, Role.FILLER) && !clause.is(i, Role.OPEN) && !clause.is(i, Role.CLOSE)
                        || clause.isAnyOf(i, OF_WHOM))) {
            i++;
        }
        List<Measure> named = new ArrayList<>();
        while (clause.is(i, Role.MEASURE) && fits(measured(i, limit), limit)) {
            named.add(measure(measured(i, limit), i, i));
            i += clause.isJoin(i + 1) ? 2 : 1;
        }
        // the name of the next limit
        int next = clause.is(i, Role.FILLER) ? i + 1 : i;
        boolean another =
                clause.isNumber(next) || clause.is(next, Role.COMPARE) && !clause.is(limit.last(), Role.COMPARE);
        return another ? List.of() : List.copyOf(named);
    }

    /** Whether only joining words stand between the last limit and this one. */
    private boolean goesOn(Limit limit) {
        if (before.isEmpty() || limit.first() - endOfBefore > FAR) {
            return false;
        }
        for (int i = endOfBefore + 1; i < limit.first(); i++) {
            if (!clause.is(i, Role.JOIN)
                    && !clause.is(i, Role.RANGE)
                    && !clause.is(i, Role.FILLER)
                    && !clause.is(i, Role.AGE)
                    && !clause.is(i, Role.SUBJECT)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a limit is another one of the same measure for some people or methods: a multiple of normal behind one, or one for a sex. */
    private boolean isForSome(Limit limit) {
        if (limit.first() - endOfBefore >= MOST_WORDS_OF_EVENT || clause.is(limit.first() - 1, Role.SUBJECT)) {
            return clause.is(limit.first() - 1, Role.SUBJECT);
        }
        boolean or = clause.textOf(limit.first() - 1).equalsIgnoreCase("or")
                || Strings.CI.startsWith(clause.textOf(limit.first()), "or ");
        if (limit.isMultiple()) {
            boolean parted = IntStream.range(endOfBefore + 1, limit.first()).anyMatch(i -> clause.is(i, Role.END));
            return (or || multipleBefore)
                    && !(parted && !clause.nameBefore(limit.first()).isEmpty());
        }
        return or && !limit.unit().isEmpty() && !Units.isTime(limit.unit());
    }

    /** The time since an event that is named behind it or before it; what is to come is none. */
    private List<Measure> sinceEvent(Limit limit) {
        int behind = limit.last() + 1;
        boolean future = clause.isAnyOf(limit.first() - 1, UNTIL);
        String event = clause.is(behind, Role.SINCE) && !future ? clause.wordsFrom(behind + 1) : "";
        for (int i = limit.first() - 1;
                event.isEmpty() && i >= 0 && i >= limit.first() - MOST_WORDS_OF_EVENT && clause.isOfEvent(i);
                i--) {
            event = clause.is(i, Role.AGO) ? clause.between(i, limit.first()) : "";
        }
        return event.isEmpty() ? List.of() : List.of(new Measure(TIME_SINCE, event));
    }

    /** How long something has lasted that is named beside it. */
    private List<Measure> lasting(Limit limit) {
        if (clause.is(limit.first() - 1, Role.LASTING)) {
            String what = clause.wordsBefore(limit.first() - 1);
            return what.isEmpty() ? List.of() : List.of(new Measure(DURATION, what));
        }
        int behind = limit.last() + 1;
        if (!clause.is(behind, Role.LASTING)) {
            return List.of();
        }
        boolean of = clause.textOf(behind).endsWith("of");
        int before = clause.textOf(limit.first() - 1).equalsIgnoreCase("of") ? limit.first() - 1 : limit.first();
        String what = of ? clause.wordsFrom(behind + 1) : clause.wordsBefore(before);
        return what.isEmpty() ? List.of() : List.of(new Measure(DURATION, what));
    }

    /** The cells that a unit names: 500 neutrophils/mm3. */
    private List<Measure> counted(Limit limit) {
        String printed = StringUtils.stripStart(clause.textOf(limit.last()), "0123456789.,x×^*' ");
        return tokens.of(printed).words().stream()
                .filter(word -> word.is(Role.MEASURE))
                .limit(1)
                .map(word -> new Measure(word.says(Role.MEASURE), printed.substring(word.start(), word.end())))
                .toList();
    }

    /** The measure that the heading names. */
    private List<Measure> ofSection(Limit limit) {
        return tokens.of(section).words().stream()
                .filter(word -> word.is(Role.MEASURE) && fits(word.says(Role.MEASURE), limit))
                .limit(1)
                .map(word -> new Measure(word.says(Role.MEASURE), section.substring(word.start(), word.end())))
                .toList();
    }
}
