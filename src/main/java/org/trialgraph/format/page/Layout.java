package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Field.Option;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.text.Cancellation;
import org.trialgraph.text.ResourceLines;

/**
 * What a site prints on its trial pages: its boilerplate, and its fields. Fields may come in any order and any of them may be
 * missing or without a value. A layout divides a page into blocks, one below each label. Labels are compared without regard to
 * full-width forms, typographic apostrophes and white space, and may be wrapped over up to three lines. In most layouts they
 * also count in any capitals from the second letter on, with or without a colon, behind a bullet, and where an extraction has run them
 * into their neighbours; in an {@link #exact} layout only as the site prints them.
 */
public final class Layout {
    /** On how many lines a label stands at most. */
    static final int MOST_LINES = 3;

    private static final int LONGEST_LABEL = 400;
    private static final int LONGEST_BOILERPLATE = 2000;

    private final boolean exact;
    private final Pattern boilerplate;
    private final Map<String, Field> byKey = new LinkedHashMap<>();
    private final Map<String, Label> whole = new HashMap<>();
    /** The labels that a line may begin with, by their first character. */
    private final Map<Character, List<Label>> opening = new HashMap<>();

    private final List<Label> beginnings = new ArrayList<>();
    private final LabelSplitter splitter;
    private final Map<String, Set<String>> columns;
    /** The heads of all columns. */
    private final Set<String> heads;

    /** A label as it is printed, and the field that it is of. */
    private record Label(String words, Field field) {
        /** How many characters at the start of a line with the same first one are the label; 0 where it does not start so. */
        int lengthAtStart(String plain, boolean exact) {
            if (plain.regionMatches(!exact, 0, words, 0, words.length())) {
                return words.length();
            }
            int colon = words.length() - 1;
            boolean spaced = words.endsWith(":")
                    && plain.regionMatches(!exact, 0, words, 0, colon)
                    && plain.startsWith(" :", colon);
            return spaced ? colon + 2 : 0;
        }
    }

    /**
     * A label met on a page.
     *
     * @param label the label
     * @param lines number of lines that it covers
     * @param beside what follows it on its last line; empty where nothing does
     */
    private record Match(Label label, int lines, String beside) {}

