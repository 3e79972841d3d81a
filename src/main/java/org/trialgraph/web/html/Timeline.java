package org.trialgraph.web.html;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

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

    private static final Map<Property<PartialDate>, String> SHOWN = shown();

    /**
     * A date.
     *
     * @param x its place on the line
     * @param printed as precise as the document has it
     * @param type whether it is actual or anticipated, empty where that is not told
     */
    record Date(String name, String printed, String type, String x) {}

    private static Map<Property<PartialDate>, String> shown() {
        Map<Property<PartialDate>, String> shown = new LinkedHashMap<>();
        shown.put(TrialProperties.ETHICS_APPROVAL_DATE, "Ethics approval");
        shown.put(TrialProperties.FIRST_SUBMISSION_DATE, "First submitted");
        shown.put(TrialProperties.REGISTRATION_DATE, "Registered");
        shown.put(TrialProperties.START_DATE, "Start");
        shown.put(TrialProperties.RECRUITMENT_START_DATE, "Recruitment from");
        shown.put(TrialProperties.RECRUITMENT_END_DATE, "Recruitment to");
        shown.put(TrialProperties.PRIMARY_COMPLETION_DATE, "Primary completion");
        shown.put(TrialProperties.COMPLETION_DATE, "Completion");
        shown.put(TrialProperties.RESULTS_DATE, "Results posted");
        shown.put(TrialProperties.LAST_UPDATE_DATE, "Last update");
        shown.put(TrialProperties.VERIFICATION_DATE, "Verified");
        return shown;
    }

    private record Dated(String name, String printed, String type, long day) {}

    /** The dates of a trial; empty where it has none. */
    static Optional<Timeline> of(GraphView graph, Node trial) {
        List<Dated> dates = new ArrayList<>();
        SHOWN.forEach((property, name) -> {
            String printed = graph.words(trial, Vocabulary.property(property));
            day(printed).ifPresent(day -> dates.add(new Dated(name, printed, type(graph, trial, property), day)));
        });
        dates.sort(Comparator.comparingLong(Dated::day));
        return dates.isEmpty() ? Optional.empty() : Optional.of(line(dates));
    }

    private static String type(GraphView graph, Node trial, Property<PartialDate> date) {
        return TrialProperties.typeOf(date)
                .map(type -> graph.words(trial, Vocabulary.property(type)))
                .orElse("");
    }

    private static Timeline line(List<Dated> dates) {
        Dated first = dates.get(0);
        Dated last = dates.get(dates.size() - 1);
        double span = Math.max(1, last.day() - first.day());
        List<Date> placed = dates.stream()
                .map(d -> new Date(
                        d.name(),
                        d.printed(),
                        d.type(),
                        String.format(Locale.ROOT, "%.1f", LEFT + LENGTH * (d.day() - first.day()) / span)))
                .toList();
        return new Timeline(first.printed(), last.printed(), placed);
    }

    /** The first day that a date of any precision may mean. */
    private static Optional<Long> day(String printed) {
        if (!printed.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.parse((printed + "-01-01").substring(0, 10)).toEpochDay());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
