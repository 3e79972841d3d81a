package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What browsers, extractions and people do to the text of a page. Each mutation takes the lines of a page and gives others. */
final class Mutations {
    static final List<String> MISSING = List.of(
            "N/A",
            "n/a",
            "NA",
            "Not provided",
            "Not Provided",
            "Not available",
            "Not specified",
            "Not Specified",
            "Not applicable",
            "None",
            "--",
            "-",
            "\u2014",
            "\u6682\u65E0",
            "\u65E0",
            "[Redacted]",
            "null",
            "undefined");

    private static final List<String> BEFORE = List.of(
            "Skip to main content",
            "Menu",
            "Home",
            "Search",
            "We use cookies to improve your experience on our site.",
            "Accept all cookies");
    private static final List<String> BEHIND =
            List.of("Back to top", "Privacy Policy", "Terms of Use", "Share", "Print");

    private final Set<String> labels;

    /** Mutations of pages whose labels are known, in small letters without colons. */
    Mutations(Set<String> labels) {
        this.labels = labels;
    }

    /** Mutations after which a page says the same. */
    Map<String, UnaryOperator<List<String>>> harmless() {
        Map<String, UnaryOperator<List<String>>> all = new LinkedHashMap<>();
        all.put("CR LF", each(line -> line + "\r"));
        all.put(
                "no blank lines",
                lines -> lines.stream().filter(l -> !l.isBlank()).toList());
        all.put("no-break spaces", each(line -> line.replace(' ', '\u00A0')));
        all.put("zero-width spaces", each(line -> line.isBlank() ? line : "\u200B" + line + "\u200B"));
        all.put("spaces at the ends", each(line -> line + " \t "));
        all.put("colons", onLabels(label -> label + ":"));
        all.put("full-width colons", onLabels(label -> label + "\uFF1A"));
        all.put("spaced colons", onLabels(label -> label + " :"));
        all.put("beside with colon", beside(": "));
        all.put("beside with tab", beside("\t"));
        all.put("menus", this::menus);
        return all;
    }

    /** Mutations that may cost some values but must not give others. */
    Map<String, UnaryOperator<List<String>>> lossy() {
        Map<String, UnaryOperator<List<String>>> all = new LinkedHashMap<>();
        all.put("glued", beside(""));
        all.put("capitals", onLabels(label -> label.toUpperCase(Locale.ROOT)));
        all.put(
                "small letters",
                onLabels(label -> label.charAt(0) + label.substring(1).toLowerCase(Locale.ROOT)));
        all.put("indented", each(line -> line.isBlank() ? line : "    " + line));
        all.put("bulleted labels", onLabels(label -> "- " + label));
        all.put("headings", onLabels(label -> "## " + label));
        all.put("bold", onLabels(label -> "**" + label + "**"));
        all.put("doubled values", this::doubled);
        all.put("values stripped", this::stripped);
        return all;
    }

    /** The same text marked up in the ways that sites have for labels and values. */
    Map<String, Function<List<String>, String>> markedUp() {
        Map<String, Function<List<String>, String>> all = new LinkedHashMap<>();
        all.put("divisions", lines -> html(lines, "<div>%s</div><div>%s</div>", "<div>%s</div>"));
        all.put("definitions", lines -> html(lines, "<dl><dt>%s</dt><dd>%s</dd></dl>", "<p>%s</p>"));
        all.put("tables", lines -> html(lines, "<table><tr><th>%s</th><td>%s</td></tr></table>", "<p>%s</p>"));
        all.put("bold", lines -> html(lines, "<p><strong>%s:</strong> %s</p>", "<p>%s</p>"));
        all.put("breaks", lines -> html(lines, "%s<br>%s<br/>", "%s<br>"));
        all.put("headings", lines -> html(lines, "<section><h3>%s</h3><p>%s</p></section>", "<p>%s</p>"));
        all.put("spans", lines -> html(lines, "<div><span>%s</span><span>%s</span></div>", "<div>%s</div>"));
        return all;
    }

