package org.trialgraph.format.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The text of an HTML page as labelled lines, as a plain-text extraction has them: what stands in a block, a cell or before a
 * {@code <br>} is a line, an item of a list starts with its bullet or number behind two spaces per level. Comments, scripts,
 * styles and navigation are left out.
 */
public final class HtmlText {
    private static final Pattern OPENING = Pattern.compile(
            "(?is)\\s*(?:<\\?xml[^>]{0,200}>\\s*)?<(?:!doctype\\s+html|!--|html|head|body|div|table|p|h[1-6]|main|article|section)\\b.*");
    private static final String SAVED_FROM = "saved from url=(";
    private static final int OPENING_WITHIN = 4096;
    private static final int DEEPEST_LIST = 20;

    private final List<String> lines;
    private final PageMetadata metadata;

    private HtmlText(List<String> lines, PageMetadata metadata) {
        this.lines = lines;
        this.metadata = metadata;
    }

    /** Whether a decoded document is HTML, judged by its beginning. */
    public static boolean isHtml(String text) {
        return OPENING.matcher(text.substring(0, Math.min(text.length(), OPENING_WITHIN)))
                .matches();
    }

    /** Reads a page. */
    public static HtmlText of(String html) {
        Document document = Jsoup.parse(html);
        LineWriter writer = new LineWriter();
        document.body().filter(new Walk(writer));
        return new HtmlText(writer.lines(), metadata(document));
    }

    /** The lines of the page, blank ones between paragraphs. */
    public List<String> lines() {
        return lines;
    }

    /** What the mark-up tells about the page. */
    public PageMetadata metadata() {
        return metadata;
    }

    private static PageMetadata metadata(Document document) {
        List<String> urls = new ArrayList<>();
        Stream.of("link[rel=canonical]", "meta[property=og:url]").forEach(query -> {
            Element found = document.selectFirst(query);
            if (found != null) {
                urls.add((found.hasAttr("href") ? found.attr("href") : found.attr("content")).strip());
            }
        });
        savedFrom(document).ifPresent(urls::add);
        Element shared = document.selectFirst("meta[property=og:title]");
        Optional<String> title = Stream.of(
                        shared == null ? "" : shared.attr("content"),
                        document.title(),
                        document.select("meta[name=citation_title]").attr("content"))
                .filter(t -> !t.isBlank())
                .findFirst();
        Element root = document.selectFirst("html[lang]");
        Optional<String> language =
                Optional.ofNullable(root).map(e -> e.attr("lang")).filter(l -> !l.isBlank());
        return new PageMetadata(urls, title, language, PageMetadata.DeclaredStudy.of(document));
    }

    /** Browsers write the address into a comment before the root element when they save a page. */
    private static Optional<String> savedFrom(Document document) {
        List<Node> top = new ArrayList<>(document.childNodes());
        Element root = document.selectFirst("html");
        if (root != null) {
            top.addAll(root.childNodes());
        }
        return top.stream()
                .filter(Comment.class::isInstance)
                .map(comment -> ((Comment) comment).getData())
                .filter(data -> data.contains(SAVED_FROM))
                .map(data -> data.substring(data.indexOf(')', data.indexOf(SAVED_FROM)) + 1))
                .map(data -> data.split("\\s", 2)[0])
                .filter(url -> url.startsWith("http"))
                .findFirst();
    }

    /** Hands text and the ends of lines to a writer while it goes through the page. */
    private record Walk(LineWriter writer) implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                writer.text(text.getWholeText(), preserves(text));
                return FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element)) {
                return FilterResult.CONTINUE;
            }
            return switch (element.normalName()) {
                case "script", "style", "noscript", "template", "nav", "svg", "iframe", "select", "button", "object" ->
                    FilterResult.SKIP_ENTIRELY;
                default -> {
                    open(element);
                    yield FilterResult.CONTINUE;
                }
            };
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
            return FilterResult.CONTINUE;
        }

        private void open(Element element) {
            switch (element.normalName()) {
                case "ul" -> writer.openList(false, 1);
                case "ol" -> writer.openList(true, start(element));
                case "li" -> writer.openItem();
                case "sup" -> writer.raise(element.ownText());
                default -> {
                    if (breaks(element)) {
                        writer.endLine();
                    }
                }
            }
        }

        private void close(Element element) {
            switch (element.normalName()) {
                case "ul", "ol" -> writer.closeList();
                case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre" -> writer.endParagraph();
                default -> {
                    if (breaks(element)) {
                        writer.endLine();
                    }
                }
            }
        }

        private static boolean breaks(Element element) {
            return element.isBlock()
                    || switch (element.normalName()) {
                        case "br", "td", "th", "dt", "dd", "caption", "option", "label", "summary" -> true;
                        default -> false;
                    };
        }

        private static boolean preserves(TextNode text) {
            return text.parent() != null && text.parent().closest("pre") != null;
        }

        private static int start(Element list) {
            String start = list.attr("start");
            return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
        }
    }

    /** Puts the pieces of text of a marked-up page together into lines. */
    private static final class LineWriter {
        private final List<String> lines = new ArrayList<>();
        private final Deque<ItemList> open = new ArrayDeque<>();
        private final StringBuilder line = new StringBuilder();
        private String bullet = "";

        /** An open list and the number of its next item. */
        private static final class ItemList {
            private final boolean numbered;
            private int next;

            ItemList(boolean numbered, int next) {
                this.numbered = numbered;
                this.next = next;
            }
        }

        /** Adds text; white space folds to one space unless it is preserved, and then its line ends count. */
        void text(String text, boolean preserved) {
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
                if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
                    line.append(c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }

        /** A raised number after a digit is an exponent: 10<sup>6</sup> must not become 106. */
        void raise(String raised) {
            boolean afterDigit = !line.isEmpty() && Character.isDigit(line.charAt(line.length() - 1));
            if (afterDigit && raised.matches("[-+\u2212]?\\d{1,3}")) {
                line.append('^');
            }
        }

        /** Ends the line, if there is one. */
        void endLine() {
            String words = line.toString().strip();
            if (!words.isEmpty()) {
                lines.add((bullet.isEmpty() ? "  ".repeat(level() * 2) : bullet) + words);
                bullet = "";
            }
            line.setLength(0);
        }

        /** Ends the line and the paragraph. */
        void endParagraph() {
            endLine();
            if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
                lines.add("");
            }
        }

        void openList(boolean numbered, int start) {
            endLine();
            open.push(new ItemList(numbered, start));
        }

        void closeList() {
            endLine();
            bullet = "";
            open.poll();
            if (open.isEmpty()) {
                endParagraph();
            }
        }

        void openItem() {
            endLine();
            ItemList list = open.peek();
            String indent = "  ".repeat(Math.max(level(), 1));
            bullet = indent + (list != null && list.numbered ? list.next++ + ". " : "\u2022 ");
        }

        /** How many lists the line stands in. */
        private int level() {
            return Math.min(open.size(), DEEPEST_LIST);
        }

        /** All lines so far. */
        List<String> lines() {
            endLine();
            return List.copyOf(lines);
        }
    }
}
