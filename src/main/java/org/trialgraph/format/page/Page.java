package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.ReadReport;
import org.trialgraph.text.TextNormalizer;

/**
 * A page while it is read: its lines, what its mark-up says about it, and which lines a rule has taken. One page is read by
 * one thread.
 */
public final class Page {
    private final List<Line> lines;
    private final List<String> originals;
    private final PageMetadata metadata;
    private final BitSet taken = new BitSet();

    /**
     * One line of a page's text.
     *
     * @param index position in the page, from 0
     * @param number line of the document's text, from 1; lines that were one in the document share it
     * @param unit position of the line or table cell that the line is a piece of
     * @param pieces how many lines of the page, from the index on, are this line: more than one for a line that was split
     * @param raw the line with its indentation
     * @param words the line clean, in one piece; empty for a blank line
     */
    public record Line(int index, int number, int unit, int pieces, String raw, String words) {
        private static final String BULLETS = "\u2022\u00B7\u25AA\u2023\u25E6\u25CF\u25CB";

        Line(int index, int number, int unit, int pieces, String raw) {
            this(index, number, unit, pieces, raw, TextNormalizer.clean(raw));
        }

        /** Whether the line has no words. */
        public boolean blank() {
            return words.isEmpty();
        }

        /** The words of the line as a value: without the bullet that a list puts before it. */
        public String value() {
            boolean item = words.length() > 1
                    && BULLETS.indexOf(words.charAt(0)) >= 0
                    && Character.isWhitespace(words.charAt(1));
            return item ? words.substring(1).stripLeading() : words;
        }

        /** How findings name the line. */
        public String place() {
            return "line " + number;
        }
    }

    private Page(List<Line> lines, List<String> originals, PageMetadata metadata) {
        this.lines = List.copyOf(lines);
        this.originals = originals;
        this.metadata = metadata;
    }

    /**
     * The page of a decoded document, HTML or plain text.
     *
     * @param text decoded, without a byte order mark
     * @param url address of the document, where known
     */
    public static Page of(String text, Optional<String> url) {
        if (HtmlText.isHtml(text)) {
            HtmlText html = HtmlText.of(text);
            return of(number(html.lines()), html.metadata().fetchedFrom(url));
        }
        List<Line> lines = number(List.of(text.split("\\R", -1)));
        return of(lines, PageMetadata.ofText(lines).fetchedFrom(url));
    }

    private static Page of(List<Line> lines, PageMetadata metadata) {
        return new Page(lines, lines.stream().map(Line::raw).toList(), metadata);
    }

    private static List<Line> number(List<String> raw) {
        List<Line> lines = new ArrayList<>(raw.size());
        for (String line : raw) {
            lines.add(new Line(lines.size(), lines.size() + 1, lines.size(), 1, TextNormalizer.visible(line)));
        }
        return lines;
    }

    /** The same page with each line split into the given pieces; pieces keep the number of their line. */
    public Page split(Function<Line, List<String>> pieces) {
        List<Line> split = new ArrayList<>(lines.size());
        for (Line line : lines) {
            for (String piece : pieces.apply(line)) {
                split.add(new Line(split.size(), line.number(), line.unit(), 1, piece));
            }
        }
        return new Page(split, originals, metadata);
    }

    /**
     * The same page with each row of a table in text split into its cells. A row stands between bars, as in
     * {@code | Phase | 3 |}, ends with one, or belongs to the lines around one of dashes and bars such as {@code ---|---}. Below
     * a row that has labels alone the cells come column by column.
     */
    Page withCells(Predicate<String> isLabel) {
        BitSet rows = rows();
        List<Line> cells = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            int from = at;
            List<List<String>> table = new ArrayList<>(
                    List.of(rows.get(at) ? cells(at) : List.of(lines.get(at).raw())));
            int width = table.get(0).size();
            boolean columns = rows.get(at) && width > 1 && table.get(0).stream().allMatch(isLabel);
            while (columns
                    && rows.get(at + 1)
                    && List.of(0, width).contains(cells(at + 1).size())) {
                table.add(cells(++at));
            }
            for (int column = 0; column < width; column++) {
                for (int row = 0; row < table.size(); row++) {
                    String cell = table.get(row).isEmpty() ? "" : table.get(row).get(column);
                    cells.add(new Line(cells.size(), lines.get(from + row).number(), cells.size(), 1, cell));
                }
            }
        }
        return rows.isEmpty() ? this : of(cells, metadata);
    }

    private BitSet rows() {
        BitSet rows = new BitSet();
        for (Line line : lines) {
            String words = line.words();
            int at = line.index();
            boolean below = at > 0 && rows.get(at - 1);
            if (words.indexOf('|') >= 0) {
                rows.set(at, below || words.startsWith("|") || words.endsWith("|") || isRule(words));
                if (at > 0 && isRule(words) && lines.get(at - 1).words().indexOf('|') >= 0) {
                    rows.set(at - 1);
                }
            }
        }
        return rows;
    }

    /** Whether a line is the rule below the heading of a table. */
    private static boolean isRule(String words) {
        return words.contains("--") && words.chars().allMatch(c -> "|-:+ ".indexOf(c) >= 0);
    }

    /** The cells of a row, none for a rule. */
    private List<String> cells(int at) {
        String row = lines.get(at).words();
        if (isRule(row)) {
            return List.of();
        }
        String inner = row.replaceFirst("^\\|", "").replaceFirst("\\|$", "");
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }

    /** Neighbouring pieces of one line as one line, as it stands in the document where they are the whole of it. */
    Line whole(List<Line> pieces) {
        Line first = pieces.get(0);
        if (pieces.size() == 1) {
            return first;
        }
        boolean all = !sameUnit(first.index() - 1, first) && !sameUnit(first.index() + pieces.size(), first);
        String raw = all
                ? originals.get(first.unit())
                : pieces.stream().map(Line::raw).collect(Collectors.joining(" "));
        return new Line(first.index(), first.number(), first.unit(), pieces.size(), raw);
    }

    private boolean sameUnit(int index, Line line) {
        return index >= 0 && index < lines.size() && lines.get(index).unit() == line.unit();
    }

    /** All lines, blank ones among them. */
    public List<Line> lines() {
        return lines;
    }

    /** What the page tells about itself outside its text. */
    public PageMetadata metadata() {
        return metadata;
    }

    /** Marks a line as understood. */
    public void take(Line line) {
        taken.set(line.index(), line.index() + line.pieces());
    }

    /** Whether a rule has taken the line. */
    public boolean taken(Line line) {
        return taken.get(line.index());
    }

    /** Reports the lines that no rule took: boilerplate of the site as ignored, the rest as unmapped. */
    void report(Layout layout, ReadReport report) {
        for (Line line : lines) {
            if (line.blank() || taken(line)) {
                continue;
            }
            if (layout.boilerplate(line)) {
                report.ignored(line.place(), line.words());
            } else {
                report.unmapped(line.place(), line.words());
            }
        }
    }
}
