package org.trialgraph.eligibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.Strings;
import org.trialgraph.eligibility.Lexicon.Found;
import org.trialgraph.eligibility.Token.Role;
import org.trialgraph.model.Constraint;
import org.trialgraph.model.Constraint.Bound;

/** Tells which numbers of a criterion are limits, with their bounds and units. */
final class LimitReader {
    private static final int NEAR = 4;
    private static final int FAR = 8;

    private final Clause clause;
    private final Measures measures;
    private final Units units;

    LimitReader(Clause clause, Measures measures, Units units) {
        this.clause = clause;
        this.measures = measures;
        this.units = units;
    }

    /** The limit whose first number stands at a place: none where the number is no limit, two where a range has a unit for each end. */
    List<Limit> read(int at) {
        int compare = at - 1;
        while (compare > at - 3 && clause.is(compare, Role.FILLER) && !clause.is(compare, Role.COMPARE)) {
            compare--;
        }
        boolean ageBefore = clause.is(compare, Role.COMPARE_AGE);
        String before = clause.is(compare, Role.COMPARE)
                ? clause.token(compare).says(Role.COMPARE)
                : ageBefore ? clause.token(compare).says(Role.COMPARE_AGE) : "";
        int first = before.isEmpty() ? at : compare;
        int second = secondOfRange(at);
        if (clause.is(first - 1, Role.WINDOW)
                && (second > 0 || Units.isTime(clause.token(at).unit()))) {
            return List.of();
        }
        if (second > 0) {
            return range(at, second, first, before, ageBefore);
        }
        int last = multiple(at);
        String unit = last < 0 ? clause.token(at).unit() : multipleOf(last);
        last = last < 0 ? at : last;
        if (clause.is(last + 1, Role.TIMES)) {
            return last == at ? timesBefore(at) : List.of();
        }
        int behind = behind(last + 1);
        boolean age = ageBefore || clause.isAge(last + 1);
        if (before.isEmpty()) {
            boolean ageAfter = clause.is(behind, Role.AFTER_AGE);
            before = isAfter(behind)
                    ? clause.token(behind).says(Role.AFTER)
                    : ageAfter ? clause.token(behind).says(Role.AFTER_AGE) : "";
            age |= ageAfter;
            last = before.isEmpty() ? last : behind;
            Found<String> later = before.isEmpty() || !unit.isEmpty()
                    ? null
                    : units.read(clause.folded(), clause.token(last).end());
            if (later != null) {
                unit = later.value();
                while (last + 1 < clause.size() && clause.token(last + 1).start() < later.end()) {
                    last++;
                }
                age |= clause.isAge(last + 1);
            }
        }
        if (before.isEmpty()) {
            int name = clause.is(last + 1, Role.FILLER) ? last + 2 : last + 1;
            before = clause.is(name, Role.MEASURE) && isAfter(name + 1)
                    ? clause.token(name + 1).says(Role.AFTER)
                    : beforeName(at);
        }
        if (before.isEmpty()) {
            return reversed(at, unit);
        }
        if (unit.isEmpty() && clause.is(last + 1, Role.RANGE) && clause.isNumber(last + 2)) {
            return List.of();
        }
        int other = unit.isEmpty() && before.startsWith(">") ? upperEnd(last) : 0;
        if (other > 0) {
            unit = clause.token(other).unit();
            age |= clause.isAge(other + 1);
        }
        return List.of(limit(before, clause.token(at), first, last, unit, age));
    }

    /** Where words behind a number, and a bracket, end: there a comparison may stand. */
    private int behind(int from) {
        int at = from;
        while (clause.is(at, Role.AGE)) {
            at++;
        }
        int closed = clause.is(at, Role.OPEN) ? clause.closing(at) + 1 : at;
        if (isAfter(closed) || clause.is(closed, Role.AFTER_AGE)) {
            return closed;
        }
        while (clause.is(at, Role.AGE) || clause.is(at, Role.OPEN)) {
            at++;
        }
        return at;
    }

