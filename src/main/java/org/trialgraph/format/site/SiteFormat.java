package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.format.page.StandardFields.RowReader;
import org.trialgraph.model.Coded;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Dates.DayOrder;

/**
 * Trial pages of a site or a registry, told by a table {@code NAME.tsv} beside this class; {@code src/docs/formats.md} describes
 * its rows. Rows that are none of those below are fields, which come before those that most sites have, see
 * {@link StandardFields#of}.
 */
public class SiteFormat extends PageFormat {
    /** As many lines that follow each other are a menu, where none of them is longer than this. */
    private static final int MENU = 4;

    private static final int LONGEST_ENTRY = 60;
    /** Shorter words may also be the name of the site in the title of the window. */
    private static final int LEAST_TITLE = 15;

    private static final Set<String> NO_FIELDS = Set.of(
            "publisher",
            "language",
            "page",
            "markup",
            "boilerplate",
            "without",
            "dates",
            "split",
            "separator",
            "rowIds",
            "phrase",
            "rest",
            "person",
            "criteriaLabels",
            "labelsAnywhere",
            "expected",
            "part",
            "in",
            "within",
            "columns",
            "armColumns");

    /** Words, outside of brackets, for a number of participants in a part of a trial. */
    private static final Pattern SHARED = Pattern.compile("(?i)\\b(?:per|each|both)\\b|\\d ?[x+] ?\\d");

    /** The name of a site behind the title of a window. */
    private static final String SITE_NAME = "\\s+(?:[|\u2022\u00B7]|[-\u2013\u2014])\\s+[^|]{2,60}$";

    /** Between the links of a menu. */
    private static final String BETWEEN_LINKS = " {3,}|\t| [|>\u203A\u00BB\u2192] ";

    private final List<Row> rows;
    private final List<Phrase> pagePhrases;
    private final List<Phrase> headPhrases;
    private final Optional<Pattern> idsOfLabels;
    private final Optional<Pattern> idsOfValues;
    private final Optional<Pattern> idsOnLines;

    /** A format whose table and code table have its name. */
    public static SiteFormat of(String name, Codes codes) {
        return new SiteFormat(name, codes, Map.of());
    }

    /** @param own kinds of fields that only this site has, or that are read in a way of its own */
    protected SiteFormat(String name, Codes codes, Map<String, RowReader> own) {
        this(codes.table(name), table(name), false, own);
    }

    /** The rows of a table. */
    static List<Row> table(String name) {
        return Row.table(SiteFormat.class, name + ".tsv");
    }

    /**
     * @param rows of the format's table, and others
     * @param certain whether words under a label are read only where they are certain, because the site is not known
     * @param own kinds of fields that only this site has, or that are read in a way of its own
     */
    protected SiteFormat(CodeTable codes, List<Row> rows, boolean certain, Map<String, RowReader> own) {
        super(
                codes,
                Registries.publisher(labels(rows, "publisher").findFirst().orElse(codes.name())),
                labels(rows, "language").findFirst().orElse(""),
                layout(new StandardFields(codes, certain, ListFields.readers(own)), rows));
        this.rows = rows;
        pagePhrases = phrases(rows, "page"::equals);
        headPhrases = phrases(rows, "head"::equals);
        idsOfLabels = rowIds("label");
        idsOfValues = rowIds("value");
        idsOnLines = rowIds("line");
    }

