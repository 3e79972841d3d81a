package org.trialgraph.format.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a layout. Labels are compared without regard to full-width forms, typographic apostrophes and white space; a
 * label may be wrapped over up to three lines, between which blank ones may stand.
 */
public final class Labels {
    private static final int MOST_LINES = 3;
    private static final int LONGEST = 400;

    private final boolean colonOptional;
    private final Map<String, Label> alone = new HashMap<>();
    private final List<Leading> leading = new ArrayList<>();
    private final List<Label> begun = new ArrayList<>();

    private Labels(boolean colonOptional, List<Label> labels) {
        this.colonOptional = colonOptional;
        for (Label label : labels) {
            if (label.begun()) {
                begun.add(label);
            } else {
                alone.put(key(label.words()), label);
            }
            if (label.leading()) {
                leading.add(Leading.of(label));
            }
        }
    }

    /** Labels that are printed exactly so, with or without their colon. */
    public static Labels of(Label... labels) {
        return new Labels(false, List.of(labels));
    }

    /** Labels whose final colon may be there or not. */
    public static Labels anyColon(List<Label> labels) {
        return new Labels(true, labels);
    }

    /**
     * A label met on a page.
     *
     * @param label the label
     * @param lines number of lines that it covers
     * @param rest what follows it on its last line; empty where nothing does
     */
    record Hit(Label label, int lines, String rest) {}

    /** The label that starts at a line, whatever stands around it. */
    Optional<Hit> at(List<Line> lines, int at) {
        StringBuilder joined = new StringBuilder();
        int pieces = 0;
        for (int n = 0; pieces < MOST_LINES && at + n < lines.size(); n++) {
            Line line = lines.get(at + n);
            if (line.blank()) {
                continue;
            }
            if (joined.length() + line.words().length() > LONGEST) {
                break;
            }
            joined.append(pieces++ == 0 ? "" : " ").append(line.words());
            Optional<Label> label = named(plain(joined.toString()));
            if (label.isPresent()) {
                return Optional.of(new Hit(label.get(), n + 1, ""));
            }
        }
        return leadingAt(lines.get(at).words());
    }

    private Optional<Label> named(String words) {
        Label label = alone.get(key(words));
        return label != null || !words.endsWith(":")
                ? Optional.ofNullable(label)
                : begun.stream().filter(b -> starts(words, b.words())).findFirst();
    }

    private Optional<Hit> leadingAt(String words) {
        String plain = plain(words);
        for (Leading each : leading) {
            int length = each.lengthAtStart(plain);
            if (length > 0) {
                return Optional.of(
                        new Hit(each.label(), 1, words.substring(length).strip()));
            }
        }
        return Optional.empty();
    }

    /** A label whose value may follow, with its plain words and the same with a space before the colon. */
    private record Leading(Label label, String words, String spaced) {
        static Leading of(Label label) {
            String words = plain(label.words());
            String spaced = words.endsWith(":") ? words.substring(0, words.length() - 1) + " :" : words;
            return new Leading(label, words, spaced);
        }

        /** How many characters of a line are the label; 0 where it does not start so. */
        int lengthAtStart(String plain) {
            if (plain.startsWith(words)) {
                return words.length();
            }
            return plain.startsWith(spaced) ? spaced.length() : 0;
        }
    }

    /** Where each label stands last on a page, by its key. */
    Map<String, Integer> lastLines(List<Line> lines) {
        Map<String, Integer> last = new LinkedHashMap<>();
        for (Line line : lines) {
            if (!line.blank() && line.words().length() <= LONGEST) {
                Label label = alone.get(key(line.words()));
                if (label != null) {
                    last.put(Layout.key(label.words()), line.index());
                }
            }
        }
        return last;
    }

    private static boolean starts(String words, String label) {
        return words.length() >= label.length()
                && plain(words.substring(0, label.length())).equals(plain(label));
    }

    private String key(String words) {
        String plain = plain(words);
        if (!plain.endsWith(":")) {
            return plain;
        }
        String before = plain.substring(0, plain.length() - 1).stripTrailing();
        return colonOptional ? before : before + ":";
    }

    /** The words with full-width forms and typographic marks as plain ones, character for character. */
    public static String plain(String words) {
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
}
