package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.HtmlText;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageMetadata.DeclaredStudy;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;

/**
 * A page of a site that is not known, or text of one: what stands under labels that trial pages commonly use is read as far as
 * it is certain, and a finding says so. The last of the formats to be asked. A page needs the number of a trial and a section
 * of a trial, or, where it names no number, criteria and another section.
 */
public final class UnknownPageFormat extends SiteFormat {
    private static final String DECLARED = "application/ld+json";
    private static final String NOT_OWN =
            "give the trial's own page, from a registry or a site that shows registry records";
    private static final String UNKNOWN_WORDS =
            "it is left out; where its meaning is the same on every site, add it to ontology/codes/unknown-page.ttl";
    private static final int LONG_ENOUGH = 60;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_HEAD = 80;
    private static final int FEW = 6;
    private static final Set<String> NO_VALUES =
            Set.of("heading", "ignored", "boilerplate", "publisher", "criteriaLabels", "labelsAnywhere");

    /** The start of a phrase that a menu has; a title of two or three words that begins so belongs to the site. */
    private static final String OF_SITE = "(?i)(?:find|search|browse|view|see|our|all|open|current|join|be part"
            + "|clinical (?:trials?|research|studies)|trials?|studies|research)\\b.{0,25}"
            + "|(?:hide|show|toggle|home|icmje|overview of|overzicht van|skip|loading|working|please|welcome|you are|this (?:site|page|study|trial)|the (?:safety|u\\.?s\\.?)|an official)\\b.*"
            + "|.*\\b(?:registry|register|updated by|cookies?|javascript|glossary|database|registro|registo|registre|rejestr|home ?page|trial details|study details)\\b.*|.*(?:\u75C5\u9662|\u533B\u9662|\u5927\u5B66|\u30BB\u30F3\u30BF\u30FC|\uBCD1\uC6D0|\uC13C\uD130)|.*(?:\u30B7\u30B9\u30C6\u30E0|\u6CE8\u518C\u4E2D\u5FC3|->|\u2192|\u00BB).*";

    /** Labels of the numbers of other trials, or of the same one with others. */
    private static final String OTHER_NUMBERS =
            "(?i).*\\b(?:secondary|other|related|similar|partner|linked|parent|extension|previous"
                    + "|references?|publications?|results|recommended|more|you may also)\\b.*|.*(?:\u5176[\u5B83\u4ED6]|\u76F8[\u5173\u4F3C]|\u6B21\u8981).*";

    /** Words around the number of another trial. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i)\\b(?:earlier|previous(?:ly)?|prior|follow-?up|extension|parent|roll-?over|related|similar|other|see|also|results (?:of|from)|enrolled in|took part in|participated in)\\b");

    private final Set<String> criteriaLabels = labels("criteriaLabels").collect(Collectors.toSet());
    private final Set<String> labelsAnywhere = labels("labelsAnywhere").collect(Collectors.toSet());
    private final Set<String> numberLabels = keys(row -> row.kind().equals("number"));
    private final Set<String> idLabels = keys(row -> row.kind().equals("otherIds"));
    private final Set<String> valueLabels = keys(row -> !NO_VALUES.contains(row.kind()));
    /** Heads of columns: what follows one directly may be the next head. */
    private final Set<String> heads;
    /** Labels of other formats' pages, under which nothing is read here. */
    private final Set<String> otherLabels;

    /**
     * Uses the code table {@code unknown-page}.
     *
     * @param known the other formats, whose labels end what stands above them
     */
    public UnknownPageFormat(Codes codes, List<Format> known) {
        super(codes.table("unknown-page"), rows(known), true, Map.of("number", (row, block, trial) -> {}));
        heads = siteRows(known, "in")
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        otherLabels = otherLabels(known)
                .map(label -> label.toLowerCase(Locale.ROOT))
                .filter(label -> !valueLabels.contains(label))
                .collect(Collectors.toSet());
    }

    private static List<Row> rows(List<Format> known) {
        // What labels mean on most pages is surer than what they may mean on some.
        List<Row> rows = new ArrayList<>(StandardFields.commonRows());
        rows.addAll(table("unknown-page"));
        rows.add(new Row("number", List.of(), "-", siteRows(known, "number").toList()));
        rows.add(new Row("heading", List.of("alone"), "-", otherLabels(known).toList()));
        return rows;
    }

