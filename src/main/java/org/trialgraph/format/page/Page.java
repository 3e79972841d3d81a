package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.ReadReport;
import org.trialgraph.text.Cancellation;
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
     * @param cell number of the table cell that the line stands in, 0 outside of tables
     * @param row number of the row of that cell, 0 outside of tables; between the rows of two tables a number is left out
     * @param underHead whether the line stands below a column head, where no label opens and nothing is split
     * @param pieces how many lines of the page, from the index on, are this line: more than one for a line that was split
     * @param raw the line with its indentation
     * @param words the line clean, in one piece; empty for a blank line
     */
    public record Line(
            int index,
            int number,
            int unit,
            int cell,
            int row,
            boolean underHead,
            int pieces,
            String raw,
            String words) {
        private static final String BULLETS = "\u2022\u00B7\u25AA\u2023\u25E6\u25CF\u25CB";

        Line(int index, int number, int unit, int cell, int row, boolean underHead, int pieces, String raw) {
            this(index, number, unit, cell, row, underHead, pieces, raw, TextNormalizer.clean(raw));
            Cancellation.check();
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
     * @param document decoded, without a byte order mark
     * @param url address of the document, where known
     */
    public static Page of(String document, Optional<String> url) {
        if (HtmlText.isHtml(document)) {
            HtmlText html = HtmlText.of(document);
            List<Line> lines =
                    number(html.lines().stream().map(TextNormalizer::visible).toList(), html.cells(), html.rows());
            add(lines, lines.size() + 1, html.cells().get(lines.size()), 0, false, "");
            return of(lines, html.metadata().fetchedFrom(url));
        }
        List<String> text = withoutMarkdown(Stream.of(document.split("\\R", -1))
                .map(TextNormalizer::visible)
                .toList());
        List<Integer> none = Collections.nCopies(text.size(), 0);
        List<Line> lines = number(text, none, none);
        return of(lines, PageMetadata.ofText(lines).fetchedFrom(url));
    }

    /**
     * Lines without the marks of Markdown: those of headings and lists, on a page that begins with a heading or has several,
     * lines below headings, strong words, escapes, links that are known by their words.
     */
    private static List<String> withoutMarkdown(List<String> lines) {
        boolean headings =
                lines.stream().filter(line -> !line.isBlank()).limit(1).anyMatch(Page::isHeading)
                        || lines.stream().filter(Page::isHeading).limit(2).count() > 1;
        List<String> out = new ArrayList<>(lines.size());
        for (String line : lines) {
            int at = out.size();
            boolean underlines = at > 0
                    && !out.get(at - 1).isBlank()
                    && (at == 1 || out.get(at - 2).isBlank())
                    && line.matches("-{3,}\\s*|={3,}\\s*");
            String words = line;
            if (headings) {
                words = isHeading(line)
                        ? line.replaceFirst("#+\\s+", "")
                        : line.replaceFirst("^(\\s*)[-*+] (?=\\S)", "$1\u2022 ");
            }
            if (words.contains("](")) {
                words = words.replaceAll("!\\[[^\\[\\]]*]\\([^()\\s]*\\)", "")
                        .replaceAll("\\[([^\\[\\]]+)]\\((?!\\S*pubmed)[^()\\s]*\\)", "$1");
            }
            if (headings && words.indexOf('\\') >= 0) {
                words = words.replaceAll("\\\\([\\p{Punct}&&[^|]])", "$1").replaceFirst("\\\\\\s*$", "");
            }
            if (words.contains("**")) {
                words = words.replaceAll("\\*\\*([^*\\s](?:[^*]*[^*\\s])?)\\*\\*", "$1");
            }
            out.add(underlines ? "" : words);
        }
        return out;
    }

    /** Whether a line is a heading in Markdown; {@code # of participants} is none. */
    private static boolean isHeading(String line) {
        return line.indexOf('#') >= 0 && line.matches("\\s*#{1,6}\\s+[^\\p{Ll}\\s].*");
    }

    private static Page of(List<Line> lines, PageMetadata metadata) {
        return new Page(lines, lines.stream().map(Line::raw).toList(), metadata);
    }

    private static List<Line> number(List<String> raw, List<Integer> cells, List<Integer> rows) {
        List<Line> lines = new ArrayList<>(raw.size());
        for (int at = 0; at < raw.size(); at++) {
            add(lines, at + 1, cells.get(at), rows.get(at), false, raw.get(at));
        }
        return lines;
    }

    private static void add(List<Line> lines, int number, int cell, int row, boolean underHead, String raw) {
        lines.add(new Line(lines.size(), number, lines.size(), cell, row, underHead, 1, raw));
    }

    /** The same page with each line split into the given pieces; pieces keep the number of their line. */
    public Page split(Function<Line, List<String>> pieces) {
        List<Line> split = new ArrayList<>(lines.size());
        for (Line line : lines) {
            for (String piece : pieces.apply(line)) {
                split.add(new Line(
                        split.size(), line.number(), line.unit(), line.cell(), line.row(), line.underHead(), 1, piece));
            }
        }
        return new Page(split, originals, metadata);
    }

    /** The same page with some lines joined, as many from an index on as a function tells. */
    Page joined(IntUnaryOperator count) {
        List<Line> joined = new ArrayList<>(lines.size());
        for (int at = 0, end; at < lines.size(); at = end) {
            Line first = lines.get(at);
            end = at + count.applyAsInt(at);
            Line last = lines.get(end - 1);
            String before = lines.subList(at, end - 1).stream()
                    .filter(line -> !line.blank())
                    .map(line -> line.words() + " ")
                    .collect(Collectors.joining());
            String raw = first == last ? last.raw() : before + last.raw().stripLeading();
            add(joined, first.number(), first.cell(), first.row(), first.underHead(), raw);
        }
        return of(joined, metadata);
    }

    /**
     * The same page with each row of a table in text split into its cells. A row stands between bars, as in
     * {@code | Phase | 3 |}, ends with one, or belongs to the lines around one of dashes and bars such as {@code ---|---}. Below
     * a row that has labels alone the cells come column by column, up to a row that begins with a label. Where rows end with bars,
     * lines without one are the beginning of the cell that ends below them; where rows also begin with bars, only below a row whose
     * end is missing. Cells in Markdown break their lines as HTML does, and before the bullets of a list.
     */
    Page withCells(Predicate<String> isLabel) {
        BitSet rows = rows();
        int last = rows.length() - 1;
        long ends =
                rows.stream().filter(at -> lines.get(at).words().endsWith("|")).count();
        boolean ended = ends * 2 > rows.cardinality();
        long starts = rows.stream()
                .filter(at -> lines.get(at).words().matches("\\|.+"))
                .count();
        boolean between = starts * 2 > rows.cardinality();
        List<Line> cells = new ArrayList<>();
        int cell = 1;
        int number = 1;
        boolean open = false;
        for (int at = 0; at < lines.size(); at++) {
            boolean inside = ended && at < last && (open || !between);
            if (!rows.get(at) && !(inside && lines.get(at).words().indexOf('|') >= 0)) {
                Line line = lines.get(at);
                add(cells, line.number(), inside ? cell : line.cell(), inside ? number : line.row(), false, line.raw());
                number += inside ? 0 : 1;
                continue;
            }
            int from = at;
            List<List<String>> table = new ArrayList<>(List.of(cells(at)));
            int width = table.get(0).size();
            boolean columns = width > 1 && table.get(0).stream().allMatch(isLabel);
            while (columns
                    && rows.get(at + 1)
                    && List.of(0, width).contains(cells(at + 1).size())
                    && cells(at + 1).stream().limit(1).noneMatch(isLabel)) {
                table.add(cells(++at));
            }
            open = ended && !lines.get(at).words().endsWith("|");
            for (int column = 0; column < width; column++) {
                for (int row = 0; row < table.size(); row++) {
                    String words =
                            table.get(row).isEmpty() ? "" : table.get(row).get(column);
                    boolean list = words.startsWith("* ") || words.startsWith("\u2022 ");
                    String lineEnd = list ? "<br ?/?>| (?=[*\u2022] \\p{L})" : "<br ?/?>";
                    for (String line : words.split(lineEnd, -1)) {
                        add(cells, lines.get(from + row).number(), cell, number, false, line);
                    }
                    cell += open && column + 1 == width ? 0 : 1;
                }
            }
            number += open || isRule(lines.get(at).words()) ? 0 : 1;
        }
        return rows.isEmpty() ? this : of(cells, metadata);
    }

    /**
     * The same page with the cells of rows that tabs or several spaces divide, below a line of heads of columns and up to the next
     * label. Where other lines of the page do not, a row ends with a space and has several lines up to there. Where a row has
     * more or fewer cells than there are heads, its lines stay as they are, but for tabs, which no cell has.
     */
    Page withDividedRows(Set<String> heads, UnaryOperator<String> label) {
        boolean ends =
                lines.stream().anyMatch(line -> !line.blank() && !line.raw().endsWith(" "));
        List<Line> cells = new ArrayList<>();
        int cell = 1;
        int row = 1;
        for (int at = 0, end; at < lines.size(); at = end) {
            Line head = lines.get(at);
            int width = divided(head).size();
            end = at + 1;
            if (head.cell() == 0
                    && width > 1
                    && divided(head).stream().map(label).allMatch(heads::contains)) {
                while (end < lines.size()
                        && (width > 2 && divided(lines.get(end)).size() == width
                                || divided(lines.get(end)).stream()
                                        .limit(1)
                                        .map(label)
                                        .allMatch(String::isEmpty))) {
                    end++;
                }
            }
            List<Line> table = lines.subList(at, end);
            boolean closed = ends && head.raw().endsWith(" ");
            BitSet rowEnds = rowEnds(table, width, closed);
            boolean certain = end > at + 1 && !rowEnds.isEmpty();
            for (Line line : table) {
                boolean rowEnd = rowEnds.get(line.index() - at);
                boolean divided =
                        certain || end > at + 1 && (line == head || line.raw().indexOf('\t') > 0);
                List<String> parts = divided ? divided(line) : List.of(line.raw());
                for (int i = 0; i < parts.size(); i++) {
                    add(
                            cells,
                            line.number(),
                            certain ? cell : line.cell(),
                            certain ? row : line.row(),
                            false,
                            parts.get(i));
                    boolean cellEnd = i + 1 < parts.size()
                            || rowEnd
                            || closed && line.raw().endsWith(" ");
                    cell += certain && !line.blank() && cellEnd ? 1 : 0;
                }
                row += rowEnd ? 1 : 0;
            }
            row++;
        }
        return of(cells, metadata);
    }

    private static List<String> divided(Line line) {
        String row = line.raw().strip();
        return List.of(row.split(row.indexOf('\t') < 0 ? " {2,}" : "\t"));
    }

    /**
     * The lines with which the rows of a table end, by their place among its lines; none where not every row has as many cells.
     * Between tabs a cell may have several lines, but for the first and the last of its row. Where spaces end rows they also end
     * cells, but then a row has two cells on its first line, so that one that lacks some is not completed by the next.
     *
     * @param closed whether rows end with a space
     */
    private static BitSet rowEnds(List<Line> lines, int width, boolean closed) {
        boolean tabs = !closed && lines.get(0).raw().indexOf('\t') >= 0;
        BitSet ends = new BitSet();
        int cells = 0;
        boolean within = false;
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (line.blank()) {
                continue;
            }
            int own = divided(line).size();
            boolean begins = cells == 0;
            boolean next = closed && !begins && !within && own > 1;
            cells += own - (within ? 1 : 0);
            within = closed ? !line.raw().endsWith(" ") : tabs && cells < width;
            boolean lacks = !within && cells != width && (!closed || cells == 1 || cells > width);
            if (next || lacks || tabs && begins && own == 1) {
                return new BitSet();
            }
            boolean end = !within && cells == width;
            ends.set(at, end);
            cells = end ? 0 : cells;
        }
        return cells == 0 ? ends : new BitSet();
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
        // Two bars without a space are an empty cell only in rows that stand between bars.
        String bar = row.startsWith("|") ? "(?<!\\\\)\\|" : "(?<![\\\\|])\\|(?!\\|)";
        return Stream.of(inner.split(bar, -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    /** A cell of a table with its lines, or a line outside of tables; the key of the label that its words are. */
    private record Cell(int number, String words, String label, List<Line> lines) {
        static Cell of(List<Line> lines, UnaryOperator<String> label) {
            String words = lines.stream()
                    .map(Line::words)
                    .collect(Collectors.joining(" "))
                    .strip();
            return new Cell(lines.get(0).cell(), words, label.apply(words), lines);
        }

        int row() {
            return lines.isEmpty() ? 0 : lines.get(0).row();
        }

        boolean blank() {
            return words.isEmpty();
        }
    }

    /**
     * The same page with the head of its column before each cell of some tables, so that every cell is a value below a label. The
     * cells of a table end at the next label. Where their number shows that a cell is missing, and outside of tables, where
     * nothing tells how many lines a cell has, the heads are left out and the lines stand below the heading.
     *
     * @param tables the heads of columns, two or more of which stand side by side, by the headings of the tables; a heading may
     *     be the first of the heads itself
     */
    Page withColumns(Map<String, Set<String>> tables, UnaryOperator<String> label) {
        List<Cell> cells = cells(label);
        List<Line> out = new ArrayList<>();
        String heading = "";
        for (int at = 0; at < cells.size(); ) {
            String first = cells.get(at).label();
            Set<String> own = tables.getOrDefault(first, Set.of());
            boolean itself = own.contains(first);
            List<Cell> heads = heads(cells, at, itself ? own : tables.getOrDefault(heading, Set.of()));
            if (heads.isEmpty()) {
                Cell cell = cells.get(at++);
                heading = cell.label().isEmpty() ? heading : cell.label();
                cell.lines().forEach(line -> add(out, line.number(), line.cell(), line.row(), false, line.raw()));
                continue;
            }
            at += cells.subList(at, cells.size()).indexOf(heads.get(heads.size() - 1)) + 1;
            List<Cell> body = new ArrayList<>();
            int number = cells.get(at - 1).number();
            for (; at < cells.size() && (cells.get(at).label().isEmpty() || inRow(cells, at, heads)); at++) {
                Cell cell = cells.get(at);
                if (number > 0 && cell.number() < number) {
                    break;
                }
                fill(body, number, cell.number());
                body.add(cell);
                number = cell.number();
            }
            fill(body, number, number > 0 ? nextNumber(cells, at) : 0);
            while (body.size() % heads.size() > 0 && body.get(body.size() - 1).blank()) {
                body.remove(body.size() - 1);
            }
            boolean certain = number > 0 && body.size() % heads.size() == 0;
            for (int i = 0; i < body.size(); i++) {
                Cell head = heads.get(i % heads.size());
                List<Line> values = body.get(i).lines();
                if (certain) {
                    int row = values.isEmpty()
                            ? head.lines().get(0).number()
                            : values.get(0).number();
                    add(out, row, 0, 0, false, head.words());
                }
                values.forEach(line -> add(out, line.number(), line.cell(), line.row(), true, line.raw()));
            }
        }
        return of(out, metadata);
    }

    /** The number of the next cell that is one, behind which no cell of the table before it is missing; 0 where there is none. */
    private static int nextNumber(List<Cell> cells, int from) {
        return cells.subList(from, cells.size()).stream()
                .mapToInt(Cell::number)
                .filter(number -> number > 0)
                .findFirst()
                .orElse(0);
    }

    /** Adds the empty cells of which a page has no line, between the numbers of two others. */
    private static void fill(List<Cell> cells, int from, int to) {
        for (int number = from + 1; from > 0 && number < to; number++) {
            cells.add(new Cell(number, "", "", List.of()));
        }
    }

    /**
     * Whether a cell, which may read like a label, stands in a row of the table below some heads that is as wide as theirs. Two
     * cells may be a label and its value, several labels are heads again.
     */
    private static boolean inRow(List<Cell> cells, int at, List<Cell> heads) {
        int row = cells.get(at).row();
        int above = cells.get(at - 1).row();
        if (heads.size() < 3 || above == 0 || row != above && row != above + 1) {
            return false;
        }
        int first = at;
        int last = at;
        while (first > 0 && cells.get(first - 1).row() == row && last - first < heads.size()) {
            first--;
        }
        while (last + 1 < cells.size() && cells.get(last + 1).row() == row && last - first < heads.size()) {
            last++;
        }
        boolean others = cells.subList(first, last + 1).stream()
                .anyMatch(cell -> cell != cells.get(at) && !cell.label().isEmpty());
        return !others && cells.get(last).number() - cells.get(first).number() == heads.size() - 1;
    }

    /** The cells, a label that stands below other lines of one apart. */
    private List<Cell> cells(UnaryOperator<String> label) {
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            int end = at + 1;
            while (end < lines.size()
                    && lines.get(at).cell() > 0
                    && lines.get(end).cell() == lines.get(at).cell()
                    && label.apply(lines.get(end).words()).isEmpty()) {
                end++;
            }
            cells.add(Cell.of(lines.subList(at, end), label));
            at = end;
        }
        return cells;
    }

    /** The heads of columns at a place: two or more neighbouring cells that are heads; none elsewhere. */
    private static List<Cell> heads(List<Cell> cells, int at, Set<String> keys) {
        List<Cell> heads = new ArrayList<>();
        Set<String> others = new HashSet<>(keys);
        for (int i = at; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            int next = heads.isEmpty()
                    ? cell.number()
                    : heads.get(heads.size() - 1).number() + (cell.number() > 0 ? 1 : 0);
            if (cell.number() == next && others.remove(cell.label())) {
                heads.add(cell);
            } else if (heads.isEmpty() || !cell.blank()) {
                break;
            }
        }
        return heads.size() > 1 ? heads : List.of();
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
        return new Line(
                first.index(),
                first.number(),
                first.unit(),
                first.cell(),
                first.row(),
                first.underHead(),
                pieces.size(),
                raw);
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
