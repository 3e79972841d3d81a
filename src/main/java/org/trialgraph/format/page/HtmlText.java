package org.trialgraph.format.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.trialgraph.text.Markup;

/**
 * The text of an HTML page as labelled lines, as a plain-text extraction has them: what stands in a block, a cell or before a
 * {@code <br>} is a line, an item of a list starts with its bullet or number behind two spaces per level. Comments, scripts,
 * styles and navigation are left out.
 *
 * @param lines of the page, blank ones between paragraphs
 * @param cells for each line the number, from 1, of the innermost cell of a table that it stands in, 0 outside of tables; a
 *     number that no line has is that of an empty cell; behind the lines stands the number that a further cell would have
 * @param rows for each line the number of the row of that cell, 0 outside of tables; where a table begins or ends a number is left out
 * @param metadata what the mark-up tells about the page
 */
public record HtmlText(List<String> lines, List<Integer> cells, List<Integer> rows, PageMetadata metadata) {
    private static final Pattern OPENING = Pattern.compile(
            "(?is)\\s*(?:<\\?xml[^>]{0,200}>\\s*)?<(?:!doctype\\s+html|!--|html|head|body|div|table|p|h[1-6]|main|article|section)\\b.*");
    private static final int OPENING_WITHIN = 4096;
    private static final int DEEPEST_LIST = 20;

    /** Copies the lists. */
    public HtmlText {
        lines = List.copyOf(lines);
        cells = List.copyOf(cells);
        rows = List.copyOf(rows);
    }

    /** Whether a decoded document is HTML, judged by its beginning. */
    public static boolean isHtml(String text) {
        return OPENING.matcher(text.substring(0, Math.min(text.length(), OPENING_WITHIN)))
                .matches();
    }

    /** Reads a page. */
    public static HtmlText of(String html) {
        Document document = Markup.html(html);
        LineWriter writer = new LineWriter();
        document.body().filter(writer);
        writer.endLine();
        writer.cells.add(writer.lastCell + 1);
        return new HtmlText(writer.lines, writer.cells, writer.rows, PageMetadata.of(document));
    }

    /** Puts the pieces of text of a marked-up page together into lines while it goes through the page. */
    private static final class LineWriter implements NodeFilter {
        private static final int BULLETS = -1;
        private static final Set<String> BREAKING =
                Set.of("br", "td", "th", "dt", "dd", "caption", "option", "label", "summary");
        private static final Set<String> CELL = Set.of("td", "th");
        private static final Set<String> ROWS = Set.of("table", "tr");

        private final List<String> lines = new ArrayList<>();
        private final List<Integer> cells = new ArrayList<>();
        /** The numbers of the cells that are open, the innermost first. */
        private final Deque<Integer> openCells = new ArrayDeque<>();

        private final List<Integer> rows = new ArrayList<>();
        /** The numbers of the rows that are open, the innermost first. */
        private final Deque<Integer> openRows = new ArrayDeque<>();

        private int lastCell;
        private int lastRow;
        /** The number of the next item of each open list. */
        private final Deque<Integer> open = new ArrayDeque<>();

        /** How many elements are open whose white space counts. */
        private int preserved;

        private final StringBuilder line = new StringBuilder();
        private String bullet = "";

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                text(text.getWholeText(), preserved > 0);
            } else if (node instanceof Element element) {
                preserved += element.normalName().equals("pre") ? 1 : 0;
                switch (element.normalName()) {
                    case "script", "style", "noscript", "template", "nav", "svg", "iframe", "select", "object" -> {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    case "button" -> {
                        // one that explains the word it stands on, as labels of glossaries do, is that word
                        return element.closest("h1, h2, h3, h4, h5, h6, dt, th") == null
                                ? FilterResult.SKIP_ENTIRELY
                                : FilterResult.CONTINUE;
                    }
                    case "ul" -> openList(BULLETS);
                    case "ol" -> {
                        String start = element.attr("start");
                        openList(start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1);
                    }
                    case "li" -> openItem();
                    case "sup" -> raise(element.ownText());
                    default -> breakLine(element);
                }
                if (CELL.contains(element.normalName())) {
                    openCells.push(++lastCell);
                } else if (ROWS.contains(element.normalName())) {
                    openRows.push(++lastRow);
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                preserved -= element.normalName().equals("pre") ? 1 : 0;
                switch (element.normalName()) {
                    case "ul", "ol" -> closeList();
                    case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre" -> endParagraph();
                    default -> breakLine(element);
                }
                if (CELL.contains(element.normalName())) {
                    openCells.pop();
                } else if (ROWS.contains(element.normalName())) {
                    openRows.pop();
                    lastRow += element.normalName().equals("table") ? 1 : 0;
                }
            }
            return FilterResult.CONTINUE;
        }

        private void breakLine(Element element) {
            if (BREAKING.contains(element.normalName()) || element.isBlock()) {
                endLine();
            }
        }

        /** Adds text; white space folds to one space unless it is preserved, and then its line ends count. */
        private void text(String text, boolean preserved) {
            if (preserved) {
                String[] parts = text.split("\\R", -1);
                for (int i = 0; i < parts.length; i++) {
                    if (i > 0) {
                        endLine();
                    }
                    line.append(parts[i]);
                }
                return;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (" \n\t\r\f".indexOf(c) < 0) {
                    line.append(c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }

        /** A raised number after a digit is an exponent: 10<sup>6</sup> must not become 106. */
        private void raise(String raised) {
            boolean afterDigit = !line.isEmpty() && Character.isDigit(line.charAt(line.length() - 1));
            if (afterDigit && raised.matches("[-+\u2212]?\\d{1,3}")) {
                line.append('^');
            }
        }

        private void endLine() {
            String words = line.toString().strip();
            if (!words.isEmpty()) {
                add((bullet.isEmpty() ? "  ".repeat(level() * 2) : bullet) + words);
                bullet = "";
            }
            line.setLength(0);
        }

        private void endParagraph() {
            endLine();
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
                add("");
            }
        }

        private void add(String words) {
            lines.add(words);
            cells.add(openCells.isEmpty() ? 0 : openCells.peek());
            rows.add(openCells.isEmpty() ? 0 : openRows.peek());
        }

        private void openList(int start) {
            endLine();
            open.push(start);
        }

        private void closeList() {
            endLine();
            bullet = "";
            open.poll();
            if (open.isEmpty()) {
                endParagraph();
            }
        }

        private void openItem() {
            endLine();
            String indent = "  ".repeat(Math.max(level(), 1));
            bullet = indent + "\u2022 ";
            if (!open.isEmpty() && open.peek() != BULLETS) {
                int number = open.pop();
                bullet = indent + number + ". ";
                open.push(number + 1);
            }
        }

        /** How many lists the line stands in. */
        private int level() {
            return Math.min(open.size(), DEEPEST_LIST);
        }
    }
}