    private Layout(
            boolean exact,
            List<String> boilerplate,
            List<Field> fields,
            Map<String, Set<String>> columns,
            String separator) {
        this.exact = exact;
        this.columns = columns;
        this.heads = columns.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        this.boilerplate = Pattern.compile(
                Stream.concat(boilerplate.stream(), ResourceLines.beside(Layout.class, "boilerplate.txt").stream())
                        .collect(Collectors.joining(")|(?:", "(?:", ")")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (Field field : fields) {
            for (String label : field.labels()) {
                byKey.putIfAbsent(key(label), field);
                (exact ? Stream.of(label) : Stream.of(label + ":", StringUtils.capitalize(label) + ":"))
                        .distinct()
                        .forEach(words -> add(new Label(words, field)));
            }
        }
        this.splitter = new LabelSplitter(byKey, separator);
    }

    private void add(Label label) {
        if (label.field().is(Option.BEGINNING)) {
            beginnings.add(new Label(Strings.CS.removeEnd(label.words(), ":"), label.field()));
            return;
        }
        whole.putIfAbsent(comparable(label.words()), label);
        if (!label.field().is(Option.ALONE)) {
            String plain = plain(label.words());
            opening.computeIfAbsent(plain.charAt(0), first -> new ArrayList<>()).add(new Label(plain, label.field()));
        }
    }

    /**
     * A layout; of two fields with the same label the first counts.
     *
     * @param boilerplate regular expressions, letters in any case, of whole lines that belong to the site wherever they stand,
     *     also in the middle of text; those of any site are known
     */
    public static Layout of(List<String> boilerplate, List<Field> fields) {
        return of(boilerplate, fields, Map.of(), "");
    }

    /**
     * The same for a site that has tables with column heads, or labels within lines.
     *
     * @param columns the heads of the columns, which are labels, by the headings of the tables
     * @param separator what the site prints between a label and its value, where labels before it open behind other values on
     *     one line; empty for other sites
     */
    public static Layout of(
            List<String> boilerplate, List<Field> fields, Map<String, List<String>> columns, String separator) {
        Map<String, Set<String>> keys = new HashMap<>();
        columns.forEach((heading, heads) ->
                keys.put(key(heading), heads.stream().map(Layout::key).collect(Collectors.toSet())));
        return new Layout(false, boilerplate, fields, keys, separator);
    }

    /** A layout whose labels count only as they are given, with and without capitals and colons. */
    public static Layout exact(List<String> boilerplate, List<Field> fields) {
        return new Layout(true, boilerplate, fields, Map.of(), "");
    }

    /** Whether a line belongs to the site and says nothing of the trial: menus, buttons, copyright, disclaimers. */
    public boolean boilerplate(Line line) {
        String words = plain(line.value());
        List<String> menu = words.indexOf('|') < 0 ? List.of() : List.of(words.split("\\s+\\|\\s+"));
        return isBoilerplate(words)
                || menu.size() > 1
                        && 2 * menu.stream().filter(this::isBoilerplate).count() >= menu.size();
    }

    private boolean isBoilerplate(String words) {
        return words.length() <= LONGEST_BOILERPLATE
                && boilerplate.matcher(words).matches();
    }

    /** How the labels of fields are compared: in small letters, without a colon, in English where that follows another language. */
    static String key(String label) {
        String printed = plain(label).toLowerCase(Locale.ROOT).strip();
        String plain = printed.substring(english(printed, 0)).strip();
        return plain.endsWith(":") ? plain.substring(0, plain.length() - 1).strip() : plain;
    }

    /** Where the English half of a label such as {@code 対象疾患名/Condition} begins; where the label does for any other. */
    static int english(String words, int from) {
        boolean other = from < words.length() && words.charAt(from) >= '\u3040';
        int end = other ? words.indexOf('/', from) : -1;
        boolean name =
                end > 0 && !StringUtils.containsAny(words.substring(from, end).strip(), ' ', '\t');
        int start = name ? end + 1 : from;
        while (start < words.length() && start > from && Character.isWhitespace(words.charAt(start))) {
            start++;
        }
        return start < words.length() && words.charAt(start) < 0x80 ? start : from;
    }

    /** How printed labels are compared: by their first letter and the others in any case; in an exact layout as they are printed. */
    private String comparable(String words) {
        String printed = plain(words);
        int english = english(printed, 0);
        String plain = english == 0 ? printed : StringUtils.capitalize(printed.substring(english));
        boolean colon = plain.endsWith(":");
        String before = colon ? plain.substring(0, plain.length() - 1).stripTrailing() : plain;
        if (exact) {
            return colon ? before + ":" : plain;
        }
        return before.isEmpty()
                ? before
                : before.charAt(0) + before.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The words with full-width forms and typographic marks as plain ones, character for character. */
    static String plain(String words) {
        StringBuilder out = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            out.append(
                    switch (c) {
                        case '\u2018', '\u2019', '\u02BC', '\u00B4' -> '\'';
                        case '\u201C', '\u201D' -> '"';
                        case '\uFF1A', '\uFE55', '\u2236' -> ':';
                        default -> c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
                    });
        }
        return out.toString();
    }

    /** The page with every label on a line of its own, also where labels and values are cells of a table in text. */
    Page prepared(Page page) {
        Page rows = page.withCells(words -> isLabel(words) && !heads.contains(key(words)));
        Page cells = exact ? rows : rows.joined(at -> splitter.wrapped(rows.lines(), at));
        return splitLabels(
                columns.isEmpty()
                        ? cells
                        : cells.withDividedRows(heads, splitter::label).withColumns(columns, splitter::label));
    }

    /** The page with every label on a line of its own. */
    public Page splitLabels(Page page) {
        return exact ? page : page.split(line -> line.underHead() ? List.of(line.raw()) : splitter.split(line));
    }

    /**
     * Reads every field of a prepared page, and returns its sections for what a format reads besides.
     *
     * @param start index of the line with which the trial begins
     */
    public Sections read(Page page, TrialReader trial, int start) {
        Sections sections = sections(page, start);
        Set<Field> filled = new HashSet<>();
        for (Block block : sections.all()) {
            Field field = byKey.get(key(block.label()));
            if (field != null
                    && field.is(Option.OUTSIDE)
                    && block.lines().stream().anyMatch(Line::underHead)) {
                continue;
            }
            if (field != null && !block.empty() && (field.repeats() || !filled.contains(field))) {
                boolean told = block.rest().stream().anyMatch(line -> !PageValues.nothing(line.value()));
                if (told || block.rest().isEmpty()) {
                    filled.add(field);
                }
                field.reader().read(block, trial);
            }
        }
        return sections;
    }

    /** The labels that count in any capitals, as they are compared. */
    Set<String> labels() {
        return exact ? Set.of() : Set.copyOf(byKey.keySet());
    }

    /** Whether words are a label, in any capitals and with or without a colon. */
    public boolean isLabel(String words) {
        return byKey.containsKey(key(words));
    }

    /** The field of a label. */
    public Optional<Field> field(String label) {
        return Optional.ofNullable(byKey.get(key(label)));
    }

    /** Every label in the capitals that tables have, without a colon. */
    Set<String> allLabels() {
        return byKey.values().stream()
                .flatMap(field -> field.labels().stream())
                .map(label -> Strings.CS.endsWithAny(label, ":", "\uFF1A")
                        ? StringUtils.chop(label).stripTrailing()
                        : label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The labels of this layout that a prepared page has, in small letters. */
    public Set<String> labelsOn(Page page) {
        return page.lines().stream()
                .filter(line -> !line.blank())
                .map(line -> key(line.words()))
                .filter(byKey::containsKey)
                .collect(Collectors.toSet());
    }

    /** The blocks of a prepared page below the labels of this layout. */
    public Sections sections(Page page) {
        return sections(page, false);
    }

    /**
     * The blocks of a prepared page below the labels of this layout.
     *
     * @param everywhere whether a label that has been met before opens a block again
     */
    public Sections sections(Page page, boolean everywhere) {
        return sections(page, everywhere, 0);
    }

    /**
     * The blocks of a prepared page whose trial begins at a line.
     *
     * @param start index of the line; labels above it, such as those of a glossary, are none of the trial's
     */
    public Sections sections(Page page, int start) {
        return sections(page, false, start);
    }

    /** Where a trial begins whose number stands at a line: below the labels above it, where each comes again below it, as in a menu. */
    public int belowMenu(Page page, int number) {
        Map<Boolean, List<Line>> labels = page.lines().stream()
                .filter(line -> isLabel(line.words()))
                .collect(Collectors.partitioningBy(line -> line.index() < number));
        Set<String> below =
                labels.get(false).stream().map(line -> key(line.words())).collect(Collectors.toSet());
        List<Line> above = labels.get(true);
        boolean menu = above.stream().allMatch(line -> below.contains(key(line.words())));
        return menu && !above.isEmpty() ? above.get(above.size() - 1).index() + 1 : 0;
    }

    private Sections sections(Page page, boolean everywhere, int start) {
        List<Line> lines = (exact ? page.lines() : withoutContents(page))
                .stream().filter(line -> line.index() >= start).toList();
        Map<String, Integer> last = lastLines(lines);
        Set<String> met = new HashSet<>();
        Set<String> above = new HashSet<>();
        List<Block> blocks = new ArrayList<>();
        Match open = new Match(new Label("", Field.heading()), 0, "");
        String place = "";
        int from = 0;
        for (int at = 0; at < lines.size(); at++) {
            Optional<Match> found = at(lines, at);
            if (found.isEmpty() || isValue(lines, from, at, open)) {
                continue;
            }
            Match next = found.get();
            List<Line> below = lines.subList(from, at);
            boolean once = open.label().field().is(Option.ONCE);
            boolean again = key(open.label().words()).equals(key(next.label().words()));
            if (again
                    && !once
                    && open.beside().isEmpty()
                    && own(page, below, true).isEmpty()) {
                met.remove(key(open.label().words()));
            }
            if (isBelow(next.label().field(), above) && opens(next, lines, at, everywhere ? Set.of() : met, last)) {
                Block ended = block(page, open, place, below);
                blocks.add(ended);
                if (ended.empty() && !once) {
                    met.remove(key(ended.label()));
                }
                open = next;
                place = lines.get(at).place();
                met.add(key(open.label().words()));
                above.add(key(open.label().words()));
                from = at + open.lines();
                lines.subList(at, from).forEach(page::take);
                at = from - 1;
            }
        }
        blocks.add(block(page, open, place, lines.subList(from, lines.size())));
        return new Sections(page, blocks);
    }

    private Block block(Page page, Match match, String place, List<Line> below) {
        Optional<String> beside = Optional.of(match.beside()).filter(words -> !words.isEmpty());
        return new Block(page, match.label().words(), place, beside, own(page, below, false));
    }

    /**
     * The lines without boilerplate and, below the head of a column, without those behind the table; pieces of one line between
     * which no label opens are that line again.
     *
     * @param first whether the first line with words is enough and blank ones are left out
     */
    private List<Line> own(Page page, List<Line> lines, boolean first) {
        List<Line> own = new ArrayList<>();
        boolean cells = !lines.isEmpty() && lines.get(0).underHead();
        for (int at = 0;
                at < lines.size()
                        && !(first && !own.isEmpty())
                        && (!cells || lines.get(at).underHead()); ) {
            int end = at + 1;
            while (end < lines.size() && lines.get(end).unit() == lines.get(at).unit()) {
                end++;
            }
            Line line = page.whole(lines.subList(at, end));
            if (!boilerplate(line) && !(first && line.blank())) {
                own.add(line);
            }
            at = end;
        }
        return own;
    }

    /** The label that starts at a line, whatever stands around it. */
    private Optional<Match> at(List<Line> lines, int at) {
        Cancellation.check();
        if (lines.get(at).blank() || lines.get(at).underHead()) {
            return Optional.empty();
        }
        StringBuilder joined = new StringBuilder();
        Optional<Match> longest = Optional.empty();
        int pieces = 0;
        for (int n = 0; pieces < MOST_LINES && at + n < lines.size(); n++) {
            Line line = lines.get(at + n);
            if (line.blank()) {
                continue;
            }
            boolean value = longest.isPresent()
                    && longest.get().label().field().matcher().test(line.value());
            if (value || joined.length() + line.words().length() > LONGEST_LABEL) {
                break;
            }
            joined.append(pieces++ == 0 ? "" : " ").append(line.words());
            String printed = plain(joined.toString());
            Optional<Label> label =
                    longest.isEmpty() ? named(printed) : Optional.ofNullable(whole.get(comparable(printed)));
            if (label.isPresent()) {
                longest = Optional.of(new Match(label.get(), n + 1, ""));
            }
        }
        if (longest.isPresent()) {
            return longest;
        }
        String words = lines.get(at).words();
        String plain = plain(words);
        return opening.getOrDefault(plain.charAt(0), List.of()).stream()
                .filter(label -> label.lengthAtStart(plain, exact) > 0)
                .findFirst()
                .map(label -> {
                    String beside =
                            words.substring(label.lengthAtStart(plain, exact)).strip();
                    return new Match(label, 1, beside);
                });
    }

    private Optional<Label> named(String words) {
        Label label = whole.get(comparable(words));
        String unbulleted = PageValues.unbulleted(words);
        return label != null || !words.endsWith(":") && !words.endsWith(")")
                ? Optional.ofNullable(label)
                : beginnings.stream()
                        .filter(beginning -> unbulleted.startsWith(plain(beginning.words())))
                        .findFirst();
    }

    /** Where each label stands last on a page, by its key. */
    private Map<String, Integer> lastLines(List<Line> lines) {
        Map<String, Integer> last = new HashMap<>();
        for (Line line : lines) {
            if (!line.blank() && !line.underHead() && line.words().length() <= LONGEST_LABEL) {
                Label label = whole.get(comparable(line.words()));
                if (label != null) {
                    last.put(key(label.words()), line.index());
                }
            }
        }
        return last;
    }

    private boolean opens(Match match, List<Line> lines, int at, Set<String> met, Map<String, Integer> last) {
        Field field = match.label().field();
        if (!field.repeats() && met.contains(key(match.label().words()))) {
            return false;
        }
        String other = key(field.options().getOrDefault(Option.AFTER, ""));
        boolean tooEarly = !met.contains(other)
                && last.getOrDefault(other, -1) > lines.get(at).index();
        return !tooEarly && (!field.is(Option.SHAPED) || valueFits(field.matcher(), match, lines, at));
    }

    /** Whether a label is the value of the one above, as in {@code Primary Purpose: Treatment}: it is known there, and has none itself. */
    private boolean isValue(List<Line> lines, int from, int at, Match above) {
        return above.label().field().is(Option.CODED)
                && above.beside().isEmpty()
                && lines.subList(from, at).stream().allMatch(Line::blank)
                && above.label().field().matcher().test(lines.get(at).value())
                && IntStream.range(at + 1, lines.size())
                        .filter(below -> !lines.get(below).blank())
                        .limit(1)
                        .allMatch(below -> at(lines, below).isPresent());
    }

    private static boolean isBelow(Field field, Set<String> above) {
        return !field.is(Option.BELOW)
                || Stream.of(field.options().get(Option.BELOW).split("\\|"))
                        .anyMatch(label -> above.contains(key(label)));
    }

    private boolean valueFits(Predicate<String> value, Match match, List<Line> lines, int at) {
        if (!match.beside().isEmpty()) {
            return value.test(match.beside());
        }
        int below = at + match.lines();
        while (below < lines.size() && lines.get(below).blank()) {
            below++;
        }
        return below == lines.size()
                || PageValues.nothing(lines.get(below).value())
                || value.test(lines.get(below).value())
                || at(lines, below).isPresent();
    }

    /**
     * The lines of a page without those of the site and without its table of contents: several labels one below the other with
     * nothing under them, of most of which the page has another further down that has a value.
     */
    private List<Line> withoutContents(Page page) {
        List<Line> lines = page.lines();
        Set<String> later = new HashSet<>();
        List<Line> kept = new ArrayList<>();
        List<Line> run = new ArrayList<>();
        BitSet dropped = new BitSet();
        boolean labelBelow = true;
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            String key = key(line.words());
            boolean label = !line.underHead() && byKey.containsKey(key);
            if (line.blank() || !label && boilerplate(line)) {
                if (line.blank()) {
                    kept.add(line);
                }
                continue;
            }
            if (label && labelBelow) {
                run.add(line);
            } else {
                dropContents(page, run, later, dropped);
                run.clear();
            }
            if (label && !labelBelow) {
                later.add(key);
            }
            labelBelow = label;
            kept.add(line);
        }
        dropContents(page, run, later, dropped);
        kept.removeIf(line -> dropped.get(line.index()));
        Collections.reverse(kept);
        return kept;
    }

    /** The lines of a run of labels that are a table of contents, which are taken. */
    private static void dropContents(Page page, List<Line> run, Set<String> later, BitSet dropped) {
        List<Line> again =
                run.stream().filter(line -> later.contains(key(line.words()))).toList();
        if (again.size() > 1 && again.size() * 2 > run.size()) {
            again.forEach(page::take);
            again.forEach(line -> dropped.set(line.index()));
        }
    }
}
