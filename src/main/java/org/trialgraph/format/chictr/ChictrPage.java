package org.trialgraph.format.chictr;

import static org.trialgraph.format.page.Field.labelOnly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Text;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * The data of a page, each datum with a label in Chinese and in English: what the page states once, and the repeated parts. A
 * part begins where the label that starts it comes again in the same language; secondary sponsors and sites share their labels.
 */
final class ChictrPage {
    private static final String ONCE = "-";
    private static final String BEGINNING = "beginning";
    private static final String SECONDARY_SPONSOR = "secondarySponsor";
    private static final String NO_LANGUAGE = "";
    private static final List<String> LANGUAGES = List.of("en", "zh", NO_LANGUAGE);
    private static final Pattern IN_BOTH_LANGUAGES =
            Pattern.compile("([^|\uFF1A]{2,60})\uFF1A\\s{1,3}([^|\uFF1A\\s][^|\uFF1A]{1,80})\uFF1A");
    static final List<Datum> DATA = ResourceLines.beside(ChictrPage.class, "fields.tsv").stream()
            .map(Datum::of)
            .toList();
    private static final Map<String, Datum> BY_LABEL = DATA.stream()
            .flatMap(datum -> datum.labels().stream().map(label -> Map.entry(label, datum)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
    static final Layout LAYOUT = Layout.exact(
            ResourceLines.beside(ChictrPage.class, "boilerplate.txt"),
            DATA.stream().flatMap(Datum::fields).toList());

    private final Block head;
    private final Values once = new Values();
    private final Map<String, List<Values>> parts = new HashMap<>();
    private String part = "";
    private String current = "";
    private String starter = "";

    /**
     * A row of the table of fields.
     *
     * @param where it stands: once, in a repeated part by its name, or as the heading of parts, whose name has a star behind it
     * @param key its name in this package
     * @param kind how it is read; {@code -} where code of its own does
     * @param property local name of the property that takes it; {@code -} where there is no one property
     * @param labels in Chinese and English, without a final colon
     */
    record Datum(String where, String key, String kind, String property, List<String> labels) {
        private static Datum of(String row) {
            String[] cells = row.split("\t");
            return new Datum(
                    cells[0], cells[1], cells[2], cells[3], List.of(cells).subList(4, cells.length));
        }

        private boolean once() {
            return where.equals(ONCE) || where.equals(BEGINNING) || where.endsWith("*");
        }

        private Stream<Field> fields() {
            if (where.equals(BEGINNING)) {
                return labels.stream().map(label -> labelOnly(label).with("beginning"));
            }
            return labels.stream().flatMap(label -> {
                Field value = labelOnly(label + ":").with("repeated");
                return Stream.of(
                        once() ? value : value.with("alone"),
                        labelOnly(label).with("alone").with("repeated"));
            });
        }
    }

    ChictrPage(Page page) {
        Sections sections = LAYOUT.sections(page);
        head = sections.head();
        for (Block block : sections.all()) {
            String label = block.label();
            Datum datum = BY_LABEL.get(label.endsWith(":") ? label.substring(0, label.length() - 1) : label);
            if (datum.once()) {
                part = datum.where().endsWith("*") ? datum.where().replace("*", "") : "";
                starter = "";
                once.add(datum, block);
            } else {
                part(datum, label).add(datum, block);
            }
        }
    }

    /** A line in which labels in English stand without the same in Chinese before them: the value is of both. */
    static String inOneLanguage(String line) {
        return line.indexOf('\uFF1A') == line.lastIndexOf('\uFF1A')
                ? line
                : IN_BOTH_LANGUAGES.matcher(line).replaceAll(labels -> {
                    Datum chinese = BY_LABEL.get(labels.group(1).strip());
                    boolean same = chinese != null && chinese == BY_LABEL.get(labels.group(2));
                    return Matcher.quoteReplacement(same ? labels.group(2) + ":" : labels.group());
                });
    }

    private Values part(Datum datum, String label) {
        String kind = part.equals(SECONDARY_SPONSOR) && datum.where().equals("site") ? part : datum.where();
        List<Values> all = parts.computeIfAbsent(kind, k -> new ArrayList<>());
        boolean first = starter.isEmpty() || !current.equals(kind);
        if (first || label.equals(starter)) {
            starter = first ? label : starter;
            current = kind;
            all.add(new Values());
        }
        return all.get(all.size() - 1);
    }

    /** What stands above the first label. */
    Block head() {
        return head;
    }

    /** What the page states once. */
    Values once() {
        return once;
    }

    /** Every repeated part of a kind that has a value. */
    List<Values> parts(String kind) {
        return parts.getOrDefault(kind, List.of()).stream()
                .filter(values -> !values.lines.isEmpty())
                .toList();
    }

    /** Values of some data, in either language, with the place of the first. */
    static final class Values {
        private final Map<String, List<Text>> lines = new LinkedHashMap<>();
        private final Map<String, String> places = new HashMap<>();

        /** Takes the lines below a label; the label's language is theirs unless their script says otherwise. */
        private void add(Datum datum, Block block) {
            places.putIfAbsent(datum.key(), block.place());
            boolean chinese = count(block.label(), Character.UnicodeScript.HAN) > 0;
            for (String line : block.values()) {
                String words = TextNormalizer.clean(line);
                if (!words.isEmpty()) {
                    lines.computeIfAbsent(datum.key(), k -> new ArrayList<>())
                            .add(new Text(words, language(words, chinese)));
                }
            }
        }

        /** Where the datum stands. */
        String place(String key) {
            return places.getOrDefault(key, "");
        }

        boolean has(String key) {
            return lines.containsKey(key);
        }

        /** The value in each language, English first; lines of one value joined by a space. */
        List<Text> texts(String key) {
            return LANGUAGES.stream()
                    .flatMap(language -> in(key, language, " "))
                    .toList();
        }

        /** The value in each language, English first, with its lines. */
        List<Text> prose(String key) {
            return LANGUAGES.stream()
                    .flatMap(language -> in(key, language, "\n"))
                    .toList();
        }

        /** The first value, whatever its language. */
        Optional<String> first(String key) {
            return texts(key).stream().map(Text::value).findFirst();
        }

        /** The value in one language, with its lines. */
        Optional<String> in(String key, String language) {
            return in(key, language, "\n").map(Text::value).findFirst();
        }

        private Stream<Text> in(String key, String language, String separator) {
            String words = lines.getOrDefault(key, List.of()).stream()
                    .filter(line -> line.language().equals(language))
                    .map(Text::value)
                    .collect(Collectors.joining(separator));
            return words.isEmpty() ? Stream.of() : Stream.of(new Text(words, language));
        }

        /** What both languages say, once each; empty where neither says anything. */
        Optional<String> both(String key) {
            return Optional.of(texts(key).stream().map(Text::value).distinct().collect(Collectors.joining(" / ")))
                    .filter(words -> !words.isEmpty());
        }

        /** All words of the datum in the order of the page. */
        String all(String key) {
            return lines.getOrDefault(key, List.of()).stream().map(Text::value).collect(Collectors.joining(" "));
        }

        private static String language(String words, boolean chineseLabel) {
            long han = count(words, Character.UnicodeScript.HAN);
            long latin = count(words, Character.UnicodeScript.LATIN);
            if (han == 0 && latin == 0) {
                return NO_LANGUAGE;
            }
            return han > 0 && (chineseLabel || han > latin) ? "zh" : "en";
        }

        private static long count(String words, Character.UnicodeScript script) {
            return words.codePoints()
                    .filter(c -> Character.UnicodeScript.of(c) == script)
                    .count();
        }
    }
}
