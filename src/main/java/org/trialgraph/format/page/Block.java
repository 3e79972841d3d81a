package org.trialgraph.format.page;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.registry.TrialNumbers;

/**
 * The lines under one label, up to the next label. Asking for words takes the lines that they stand on; lines that nobody
 * asks for stay unmapped and are reported.
 *
 * @param page that the lines are taken from
 * @param label words of the label; empty above the first label
 * @param place how findings name the block: the line of its label
 * @param beside what stands beside the label
 * @param lines below the label, taken or not
 */
public record Block(Page page, String label, String place, Optional<String> beside, List<Line> lines) {
    private static final int LONGEST_NAME = 300;
    private static final String QUESTION =
            "(?i)(?:who|what|when|where|why|how|can|do|does|did|will|is|are|am|may|should|would)\\b[^.?]{3,60}\\?.{0,20}";
    private static final String LIST_ITEM =
            "\\s*(?:[-*\u2022\u00B7\u25AA\u25E6\u25CF\u25CB\u2013]|\\(?\\d{1,2}[.)])\\s.*";
    /** A line that begins something new, and announces no items. */
    private static final String HEADING = "[^\\p{Ll}(].*[^:;,]";

    /** Copies the list. */
    public Block {
        lines = List.copyOf(lines);
    }

    /** Whether nothing is printed under the label. */
    public boolean empty() {
        return beside.isEmpty() && lines.stream().allMatch(Line::blank);
    }

    /** Lines with words below the label that no rule has taken yet; taking them is up to the caller. */
    public List<Line> rest() {
        return lines.stream().filter(l -> !l.blank() && !page.taken(l)).toList();
    }

    /** The label in small letters, without a colon. */
    public String key() {
        return Layout.key(label);
    }

    /** Whether the block stands below a label, in any capitals and with or without a colon. */
    public boolean is(String other) {
        return key().equals(Layout.key(other));
    }

