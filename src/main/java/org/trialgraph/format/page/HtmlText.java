package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
    private static final Pattern SAVED_FROM = Pattern.compile("saved from url=\\(\\d+\\)(https?://\\S+)");
    private static final int OPENING_WITHIN = 4096;

    private final List<String> lines;
    private final PageFacts facts;

    private HtmlText(List<String> lines, PageFacts facts) {
        this.lines = lines;
        this.facts = facts;
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
        return new HtmlText(writer.lines(), facts(document));
    }

    /** The lines of the page, blank ones between paragraphs. */
    public List<String> lines() {
        return lines;
    }

    /** What the mark-up tells about the page. */
    public PageFacts facts() {
        return facts;
    }

    private static PageFacts facts(Document document) {
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
        return new PageFacts(urls, title, language, DeclaredStudy.of(document));
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
                .map(c -> SAVED_FROM.matcher(((Comment) c).getData()))
                .filter(Matcher::find)
                .map(m -> m.group(1))
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
}