    /** Whether a comparison is one of the number before it and not of one behind it. */
    private boolean isAfter(int at) {
        return clause.is(at, Role.AFTER) && !(clause.is(at, Role.COMPARE) && clause.isNumber(at + 1));
    }

    /** What a comparison says that stands before the name of a measure and its value: a minimum IQ of 70. */
    private String beforeName(int at) {
        int name = at - 1;
        while (name > at - NEAR && clause.is(name, Role.FILLER) && !clause.is(name, Role.MEASURE)) {
            name--;
        }
        return clause.is(name, Role.MEASURE) && clause.is(name - 1, Role.COMPARE)
                ? clause.token(name - 1).says(Role.COMPARE)
                : "";
    }

    /** The number of an upper limit in units of time that follows a lower one without: ≥ 18 and < 75 years; 0 where there is none. */
    private int upperEnd(int last) {
        int next = clause.is(last + 1, Role.JOIN) || clause.is(last + 1, Role.RANGE) ? last + 2 : last + 1;
        boolean upper = clause.is(next, Role.COMPARE)
                && clause.token(next).says(Role.COMPARE).startsWith("<")
                && clause.isNumber(next + 1);
        return upper && Units.isTime(clause.token(next + 1).unit()) ? next + 1 : 0;
    }

    /** A range between two numbers; both ends by themselves where an age has a unit for each. */
    private List<Limit> range(int at, int second, int first, String before, boolean ageBefore) {
        Token low = clause.token(at);
        Token high = clause.token(second);
        String unit = !high.unit().isEmpty() ? high.unit() : low.unit();
        boolean sameUnit = low.unit().isEmpty() || low.unit().equals(unit);
        boolean ages = (clause.isAge(at + 1) || clause.isAge(second + 1) || clause.hasYears(second))
                && Units.isTime(low.unit())
                && Units.isTime(unit);
        if (!sameUnit && ages) {
            return List.of(
                    new Limit(at, at, bound(low, true), Optional.empty(), low.unit(), true, true),
                    new Limit(second, second, Optional.empty(), bound(high, true), unit, true, true));
        }
        if (!sameUnit || low.value().compareTo(high.value()) >= 0 || before.startsWith("<")) {
            return List.of();
        }
        int last = multiple(second);
        String to = clause.token(second - 1).says(Role.COMPARE);
        return List.of(new Limit(
                first,
                last < 0 ? second : last,
                bound(low, !before.equals(">")),
                bound(high, to.isEmpty() || to.endsWith("=")),
                last < 0 ? unit : multipleOf(last),
                clause.isAge(second + 1) || ageBefore,
                true));
    }

    /** A multiple of the limit of normal that is named before it (正常值上限的1.5倍). */
    private List<Limit> timesBefore(int at) {
        int normal = at - 1;
        while (normal > at - NEAR
                && normal >= 0
                && !clause.is(normal, Role.ULN)
                && !clause.is(normal, Role.LLN)
                && clause.textOf(normal).equals("\u7684")) {
            normal--;
        }
        boolean named = clause.is(normal, Role.ULN) || clause.is(normal, Role.LLN);
        if (!named || !clause.is(normal - 1, Role.COMPARE)) {
            return List.of();
        }
        String comparison = clause.token(normal - 1).says(Role.COMPARE);
        return List.of(limit(comparison, clause.token(at), normal - 1, at + 1, multipleOf(normal), false));
    }