    /** What stands in lines with words, as one piece of words. */
    public String words() {
        return lines.stream().map(Line::words).filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Marks a line of the block as understood. */
    public void take(Line line) {
        page.take(line);
    }

    /** The one value: what stands beside the label, otherwise the first line below. */
    public Optional<String> value() {
        if (beside.isPresent()) {
            return beside;
        }
        Optional<Line> first = rest().stream().findFirst();
        first.ifPresent(page::take);
        return first.map(Line::value);
    }

    /** The one value, if it looks as it should; a line of another shape stays where it is. */
    public Optional<String> value(Pattern shape) {
        return beside.or(() -> rest().stream().findFirst().map(Line::value))
                .filter(words -> shape.matcher(words).matches())
                .flatMap(fits -> value());
    }

    /** The first line below the label, unless it is a placeholder; a line that repeats it is taken with it. */
    public Optional<String> first() {
        Optional<String> first = rest().stream().findFirst().map(Line::words);
        rest().stream().filter(line -> first.equals(Optional.of(line.words()))).forEach(page::take);
        return first.map(PageValues::unbulleted).filter(words -> !PageValues.nothing(words));
    }

    /** The lines of the first cell below the label as one piece of words; outside of tables the first line. */
    Optional<String> firstCell() {
        List<Line> below = rest();
        int cell = below.isEmpty() ? 0 : below.get(0).cell();
        String more = below.stream()
                .skip(1)
                .takeWhile(line -> cell > 0 && line.cell() == cell)
                .peek(page::take)
                .map(line -> " " + line.words())
                .collect(Collectors.joining());
        return first().map(words -> words + more);
    }

    /** Every line as a value of its own. */
    public List<String> values() {
        List<Line> below = rest();
        below.forEach(page::take);
        return Stream.concat(beside.stream(), below.stream().map(Line::value)).toList();
    }

    /** Every line as a value of its own, without bullets, placeholders and repetitions. */
    public List<String> distinct() {
        return distinct(values().stream());
    }

    /**
     * The lines as names, up to the first that is none: a numbered heading, a figure, the number of a trial, or a paragraph. That
     * line and those below it stay where they are.
     */
    public List<String> names() {
        List<Line> names = rest().stream()
                .takeWhile(line -> line.words().length() <= LONGEST_NAME
                        && !line.words().matches("\\d{1,2}\\. \\p{Lu}.{2,60}|[\\d,. ]+")
                        && TrialNumbers.recognise(line.words()).isEmpty())
                .toList();
        names.forEach(page::take);
        return distinct(Stream.concat(beside.stream(), names.stream().map(Line::value)));
    }

    /** The lines as names, up to the first that does not look like one, which stays where it is with those below it. */
    List<String> names(Predicate<String> look) {
        List<Line> names = rest().stream()
                .takeWhile(line -> look.test(PageValues.unbulleted(line.value())) || PageValues.nothing(line.value()))
                .toList();
        names.forEach(page::take);
        return distinct(names.stream().map(Line::value));
    }

    /** The lines that look as they should; the others stay where they are. */
    List<String> matching(Predicate<String> look) {
        List<Line> lines = rest().stream()
                .filter(line -> look.test(PageValues.unbulleted(line.value())))
                .toList();
        lines.forEach(page::take);
        return distinct(lines.stream().map(Line::value));
    }

    /** The block without the lines from the first on that ends it on a page of which not all labels are known. */
    Block upToEnd() {
        List<Line> words = lines.stream().filter(line -> !line.blank()).toList();
        return upTo(
                line -> PageValues.ends(line.words()) || line.words().matches(QUESTION) && !line.equals(words.get(0)));
    }

    /** The block without the lines below the items of a list, which has marks. */
    Block upToEndOfList() {
        List<Line> items =
                lines.stream().filter(line -> line.raw().matches(LIST_ITEM)).toList();
        return upTo(line -> !items.isEmpty()
                && !line.blank()
                && line.index() > items.get(0).index()
                && line.words().matches(HEADING)
                && !line.raw().matches(LIST_ITEM));
    }

    private Block upTo(Predicate<Line> end) {
        List<Line> own = lines.stream().takeWhile(end.negate()).toList();
        return new Block(page, label, place, beside, own);
    }

    private static List<String> distinct(Stream<String> values) {
        return values.map(PageValues::unbulleted)
                .filter(words -> !PageValues.nothing(words))
                .distinct()
                .toList();
    }

    /** All lines as one piece of words, for values that are wrapped. */
    public Optional<String> joined() {
        List<String> values = values();
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", values));
    }

    /**
     * The value and its translation: two cells, or outside of tables as many lines again, the first with letters of East Asia and
     * the second without; else nothing.
     */
    List<Block> translated() {
        List<Line> below = rest();
        int half = below.size() / 2;
        Collection<List<Line>> parts = below.stream().anyMatch(line -> line.cell() > 0)
                ? below.stream()
                        .filter(line -> line.cell() > 0)
                        .collect(Collectors.groupingBy(Line::cell, TreeMap::new, Collectors.toList()))
                        .values()
                : List.of(below.subList(0, half), below.subList(half, 2 * half), below.subList(2 * half, below.size()));
        List<List<Line>> both = parts.stream().filter(part -> !part.isEmpty()).toList();
        boolean translated = both.size() == 2
                && both.get(0).stream().anyMatch(Block::isEastAsian)
                && both.get(1).stream().noneMatch(Block::isEastAsian)
                && (both.get(0).get(0).cell() > 0
                        || both.get(0).stream().allMatch(Block::isEastAsian)
                                && both.get(1).stream()
                                        .allMatch(line -> line.words().matches(".*[a-z]{3}.*")));
        return !translated
                ? List.of()
                : both.stream()
                        .map(lines -> new Block(page, label, place, beside, lines))
                        .toList();
    }

    private static boolean isEastAsian(Line line) {
        return line.words().chars().anyMatch(c -> c >= '\u3040' && c < '\uD800');
    }

    /** Running text with its lines, blank lines and indentation. */
    public Optional<String> text() {
        lines.forEach(page::take);
        String below = lines.stream().map(Line::raw).collect(Collectors.joining("\n"));
        return Optional.of(beside.map(words -> words + "\n" + below).orElse(below))
                .filter(words -> !words.isBlank());
    }

    /** Running text, once where each line is printed twice; empty where a placeholder stands for it. */
    public Optional<String> prose() {
        return text().filter(text -> !text.lines().map(PageValues::unbulleted).allMatch(PageValues::nothing))
                .map(Sections::once);
    }

    /** Running text of the lines that no rule has taken yet. */
    public Optional<String> remainder() {
        String below = rest().stream().map(Line::raw).collect(Collectors.joining("\n"));
        lines.forEach(page::take);
        return Optional.of(below).filter(words -> !words.isBlank());
    }
}