    private static Stream<String> siteRows(List<Format> known, String kind) {
        return known.stream()
                .filter(SiteFormat.class::isInstance)
                .flatMap(format -> ((SiteFormat) format).labels(kind));
    }

    private static Stream<String> otherLabels(List<Format> known) {
        return known.stream()
                .filter(PageFormat.class::isInstance)
                .flatMap(format -> ((PageFormat) format).labels().stream())
                .distinct()
                .sorted();
    }

    private Set<String> keys(Predicate<Row> rows) {
        return rows().stream()
                .filter(rows)
                .flatMap(row -> row.labels().stream())
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /**
     * Whether the first cell of a row is a label is not certain where the site is not known: only a label and its value are taken
     * apart, and a row of one cell is a line. A line of nothing but labels, as the head of a table is, is these labels.
     */
    @Override
    protected Page prepared(Page page) {
        return layout().splitLabels(page.split(line -> {
            List<String> cells = Stream.of(line.words().split("\\|"))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            boolean valued = cells.size() == 2 && layout().isLabel(cells.get(0));
            boolean row = line.words().indexOf('|') >= 0 && (cells.size() == 1 || valued);
            return row ? cells : line.words().length() > LONGEST_HEAD ? List.of(line.raw()) : labels(line);
        }));
    }

    /** The labels that a line is made of; otherwise the line. */
    private List<String> labels(Line line) {
        List<String> words = List.of(line.words().split(" "));
        List<String> labels = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            int to = words.size();
            boolean capital = !words.get(from).matches("\\p{Ll}.*");
            while (to > from && !(capital && layout().isLabel(String.join(" ", words.subList(from, to))))) {
                to--;
            }
            if (to == from) {
                return List.of(line.raw());
            }
            labels.add(String.join(" ", words.subList(from, to)));
            from = to;
        }
        return labels.size() < 2 ? List.of(line.raw()) : labels;
    }

    @Override
    public boolean recognises(Sample sample) {
        if (sample.json() || sample.markup() && !HtmlText.isHtml(sample.text()) || isTable(sample.text())) {
            return false;
        }
        Page page = prepared(Page.of(sample.text(), Optional.empty()));
        return certainNumber(page).isPresent()
                || page.lines().stream()
                        .anyMatch(line -> !TrialNumbers.find(line.words()).isEmpty())
                || ofATrial(page);
    }

    /** Whether two of the first three lines of a text are rows of a table. */
    private static boolean isTable(String text) {
        return !text.stripLeading().startsWith("<")
                && isRow(text.stripLeading().lines().findFirst().orElse(""))
                && text.lines().limit(3).filter(UnknownPageFormat::isRow).count() > 1;
    }

    private static boolean isRow(String line) {
        return line.chars().filter(c -> ",\t;".indexOf(c) >= 0).limit(4).count() == 4;
    }

    /** Whether a page without a number is about a trial: it has criteria and another section. */
    private boolean ofATrial(Page page) {
        Set<String> labels = layout().labelsOn(page);
        return labels.size() > 1 && labels.stream().anyMatch(criteriaLabels::contains);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        DeclaredStudy declared = page.metadata().study();
        boolean sections = layout().labelsOn(page).stream()
                .anyMatch(label -> !labelsAnywhere.contains(label) && !otherLabels.contains(label));
        boolean numbered = !numbers(page, page.lines()).isEmpty();
        if (declared.number().isEmpty() && (!sections || !numbered && !ofATrial(page))) {
            String what = "a page of an unknown site without the sections of a trial page"
                    + (numbered ? ", which only mentions trials" : " and without a number");
            trial.report().reject("", what, NOT_OWN);
            return;
        }
        Sections read = layout().sections(page, true);
        List<Block> fields = read.all().stream()
                .filter(block -> valueLabels.contains(block.key()))
                .toList();
        long empty = fields.stream().filter(Block::empty).count();
        if (empty >= FEW && empty * 2 > fields.size()) {
            String what = empty + " of " + fields.size() + " labels stand without their values";
            trial.report().reject("", what, "save the page with its values, or give the registry's own record");
            return;
        }
        readFields(read, trial);
        title(page, read, trial);
        readDeclared(declared, trial);
        number(page, read, trial);
        if (!trial.report().rejected()) {
            String what = "a page of an unknown site: only what its labels make certain is read";
            trial.report().note("", what, "compare with the registry's own record, or publish that");
        }
    }