    private static Stream<Row> rows(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind));
    }

    private static Stream<String> labels(List<Row> rows, String kind) {
        return rows(rows, kind).flatMap(row -> row.labels().stream());
    }

    /** The rows of the table. */
    final List<Row> rows() {
        return rows;
    }

    /** The labels of the rows of a kind. */
    final Stream<String> labels(String kind) {
        return labels(rows, kind);
    }

    private static boolean without(List<Row> rows, String what) {
        return labels(rows, "without").anyMatch(what::equals);
    }

    private static List<Phrase> phrases(List<Row> rows, Predicate<String> where) {
        return rows(rows, "phrase")
                .filter(row -> Row.alternatives(row.of()).anyMatch(where))
                .map(row -> Phrase.of(row.labels().get(0)))
                .toList();
    }

    private static Layout layout(StandardFields standard, List<Row> rows) {
        List<Field> fields = new ArrayList<>();
        standard.of(rows.stream().filter(row -> !NO_FIELDS.contains(row.kind())).toList())
                .forEach(field -> fields.add(withPhrases(field, rows)));
        labels(rows, "person").map(Field::ignored).forEach(fields::add);
        for (String kind : List.of("expected", "armColumns", "columns", "part", "in", "within")) {
            rows(rows, kind)
                    .forEach(row -> row.labels().stream()
                            .filter(label -> fields.stream()
                                    .flatMap(field -> field.labels().stream())
                                    .noneMatch(label::equalsIgnoreCase))
                            .forEach(label -> fields.add(withoutReader(row, label))));
        }
        if (!without(rows, "common fields")) {
            fields.addAll(standard.common());
        }
        Map<String, List<String>> columns = rows(rows, "columns")
                .collect(Collectors.toMap(
                        Row::of,
                        Row::labels,
                        (heads, more) ->
                                Stream.concat(heads.stream(), more.stream()).toList()));
        String separator = labels(rows, "separator").findFirst().orElse("");
        return Layout.of(labels(rows, "boilerplate").toList(), fields, columns, separator);
    }

    /** A label whose values are read together with others; a number behind that of a planned value is the value. */
    private static Field withoutReader(Row row, String label) {
        Field field = row.kind().equals("expected") ? Field.of((block, trial) -> {}, label) : Field.heading(label);
        for (String option : row.options()) {
            field = field.with(option);
        }
        return field;
    }

    /** The field, whose values may be phrases below some of its labels. */
    private static Field withPhrases(Field field, List<Row> rows) {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        field.labels().forEach(label -> phrases.put(label, phrases(rows, label::equals)));
        phrases.values().removeIf(List::isEmpty);
        if (phrases.isEmpty()) {
            return field;
        }
        Field.Reader reader = (block, trial) -> {
            if (phrases.entrySet().stream()
                    .noneMatch(of -> block.is(of.getKey()) && Phrase.read(of.getValue(), block, trial))) {
                field.reader().read(block, trial);
            }
        };
        Predicate<String> phrase =
                words -> phrases.values().stream().flatMap(List::stream).anyMatch(each -> each.matches(words));
        return field.readBy(reader).valueMatching(field.matcher().or(phrase));
    }

    private Optional<Pattern> rowIds(String of) {
        return rows(rows, "rowIds")
                .filter(row -> row.of().equals(of))
                .map(row -> Pattern.compile(row.labels().get(0)))
                .findFirst();
    }

    @Override
    protected Page prepared(Page page) {
        boolean ids = Stream.of(idsOfLabels, idsOfValues, idsOnLines).anyMatch(Optional::isPresent);
        return super.prepared(
                ids
                        ? page.split(
                                line -> isIdBelowLabel(page, line) ? List.of() : List.of(withoutRowIds(line.raw())))
                        : page);
    }

    /** Whether a line is one of those by which the site counts the rows of the label above it. */
    private boolean isIdBelowLabel(Page page, Line line) {
        int above = line.index();
        while (above >= 0
                && idsOnLines.isPresent()
                && idsOnLines.get().matcher(page.lines().get(above).words()).matches()) {
            above--;
        }
        return above >= 0
                && above < line.index()
                && layout().isLabel(withoutRowIds(page.lines().get(above).words()));
    }

    /** A line without the numbers by which the site counts its rows; a colon stands for those behind a label. */
    private String withoutRowIds(String raw) {
        Optional<Matcher> behindLabel = idsOfLabels
                .map(ids -> ids.matcher(raw))
                .filter(ids -> ids.find() && layout().isLabel(raw.substring(0, ids.start())));
        return behindLabel
                .map(ids -> raw.substring(0, ids.start()) + ":"
                        + raw.substring(ids.end()).replaceFirst("^\\s*:", ""))
                .or(() -> idsOfValues.map(ids -> ids.matcher(raw).replaceAll("")))
                .orElse(raw);
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && Stream.concat(
                                rows(rows, "page"),
                                rows(rows, "markup").filter(row -> sample.text().contains(row.of())))
                        .filter(row -> sample.contains(row.labels().toArray(String[]::new)))
                        .anyMatch(row -> !row.kind().equals("page") || row.of().equals("-") || isOn(sample, row.of()));
    }

    /** Reads the fields, the title, what stands outside the fields, and the number in the page's address where it prints none. */
    @Override
    protected void read(Page page, TrialReader trial) {
        labels("dates")
                .map(order -> order.equals("month first") ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST)
                .forEach(trial::dayOrder);
        Sections sections = layout().read(page, trial, layout().belowMenu(page, numberLine(page)));
        title(page, sections, trial);
        readRest(page, sections, trial);
        if (trial.number().isEmpty()) {
            page.metadata().urls().stream()
                    .flatMap(url -> TrialNumbers.find(url).stream())
                    .findFirst()
                    .ifPresent(trial::number);
        }
    }

    /** Where the number of the trial stands, where the site prints that as the phrase of the head; -1 elsewhere. */
    private int numberLine(Page page) {
        return page.lines().stream()
                .filter(line -> headPhrases.stream()
                        .anyMatch(phrase -> phrase.kinds().contains("number")
                                && phrase.matches(PageValues.unbulleted(line.words()))))
                .mapToInt(Line::index)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Takes the lines that are phrases, then the title, where no field is one: the first line above the labels, and below the number
     * where one is, that is none of the site's, otherwise the title of the window. Lines above the labels that repeat the title are taken with it.
     */
    protected void title(Page page, Sections sections, TrialReader trial) {
        page.lines().stream()
                .filter(line -> !line.blank() && !page.taken(line))
                .forEach(line -> pagePhrases.stream()
                        .filter(phrase -> phrase.read(PageValues.unbulleted(line.words()), line.place(), trial))
                        .findFirst()
                        .ifPresent(phrase -> page.take(line)));
        if (without(rows, "title")) {
            return;
        }
        List<Line> head = sections.head().rest();
        if (!trial.has(PUBLIC_TITLE)) {
            String window = windowTitle(page).orElse("");
            int number = numberLine(page);
            Optional<String> first = belowMenus(head).stream()
                    .sorted(Comparator.comparing(line -> line.index() < number))
                    .map(line -> PageValues.unbulleted(line.words()))
                    .filter(SiteFormat::phrase)
                    .max(Comparator.comparing(
                            words -> !window.contains(words) || words.length() < LEAST_TITLE ? 0 : words.length()));
            trial.text(
                    PUBLIC_TITLE, first.or(() -> without(rows, "window title") ? Optional.empty() : windowTitle(page)));
        }
        Optional<String> title = trial.first(PUBLIC_TITLE).map(Text::value);
        head.stream()
                .filter(line -> title.equals(Optional.of(PageValues.unbulleted(line.words()))))
                .forEach(page::take);
    }

    /**
     * The lines without those down to the last one that is a menu or a path, such as {@code Home > Research > Trials}, and without
     * the entries of a menu that follow each other line by line above a line that stands apart.
     */
    static List<Line> belowMenus(List<Line> head) {
        int below = IntStream.rangeClosed(1, head.size())
                .filter(end -> List.of(head.get(end - 1).raw().strip().split(BETWEEN_LINKS))
                                .size()
                        > 2)
                .max()
                .orElse(0);
        if (below == head.size()) {
            return List.of();
        }
        int end = below + 1;
        while (end < head.size()
                && head.get(end).index() == head.get(end - 1).index() + 1
                && head.get(end - 1).words().length() <= LONGEST_ENTRY) {
            end++;
        }
        boolean entries = end - below >= MENU && end < head.size();
        return head.subList(entries ? end : below, head.size());
    }

    /** Whether words are several, one of them of two letters or more. */
    protected static boolean phrase(String words) {
        return IntStream.range(1, words.lastIndexOf(' '))
                .anyMatch(i -> Character.isLetter(words.charAt(i - 1)) && Character.isLetter(words.charAt(i)));
    }

    /** The title of the page's window without the name of the site. */
    protected static Optional<String> windowTitle(Page page) {
        return page.metadata().title().map(title -> title.replaceFirst(SITE_NAME, ""));
    }

    /** Reads what stands outside the fields: the lines below the title, and repeated parts. */
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        boolean below = headPhrases.isEmpty();
        List<String> kinds = labels("rest").toList();
        for (Line line : sections.head().rest()) {
            String words = PageValues.unbulleted(line.words());
            if (!below) {
                below = headPhrases.stream().anyMatch(phrase -> phrase.read(words, line.place(), trial));
                if (below) {
                    page.take(line);
                }
            } else {
                kind(kinds, words, trial).ifPresent(kind -> {
                    page.take(line);
                    Phrase.take(kind, words, line.place(), trial);
                });
            }
        }
        rows(rows, "armColumns").forEach(row -> ListFields.armColumns(sections, row.labels(), trial));
        rows(rows, "expected").forEach(row -> expected(row, sections, trial));
        Stream<String> within = Stream.of("within", "person").flatMap(this::labels);
        RepeatedParts.read(rows, sections.groups(labels("part"), labels("in"), within), trial);
    }

    /** Of the kinds that a line of the head may be: a coded one whose words it is, or the first that the trial lacks, or the last. */
    private Optional<String> kind(List<String> kinds, String words, TrialReader trial) {
        for (String kind : kinds) {
            boolean coded = TrialProperties.named(kind, Coded.class).isPresent();
            boolean last = !coded && kind.equals(kinds.get(kinds.size() - 1));
            if (coded ? trial.knows(kind, words) : last || !Phrase.has(kind, trial)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** A planned day or number of participants, or a code of less weight, counts where the page has no other. */
    private static void expected(Row row, Sections sections, TrialReader trial) {
        boolean enrollment = row.of().equals(ENROLLMENT.name());
        Optional<Property<Coded>> coded = TrialProperties.named(row.of(), Coded.class);
        Property<?> property =
                enrollment ? ENROLLMENT : coded.isPresent() ? coded.get() : row.property(PartialDate.class);
        for (Block block : sections.all()) {
            if (row.labels().stream().noneMatch(block::is)) {
                continue;
            }
            Optional<Property<Coded>> type = Optional.of(ENROLLMENT_TYPE);
            if (trial.has(property)) {
                block.first().ifPresent(words -> trial.report().ignored(block.place(), words));
                TrialProperties.typeOf(property)
                        .filter(of -> !trial.has(of))
                        .ifPresent(of -> trial.add(of, Coded.implied("Actual")));
                continue;
            } else if (coded.isPresent()) {
                trial.coded(coded.get(), block.first(), block.place());
                continue;
            } else if (enrollment
                    && block.rest().stream()
                            .limit(1)
                            .anyMatch(line -> SHARED.matcher(line.words().replaceAll("\\([^()]*\\)", ""))
                                    .find())) {
                trial.report().unmapped(block.place(), block.first().orElse(""));
            } else if (enrollment) {
                StandardFields.enrollment(block, trial);
            } else {
                Property<PartialDate> date = row.property(PartialDate.class);
                trial.date(date, block.first(), block.place());
                type = TrialProperties.typeOf(date);
            }
            type.filter(of -> trial.has(property)).ifPresent(of -> trial.add(of, Coded.implied("Anticipated")));
        }
    }
}
