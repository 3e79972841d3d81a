package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.Sections.Group;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Text;
import org.trialgraph.text.ResourceLines;

/**
 * Outcome measures of a study page. Until 2024 they are a list, each with its time frame in brackets; since 2023 a table with
 * measure, description and time frame, whose rows an extraction may have run together.
 */
public final class PageOutcomes {
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[\u2022\u00B7*]|\\d{1,3}\\.)\\s+(?=\\S)");
    private static final String TIME_FRAME = "Time Frame:";
    private static final String SAFETY_ISSUE = "Designated as safety issue:";
    private static final List<String> COLUMNS = List.of("Outcome Measure", "Measure Description", "Time Frame");
    /** The labels of an outcome among the results. */
    static final List<String> RESULT = List.of("Title", "Description", "Time Frame");

    private static final int LONGEST_TIME_FRAME = 250;
    private static final double MOSTLY = 0.75;
    private static final double PARTLY = 0.3;
    /** Words of a time frame that is none by its words. */
    private static final int MOST_WORDS = 5;
    /** One line of so many may look like a time frame and be none. */
    private static final int FEW = 10;
    /** What measures begin with that have words of time. */
    private static final Pattern MEASURE_OF_TIME = Pattern.compile(
            "(?i)(?:time (?:to|of|from)|changes?|percent(?:age)?|proportion|incidence|number|length|mean|median|rate|overall|total|death|days? (?:of|to|alive)"
                    + "|(?:minutes|hours|days|nights|weeks|months|years) (?:of|to|at|in|on|with|without|spent|per|until|from))\\b.*");

    private static final List<String> WORDS = ResourceLines.beside(PageOutcomes.class, "time-words.txt");
    private static final Set<String> UNITS = Set.of(WORDS.get(0).split(" "));
    private static final Set<String> OF_TIME =
            Set.of(String.join(" ", WORDS.subList(1, WORDS.size())).split(" "));

    private final Page page;
    private final TrialReader trial;

    /** @param trial receives the outcomes */
    public PageOutcomes(Page page, TrialReader trial) {
        this.page = page;
        this.trial = trial;
    }

    /**
     * Takes a list: a bullet or number, the measure, {@code [ Time Frame: … ]}, and a description on the lines below; without
     * bullets, each line with a time frame starts one.
     */
    void list(List<Line> lines, Outcome.Kind kind) {
        List<Line> item = new ArrayList<>();
        boolean bullets = lines.stream().anyMatch(PageOutcomes::bulleted);
        if (!bullets
                && lines.size() > 1
                && lines.stream().noneMatch(line -> line.words().contains(TIME_FRAME))) {
            notToldApart(lines);
            return;
        }
        for (Line line : lines) {
            boolean starts = bullets ? bulleted(line) : bracket(line.words(), TIME_FRAME) >= 0;
            if (starts && !item.isEmpty()) {
                outcome(item, kind);
                item.clear();
            }
            page.take(line);
            item.add(line);
        }
        if (!item.isEmpty()) {
            outcome(item, kind);
        }
    }

    private static boolean bulleted(Line line) {
        return BULLET.matcher(line.raw()).lookingAt();
    }

    /** Where the bracket with a label opens; -1 where there is none. */
    private static int bracket(String words, String label) {
        int at = words.indexOf("[ " + label);
        return at >= 0 ? at : words.indexOf("[" + label);
    }

    private void outcome(List<Line> lines, Outcome.Kind kind) {
        StringBuilder joined = new StringBuilder(lines.get(0).words());
        int next = 1;
        while (next < lines.size() && isOpen(joined.toString())) {
            joined.append(' ').append(lines.get(next++).words());
        }
        String measure = BULLET.matcher(joined).replaceFirst("");
        String timeFrame = "";
        List<String> description = new ArrayList<>();
        int frame = bracket(measure, TIME_FRAME);
        int end = frame < 0 ? -1 : measure.indexOf(']', frame);
        if (end >= 0) {
            timeFrame = measure.substring(measure.indexOf(':', frame) + 1, end);
            String rest = measure.substring(end + 1).strip();
            measure = measure.substring(0, frame);
            rest = bracket(rest, SAFETY_ISSUE) == 0
                    ? StringUtils.substringAfter(rest, "]").strip()
                    : rest;
            if (!rest.isEmpty()) {
                description.add(rest);
            }
        }
        lines.subList(next, lines.size()).forEach(line -> description.add(line.raw()));
        outcome(kind, measure, timeFrame, description);
    }

    private void outcome(Outcome.Kind kind, String measure, String timeFrame, List<String> description) {
        List<Text> labels = trial.texts(measure);
        if (!labels.isEmpty()) {
            trial.outcome(new Outcome(kind, labels, trial.texts(timeFrame), trial.proseTexts(description)));
        }
    }

    /** Whether the bracket of the time frame is still open at the end. */
    private static boolean isOpen(String words) {
        int frame = words.lastIndexOf(TIME_FRAME);
        return frame >= 0 && words.indexOf(']', frame) < 0;
    }

    /**
     * Takes a table. Where its cells are certain, each stands below the head of its column. Otherwise its rows are told by blank
     * lines between them, or by the look of time frames, with which rows end. Lines that may be of either of two rows are left.
     *
     * @param table the lines below the heading of the table
     */
    void table(Block table, Sections sections, Outcome.Kind kind) {
        parts(table, sections, kind, COLUMNS);
        rows(table, kind);
    }

    /** Takes the rows of a table whose cells are lines, as far as they can be told. */
    public void rows(Block table, Outcome.Kind kind) {
        List<List<Line>> parts = parts(table.lines());
        if (areRows(parts)) {
            parts.forEach(row -> row(row, kind));
        } else {
            runTogether(table.rest(), kind);
        }
    }

    /**
     * Takes the parts below a heading that have labels of their own, such as the rows of a table whose cells are certain.
     *
     * @param labels of measure, description and time frame
     */
    void parts(Block heading, Sections sections, Outcome.Kind kind, List<String> labels) {
        for (Group part : sections.groups(Stream.of(heading.label()), labels.stream(), Stream.of())) {
            List<String> description = part.get(labels.get(1)).stream().toList();
            String frame = part.get(labels.get(2)).orElse("");
            part.get(labels.get(0))
                    .ifPresentOrElse(
                            measure -> outcome(kind, measure, frame, description),
                            () -> trial.report()
                                    .unmapped(
                                            part.place(),
                                            String.join(" ", part.values().values())));
        }
    }

    /** The lines between blank ones. */
    private static List<List<Line>> parts(List<Line> lines) {
        List<List<Line>> parts = new ArrayList<>();
        boolean blank = true;
        for (Line line : lines) {
            if (blank && !line.blank()) {
                parts.add(new ArrayList<>());
            }
            blank = line.blank();
            if (!blank) {
                parts.get(parts.size() - 1).add(line);
            }
        }
        return parts;
    }

    /** Whether all parts are rows, or most are and the others have as many lines. */
    private static boolean areRows(List<List<Line>> parts) {
        List<List<Line>> others = parts.stream().filter(part -> !isRow(part)).toList();
        return others.size() * 2 <= parts.size()
                && (parts.size() > 1 || parts.stream().allMatch(part -> mayBeTimeFrame(part.get(part.size() - 1))))
                && (others.isEmpty() || parts.stream().allMatch(part -> part.size() <= COLUMNS.size()))
                && others.stream().allMatch(part -> part.size() > 1 && mayBeTimeFrame(part.get(part.size() - 1)));
    }

    private static boolean mayBeTimeFrame(Line line) {
        return ofTime(line) >= PARTLY || line.words().split(" ").length <= MOST_WORDS;
    }

    private static boolean isRow(List<Line> lines) {
        int last = lines.size() - 1;
        return last > 0
                && !isTimeFrame(lines.get(0))
                && (last == COLUMNS.size() - 1 || isTimeFrame(lines.get(last)))
                && lines.subList(0, last).stream().noneMatch(PageOutcomes::isTimeFrame);
    }

    private void row(List<Line> row, Outcome.Kind kind) {
        row.forEach(page::take);
        int last = row.size() - 1;
        List<String> description = row.subList(1, last).stream().map(Line::raw).toList();
        outcome(kind, row.get(0).value(), row.get(last).value(), description);
    }

    private void runTogether(List<Line> lines, Outcome.Kind kind) {
        for (int columns : new int[] {COLUMNS.size(), COLUMNS.size() - 1}) {
            if (regular(lines, columns)) {
                IntStream.range(0, lines.size() / columns)
                        .forEach(row -> row(lines.subList(row * columns, (row + 1) * columns), kind));
                return;
            }
        }
        int from = 0;
        for (int at = 0; at < lines.size(); at++) {
            boolean ends = isTimeFrame(lines.get(at));
            boolean followed = at + 1 < lines.size() && isTimeFrame(lines.get(at + 1));
            if (ends && (at == from || followed)) {
                break;
            }
            if (ends) {
                List<Line> row = lines.subList(from, at + 1);
                if (row.size() <= COLUMNS.size()) {
                    row(row, kind);
                }
                from = at + 1;
            }
        }
        if (from < lines.size() || lines.stream().anyMatch(line -> !page.taken(line))) {
            notToldApart(lines);
        }
    }

    private void notToldApart(List<Line> lines) {
        String what = "outcome measures that are not told apart";
        trial.report().note(lines.get(0).place(), what, "give the page as HTML, or the registry's own record");
    }

    /**
     * Whether all rows have as many lines, half of the last ones tell of time or repeat, the others are short, and hardly any other
     * is a time frame.
     */
    private static boolean regular(List<Line> lines, int columns) {
        int rows = lines.size() / columns;
        List<Line> ends = IntStream.rangeClosed(1, rows)
                .mapToObj(row -> lines.get(row * columns - 1))
                .toList();
        long distinct = ends.stream().map(Line::words).distinct().count();
        long timely = distinct * 2 <= rows
                ? rows
                : ends.stream().filter(line -> ofTime(line) >= PARTLY).count();
        return rows > 0
                && rows * columns == lines.size()
                && timely * 2 >= rows
                && (timely == rows || ends.stream().allMatch(PageOutcomes::mayBeTimeFrame))
                && lines.stream().filter(PageOutcomes::isTimeFrame).count()
                                - ends.stream()
                                        .filter(PageOutcomes::isTimeFrame)
                                        .count()
                        <= lines.size() / FEW;
    }

    /** Whether a line has hardly any words but those of time. */
    private static boolean isTimeFrame(Line line) {
        return ofTime(line) >= MOSTLY;
    }

    /** The share of words of time, from 0 to 1, in a line that may be a time frame; 0 for others. */
    private static double ofTime(Line line) {
        if (line.words().length() > LONGEST_TIME_FRAME
                || MEASURE_OF_TIME.matcher(line.words()).matches()) {
            return 0;
        }
        List<String> words = Stream.of(
                        line.words().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+|(?<=\\d)(?=\\p{L})"))
                .filter(word -> !word.isEmpty())
                .toList();
        double known = words.stream()
                .filter(word -> Character.isDigit(word.charAt(0)) || UNITS.contains(word) || OF_TIME.contains(word))
                .count();
        return words.stream().anyMatch(UNITS::contains) ? known / words.size() : 0;
    }
}