    /** Reads each field once: nothing is certain where its label, or another label of it with a value of its look, says something else. */
    private void readFields(Sections sections, TrialReader trial) {
        Map<Field, List<Block>> fields = new LinkedHashMap<>();
        boolean head = false;
        for (Block block : sections.all()) {
            boolean beside =
                    block.rest().stream().limit(1).anyMatch(line -> line.place().equals(block.place()));
            boolean column = head && !beside && heads.contains(block.key());
            head = block.empty() && heads.contains(block.key());
            layout().field(block.label())
                    .filter(field -> !block.empty() && !column)
                    .ifPresent(field -> fields.computeIfAbsent(field, f -> new ArrayList<>())
                            .add(block));
        }
        fields.forEach((field, blocks) -> {
            if (field.repeats()) {
                blocks.forEach(block -> field.reader().read(block, trial));
                return;
            }
            List<Block> fitting = blocks.stream()
                    .filter(block -> block.rest().stream()
                            .limit(1)
                            .anyMatch(line -> field.matcher().test(line.value())))
                    .toList();
            Block first = fitting.isEmpty() ? blocks.get(0) : fitting.get(0);
            Stream<Block> same =
                    fitting.isEmpty() ? blocks.stream().filter(block -> block.is(first.label())) : fitting.stream();
            if (same.map(Block::words).distinct().count() == 1) {
                field.reader().read(first, trial);
            }
        });
    }

    /** The title of the window or of the declared study is surer than the first line, which on most sites belongs to a menu. */
    @Override
    protected void title(Page page, Sections read, TrialReader trial) {
        if (trial.has(PUBLIC_TITLE)) {
            return;
        }
        Optional<String> window = windowTitle(page).map(String::strip).filter(UnknownPageFormat::titled);
        trial.text(PUBLIC_TITLE, window);
        if (window.isEmpty() && page.metadata().study().title().isEmpty()) {
            // The line at the head that looks most like the title of a trial, or one that names its number before it.
            belowMenus(read.head().rest()).stream()
                    .filter(line -> titled(numberless(line)) && !layout().boilerplate(line))
                    .max(Comparator.<Line>comparingInt(line -> numberless(line).equals(line.words()) ? 0 : 1)
                            .thenComparingInt(line -> Math.min(line.words().length(), LONG_ENOUGH)))
                    .ifPresent(line -> {
                        page.take(line);
                        trial.text(PUBLIC_TITLE, numberless(line));
                    });
        }
    }

    /** The words of a line behind the number of a trial with which they begin. */
    private static String numberless(Line line) {
        String[] words = line.words().split("[ :|\u2013-]* ", 2);
        return words.length > 1 && TrialNumbers.recognise(words[0]).isPresent() ? words[1] : line.words();
    }

    private static boolean titled(String words) {
        int colon = words.indexOf(": ");
        return words.matches("(?:\\S+ ){3}.*|.*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{6}.*")
                && words.length() < LONGEST_TITLE
                && !words.matches(OF_SITE)
                && !words.matches(".*[.:]")
                && !words.contains("|")
                && (colon < 0 || Character.isLetter(words.charAt(colon + 2)))
                && TrialNumbers.find(words).isEmpty();
    }

    /** Fills what the page's labels left open where the declared words are certain, with a finding that says so. */
    private static void readDeclared(DeclaredStudy declared, TrialReader trial) {
        List<String> used = new ArrayList<>();
        if (!trial.has(PUBLIC_TITLE) && declared.title().isPresent()) {
            trial.text(PUBLIC_TITLE, declared.title());
            used.add("title");
        }
        readDeclared(OVERALL_STATUS, "status", declared.status(), trial, used);
        readDeclared(PHASE, "phase", declared.phase(), trial, used);
        if (!used.isEmpty()) {
            String what = "read from what the page declares to search engines: " + String.join(", ", used);
            trial.report().note(DECLARED, what, "compare with the page and with the registry's own record");
        }
    }

    private static void readDeclared(
            Property<Coded> property, String name, Optional<String> words, TrialReader trial, List<String> used) {
        if (words.isEmpty() || trial.has(property)) {
            return;
        }
        if (trial.codedIfKnown(property, words.get())) {
            used.add(name);
        } else {
            trial.report().note(DECLARED, "unknown " + name + " \"" + words.get() + "\"", UNKNOWN_WORDS);
        }
    }