    private String html(List<String> lines, String pair, String alone) {
        StringBuilder out = new StringBuilder("<!DOCTYPE html><html><body>\n");
        for (int i = 0; i < lines.size(); i++) {
            int value = single(lines, i);
            if (value > 0) {
                out.append(pair.formatted(escaped(bare(lines.get(i))), escaped(lines.get(value))));
                i = value;
            } else {
                out.append(alone.formatted(escaped(lines.get(i))));
            }
            out.append('\n');
        }
        return out.append("</body></html>").toString();
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace("  ", " &nbsp;");
    }

    /** The labels with what stands below them from the last to the first; what stands above the first label stays there. */
    List<String> reordered(List<String> lines) {
        List<List<String>> sections = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : lines) {
            if (label(line)) {
                sections.add(new ArrayList<>());
            }
            sections.get(sections.size() - 1).add(line);
        }
        Collections.reverse(sections.subList(1, sections.size()));
        return sections.stream().flatMap(List::stream).toList();
    }

    /** Every value beside or below a label replaced by words that stand for a missing one. */
    List<String> without(List<String> lines, String missing) {
        return onValues(lines, value -> List.of(missing));
    }

    private List<String> doubled(List<String> lines) {
        return onValues(lines, value -> value.matches(".*[.?]") ? List.of(value) : List.of(value, value));
    }

    private List<String> stripped(List<String> lines) {
        return onValues(lines, value -> List.of());
    }

    private List<String> menus(List<String> lines) {
        List<String> all = new ArrayList<>();
        boolean address = lines.get(0).contains("://");
        all.addAll(lines.subList(0, address ? 1 : 0));
        all.addAll(BEFORE);
        all.addAll(lines.subList(address ? 1 : 0, lines.size()));
        all.addAll(BEHIND);
        return all;
    }

    boolean label(String line) {
        String plain = Layout.plain(line).strip().toLowerCase(Locale.ROOT);
        return labels.contains(
                plain.endsWith(":") ? plain.substring(0, plain.length() - 1).strip() : plain);
    }

    private static UnaryOperator<List<String>> each(UnaryOperator<String> change) {
        return lines -> lines.stream().map(change).toList();
    }

    private static List<String> flat(List<String> lines, Function<String, List<String>> change) {
        return lines.stream().flatMap(line -> change.apply(line).stream()).collect(Collectors.toList());
    }

    private static String bare(String label) {
        return label.strip().replaceFirst("\\s*[:\uFF1A]$", "");
    }

    private UnaryOperator<List<String>> onLabels(UnaryOperator<String> change) {
        return lines -> {
            Set<String> met = new HashSet<>();
            List<String> words = lines.stream().filter(line -> !line.isBlank()).toList();
            // A label above another may be a piece of it, or the value of one above.
            Set<String> above = IntStream.range(1, words.size())
                    .filter(i -> label(words.get(i)))
                    .mapToObj(i -> words.get(i - 1))
                    .collect(Collectors.toSet());
            return lines.stream()
                    .map(line -> label(line) && met.add(bare(line)) && !above.contains(line)
                            ? change.apply(bare(line))
                            : line)
                    .toList();
        };
    }

    /** Labels joined with the one line below them. */
    private UnaryOperator<List<String>> beside(String between) {
        return lines -> {
            List<String> out = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                int value = single(lines, i);
                if (value > 0) {
                    out.add(bare(lines.get(i)) + between + lines.get(value).strip());
                    i = value;
                } else {
                    out.add(lines.get(i));
                }
            }
            return out;
        };
    }

    /** Where the only line of a label's value stands, if it has one short line; otherwise 0. */
    private int single(List<String> lines, int at) {
        if (!label(lines.get(at))) {
            return 0;
        }
        int value = next(lines, at);
        int after = next(lines, value);
        boolean one = value < lines.size()
                && !label(lines.get(value))
                && lines.get(value).length() < 60
                && lines.get(value).matches("[\\p{Lu}\\d\\[].*\\S")
                && (after >= lines.size() || label(lines.get(after)));
        return one ? value : 0;
    }

    private static int next(List<String> lines, int at) {
        int next = at + 1;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    private List<String> onValues(List<String> lines, Function<String, List<String>> change) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int value = single(lines, i);
            out.add(lines.get(i));
            if (value > 0) {
                out.addAll(change.apply(lines.get(value)));
                i = value;
            }
        }
        return out;
    }
}
