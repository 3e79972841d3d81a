package org.trialgraph.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * The dates of a trial.
 *
 * @param all in their order
 * @param course those of the first screen: start, primary completion and completion
 * @param line the same on a line with the day on which it is looked at; no marks where there are fewer than two dates
 */
record TrialDates(List<Date> all, List<Date> course, List<Mark> line) {
    private static final Set<Node> COURSE = Set.of(
            Vocabulary.property(TrialProperties.START_DATE),
            Vocabulary.property(TrialProperties.PRIMARY_COMPLETION_DATE),
            Vocabulary.property(TrialProperties.COMPLETION_DATE));

    /** Where the line begins and ends, in hundredths of the width of its drawing. */
    private static final double LEFT = 2;

    private static final double RIGHT = 98;

    /** What a letter of a label takes on a narrow screen, in hundredths of its width. */
    private static final double LETTER = 2.1;

    /** Height of a line of labels, and where the first stands, in pixels. */
    private static final int LINE = 20;

    private static final int FIRST_LINE = 38;

    /**
     * A date.
     *
     * @param property the property that states it
     * @param printed as precise as the document has it
     * @param type whether it is actual or anticipated, empty where that is not told
     * @param day its first day, counted from 1970
     */
    record Date(Node property, String name, String printed, String type, long day) {}

    /**
     * A mark on the line.
     *
     * @param place in hundredths of the width
     * @param y where its label stands, in pixels from above
     * @param kind {@code today} or {@code date}
     */
    record Mark(String label, double place, int y, String kind) {
        String x() {
            return String.valueOf(Math.round(place * 10) / 10.0);
        }

        /** On which side of its place the label is. */
        String anchor() {
            return leftward() ? "end" : "start";
        }

        private boolean leftward() {
            return place > (LEFT + RIGHT) / 2;
        }

        private double from() {
            return leftward() ? place - label.length() * LETTER : place;
        }

        /** Whether its label and another's would stand in the same place. */
        boolean covers(Mark other) {
            return y == other.y
                    && from() <= other.from() + other.label.length() * LETTER
                    && other.from() <= from() + label.length() * LETTER;
        }

        /** Where the stroke from the line to the label ends. */
        int foot() {
            return y - 13;
        }
    }

    /**
     * Those of a trial.
     *
     * @param today the day on which it is looked at
     */
    static TrialDates of(GraphView graph, Node trial, LocalDate today) {
        List<Date> all = TrialField.of("date").stream()
                .<Date>mapMulti((field, dated) -> {
                    String printed = graph.words(trial, field.property());
                    String type = field.with() == null ? "" : graph.words(trial, field.with());
                    day(printed)
                            .ifPresent(
                                    day -> dated.accept(new Date(field.property(), field.name(), printed, type, day)));
                })
                .sorted(Comparator.comparingLong(Date::day))
                .toList();
        List<Date> course =
                all.stream().filter(date -> COURSE.contains(date.property())).toList();
        return new TrialDates(all, course, course.size() < 2 ? List.of() : line(course, today.toEpochDay()));
    }

    private static List<Mark> line(List<Date> course, long today) {
        long first = course.get(0).day();
        long last = course.get(course.size() - 1).day();
        // a day that lies far outside would press the dates together
        boolean fits = today > first - (last - first) / 2 && today < last + (last - first) / 2;
        Stream<Date> now = fits ? Stream.of(new Date(Node.ANY, "today", "", "", today)) : Stream.empty();
        List<Date> dates = Stream.concat(course.stream(), now)
                .sorted(Comparator.comparingLong(Date::day))
                .toList();
        long begin = dates.get(0).day();
        double unit = (RIGHT - LEFT) / Math.max(1, dates.get(dates.size() - 1).day() - begin);
        List<Mark> marks = new ArrayList<>();
        for (Date date : dates) {
            double x = LEFT + unit * (date.day() - begin);
            String label = (date.name() + " " + date.printed()).strip();
            String kind = date.property() == Node.ANY ? "today" : "date";
            Mark mark = new Mark(label, x, FIRST_LINE, kind);
            while (marks.stream().anyMatch(mark::covers)) {
                mark = new Mark(label, x, mark.y() + LINE, kind);
            }
            marks.add(mark);
        }
        return marks;
    }

    /** The first day that a date of any precision may mean. */
    private static OptionalLong day(String printed) {
        try {
            LocalDate day = LocalDate.parse(new PartialDate(printed).firstDay());
            return OptionalLong.of(day.toEpochDay());
        } catch (IllegalArgumentException | DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** How high the drawing of the line is, in pixels. */
    int height() {
        return line.stream().mapToInt(Mark::y).max().orElse(0) + LINE / 2;
    }

    /** The line in words, for those who do not see it. */
    String words() {
        return String.join(", ", line.stream().map(Mark::label).toList());
    }
}