    /** A multiple in a bracket behind another one, with the comparison of that: no more than 2 times ULN (5 times ULN in some). */
    private List<Limit> multipleForSome(int at, int normal) {
        int other = at - 2;
        if (!clause.is(at - 1, Role.OPEN) || !clause.is(other, Role.ULN) && !clause.is(other, Role.CLOSE)) {
            return List.of();
        }
        while (other > at - FAR - NEAR && !clause.is(other, Role.COMPARE)) {
            other--;
        }
        return clause.is(other, Role.COMPARE)
                ? List.of(limit(
                        clause.token(other).says(Role.COMPARE),
                        clause.token(at),
                        at,
                        normal,
                        multipleOf(normal),
                        false))
                : List.of();
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
    private List<Limit> reversed(int at, String unit) {
        if (Units.isTime(unit) && Strings.CI.startsWith(clause.textOf(at + 1), "since")) {
            return List.of(limit(">=", clause.token(at), at, at, unit, false));
        }
        if (clause.is(at + 1, Role.COMPARE) && clause.is(at + 2, Role.MEASURE)) {
            String turned = clause.token(at + 1)
                    .says(Role.COMPARE)
                    .replace('<', '~')
                    .replace('>', '<')
                    .replace('~', '>');
            return List.of(limit(turned, clause.token(at), at, at + 1, unit, false));
        }
        int normal = multiple(at);
        if (normal > 0) {
            return multipleForSome(at, normal);
        }
        if (!unit.isEmpty() && !unit.equals(Limit.SCORE) || !isOfScale(at) || clause.isCounted(at)) {
            return List.of();
        }
        int last = at;
        while (clause.is(last + 1, Role.OR)
                && clause.isNumber(last + 2)
                && clause.token(last + 2)
                        .value()
                        .equals(clause.token(last).value().add(BigDecimal.ONE))) {
            last += 2;
        }
        Optional<Bound> lower = bound(clause.token(at), true);
        return List.of(new Limit(at, last, lower, bound(clause.token(last), true), "", false, false));
    }

    /** Whether the name of a scale stands right before a number or its comparison. */
    boolean isOfScale(int at) {
        int name = at - 1;
        while (name >= 0 && name > at - NEAR && (clause.is(name, Role.FILLER) || clause.is(name, Role.COMPARE))) {
            name--;
        }
        return clause.is(name, Role.MEASURE) && measures.isScale(clause.measure(name));
    }

    /** The second number of a range, 0 where there is none. */
    private int secondOfRange(int at) {
        int to = at + 1;
        while (clause.is(to, Role.AGE)) {
            to++;
        }
        boolean between = false;
        for (int i = at - 1; i >= 0 && i > at - FAR && !between; i--) {
            String word = clause.textOf(i);
            between = word.equalsIgnoreCase("between")
                    || word.equalsIgnoreCase("from")
                    || word.equals("\u4ECB\u4E8E")
                    || word.equals("\u5728");
            if (!clause.is(i, Role.FILLER) && !clause.is(i, Role.MEASURE)) {
                break;
            }
        }
        boolean joined = clause.is(to, Role.RANGE) || between && clause.is(to, Role.JOIN);
        int second = joined ? to + 1 : to;
        if (clause.is(second, Role.COMPARE)) {
            // 6 to < 12, between 0 and under 18
            boolean upper = (joined || between)
                    && clause.token(second).says(Role.COMPARE).startsWith("<")
                    && !clause.is(at - 1, Role.COMPARE);
            return upper && clause.isNumber(second + 1) ? second + 1 : 0;
        }
        return joined && clause.isNumber(second) ? second : 0;
    }

    /** The token that ends a multiple of a limit of normal which begins at a number; -1 where it is no multiple. */
    private int multiple(int at) {
        int next = at + 1;
        boolean times = clause.is(next, Role.TIMES);
        next = times ? next + 1 : next;
        while (clause.is(next, Role.FILLER) && !clause.is(next, Role.ULN) && next < at + NEAR) {
            next++;
        }
        boolean limit = clause.is(next, Role.ULN) || clause.is(next, Role.LLN);
        boolean named = limit
                && (times
                        || Strings.CI.contains(clause.textOf(next), "ln")
                        || clause.textOf(next).contains("limit"));
        if (!named || !clause.token(at).unit().isEmpty()) {
            return -1;
        }
        // (ULN) behind the words
        return clause.is(next + 1, Role.OPEN)
                        && (clause.is(next + 2, Role.ULN) || clause.is(next + 2, Role.LLN))
                        && clause.is(next + 3, Role.CLOSE)
                ? next + 3
                : next;
    }

    private String multipleOf(int last) {
        return clause.is(last, Role.LLN) || clause.is(last - 1, Role.LLN) ? Constraint.LLN : Constraint.ULN;
    }
}
