package org.trialgraph.eligibility;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.Strings;
import org.trialgraph.eligibility.MeasureFinder.Measure;
import org.trialgraph.eligibility.Token.Role;
import org.trialgraph.model.Constraint;

/** Names a measure that no table knows, by the words right before its limit. */
final class UnknownMeasure {
    /** What is measured by its length where nothing else is said. */
    private static final Set<String> TUMORS = Set.of("tumor", "tumors", "tumour", "tumours", "lesion", "lesions");
    /** Names that end with these are measured in time. */
    private static final Set<String> OF_TIME = Set.of("time", "interval", "latency");

    private final Clause clause;
    private final Units units;

    UnknownMeasure(Clause clause, Units units) {
        this.clause = clause;
        this.units = units;
    }

    /** The measure of a limit; nothing where the words before it are not certain to name one. */
    List<Measure> of(Limit limit) {
        boolean compared = clause.is(limit.first(), Role.COMPARE);
        boolean another = compared && Strings.CI.startsWith(clause.textOf(limit.first()), "or ");
        boolean time = Units.isTime(limit.unit());
        boolean nameless = another || !limit.compared() || time && !clause.isAnyOf(limit.first() - 1, OF_TIME);
        String name = nameless ? "" : clause.nameBefore(limit.first());
        String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || time) {
            return last.length() < name.length() ? List.of(new Measure(Constraint.UNMAPPED, name)) : List.of();
        }
        boolean equal = limit.lower().equals(limit.upper());
        boolean sign = compared && !Character.isLetter(clause.firstLetter(limit.first()));
        boolean of = clause.textOf(limit.first() - 1).equals("of")
                && clause.is(limit.last(), Role.AFTER)
                && !clause.folded().contains("by " + name.toLowerCase(Locale.ROOT)); // what it is measured with
        boolean withUnit = (compared || of) && !limit.unit().isEmpty() && !clause.is(limit.first() - 1, Role.OPEN);
        boolean verb = last.endsWith("ed") || last.endsWith("ing") && !of;
        boolean counts = limit.unit().isEmpty()
                && (clause.isPlainWord(limit.last() + 1)
                        || clause.textOf(limit.last() + 1).equals("of"));
        boolean sure = Clause.NOUNS.contains(last)
                || !verb
                        && !counts
                        && !equal
                        && !units.isDose(limit.unit())
                        && (sign || withUnit || Clause.isChinese(name) && compared);
        boolean size = TUMORS.contains(last) && units.dimension(limit.unit()).equals("m");
        return sure ? List.of(new Measure(size ? "TumorSize" : Constraint.UNMAPPED, name)) : List.of();
    }
}
