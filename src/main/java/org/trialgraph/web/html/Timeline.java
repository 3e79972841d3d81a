package org.trialgraph.web.html;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Dates on a line 1000 units long.
 *
 * @param first what the left end is
 * @param last what the right end is
 * @param dates the dates in their order
 */
record Timeline(String first, String last, List<Date> dates) {
    private static final double LEFT = 20;
    private static final double LENGTH = 960;

    /**
     * A date.
     *
     * @param x its place on the line
     * @param printed as precise as the document has it
     * @param type whether it is actual or anticipated, empty where that is not told
     */
    record Date(String name, String printed, String type, String x) {}

    private record Dated(String name, String printed, String type, long day) {}

    /** The dates of a trial; null where it has none. */
    static @Nullable Timeline of(GraphView graph, Node trial) {
        List<Dated> dates = new ArrayList<>();
        for (TrialField field : TrialField.of("date")) {
            String printed = graph.words(trial, field.property());
            String type = field.with() == null ? "" : graph.words(trial, field.with());
            day(printed).ifPresent(day -> dates.add(new Dated(field.name(), printed, type, day)));
        }
        if (dates.isEmpty()) {
            return null;
        }
        dates.sort(Comparator.comparingLong(Dated::day));
        Dated first = dates.get(0);
        Dated last = dates.get(dates.size() - 1);
        double unit = LENGTH / Math.max(1, last.day() - first.day());
        List<Date> placed = dates.stream()
                .map(date -> new Date(
                        date.name(),
                        date.printed(),
                        date.type(),
                        String.format(Locale.ROOT, "%.1f", LEFT + unit * (date.day() - first.day()))))
                .toList();
        return new Timeline(first.printed(), last.printed(), placed);
    }

    /** The first day that a date of any precision may mean. */
    private static OptionalLong day(String printed) {
        try {
            return printed.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")
                    ? OptionalLong.of(LocalDate.parse((printed + "-01-01").substring(0, 10))
                            .toEpochDay())
                    : OptionalLong.empty();
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