    /**
     * The number that the page's address or title names, else the first under a label for it, else the only one on the page
     * that is not said to be another's.
     */
    private void number(Page page, Sections read, TrialReader trial) {
        Set<TrialNumber> labelled = new LinkedHashSet<>();
        Set<TrialNumber> unlabelled = new LinkedHashSet<>();
        read.head().lines().forEach(line -> unlabelled.addAll(numbers(page, List.of(line))));
        Set<TrialNumber> atHead = Set.copyOf(unlabelled);
        boolean registry = false;
        for (Block block : read.all()) {
            if (numberLabels.contains(block.key())) {
                Optional<Line> line = block.rest().stream().findFirst();
                List<TrialNumber> own = line.map(first -> TrialNumbers.find(first.words())).orElse(List.of()).stream()
                        .filter(number -> registry(block.label())
                                .orElse(number.registry())
                                .equals(number.registry()))
                        .toList();
                if (own.size() == 1) {
                    registry |= labelled.isEmpty() && registry(block.label()).isPresent();
                    labelled.add(own.get(0));
                    block.take(line.orElseThrow());
                }
            } else if (!idLabels.contains(block.key()) && !block.key().matches(OTHER_NUMBERS)) {
                unlabelled.addAll(numbers(page, block.lines()));
            }
        }
        Optional<TrialNumber> first = labelled.stream().findFirst();
        boolean several = labelled.stream()
                        .anyMatch(other -> !first.equals(Optional.of(other))
                                && other.registry().equals(first.orElseThrow().registry()))
                || registry && atHead.stream().anyMatch(number -> !labelled.contains(number));
        unlabelled.addAll(labelled);
        Optional<TrialNumber> own = certainNumber(page)
                .or(() -> first.filter(number -> !several))
                .or(() -> unlabelled.stream().findFirst().filter(number -> unlabelled.size() == 1));
        own.ifPresent(trial::number);
        labelled.stream()
                .filter(number -> !own.equals(Optional.of(number)))
                .forEach(other -> trial.id(SECONDARY_ID, other.number()));
        if (own.isEmpty() && unlabelled.size() > 1) {
            String named = unlabelled.stream().map(TrialNumber::number).collect(Collectors.joining(", "));
            String what = "names several trials and does not tell which is its own: " + named;
            trial.report().reject("", what, "give the page with its address, or the trial's own page");
        }
    }

    /** The registry that a label names. */
    private static Optional<String> registry(String label) {
        String words = label.toLowerCase(Locale.ROOT);
        if (words.matches(".*\\b(?:nct|clinicaltrials|ct\\.gov)\\b.*")) {
            return Optional.of("ctgov");
        }
        return Registries.ALL.stream()
                .map(Publisher::key)
                .filter(key -> words.matches(".*\\b" + key + "\\b.*"))
                .findFirst();
    }

    /** The number in the page's address, title or declared study, where that names one. */
    private static Optional<TrialNumber> certainNumber(Page page) {
        return Stream.concat(page.metadata().urls().stream(), page.metadata().title().stream())
                .map(TrialNumbers::find)
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> numbers.get(0))
                .findFirst()
                .or(() -> page.metadata().study().number());
    }

    /** The numbers on some lines that neither their line nor a short one above says to be another trial's or a further one. */
    private static Set<TrialNumber> numbers(Page page, List<Line> lines) {
        Set<TrialNumber> numbers = new LinkedHashSet<>();
        for (Line line : lines) {
            List<TrialNumber> found = TrialNumbers.find(line.words());
            if (!found.isEmpty()
                    && !OF_OTHERS.matcher(line.words()).find()
                    && !above(page, line).matches(OTHER_NUMBERS)) {
                numbers.addAll(found);
            }
        }
        return numbers;
    }

    /** The line above a line; empty where that is running text. */
    private static String above(Page page, Line line) {
        int at = line.index() - 1;
        while (at > 0 && page.lines().get(at).blank()) {
            at--;
        }
        String words = at < 0 ? "" : page.lines().get(at).words();
        return words.length() > LONGEST_HEAD ? "" : words;
    }
}
