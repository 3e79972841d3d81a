package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.text.ResourceLines;

/**
 * Takes apart what runs together in records such as those of cancer trials until about 2010: {@code DISEASE CHARACTERISTICS: …
 * PATIENT CHARACTERISTICS: Age: 18 and over Performance status: ECOG 0-2 …}. One such heading may be a word of a sentence; in a text
 * with a heading of a list and others they are headings wherever they stand before a colon or between double hyphens.
 */
final class RecordSections {
    private static final int MOST_WORDS = 4;
    private static final int LONGEST = 40;
    private static final int LONGEST_WORD = 20;
    /** The kinds of words, which a word may have several of. */
    private static final Map<String, Set<String>> KINDS = kinds();

    private static final int LONGEST_KIND =
            KINDS.keySet().stream().mapToInt(String::length).max().orElse(0);

    private static final String[] LISTS = KINDS.entrySet().stream()
            .filter(words ->
                    words.getValue().contains("list") || words.getValue().contains("plain"))
            .map(Map.Entry::getKey)
            .toArray(String[]::new);

    /** Whether a letter of ASCII, small or capital, is one that they begin with. */
    private static final boolean[] LISTS_BEGIN = beginnings();

    private static final Set<String> HEADINGS = Set.of("list", "part", "plain");

    /** Of what kind a piece of an item is. */
    enum Kind {
        /** A heading of a list, and one within a list. */
        LIST,
        PART,
        /** Words below a heading. */
        WORDS
    }

    /** A heading or the words of a criterion. */
    record Piece(Kind kind, String text) {}

    /** A heading that stands in a text from one place up to another, behind which the words begin. */
    private record Heading(String name, String kind, int start, int end) {}

    private RecordSections() {}

    private static Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new HashMap<>();
        for (String row : ResourceLines.beside(RecordSections.class, "record-sections.tsv")) {
            String kind = StringUtils.substringBefore(row, "\t");
            for (String words : StringUtils.substringAfter(row, "\t").split("\\|")) {
                kinds.computeIfAbsent(words, first -> new HashSet<>()).add(kind);
            }
        }
        return kinds;
    }

    private static boolean[] beginnings() {
        boolean[] begin = new boolean[128];
        for (String list : LISTS) {
            begin[list.charAt(0)] = true;
            begin[Character.toUpperCase(list.charAt(0))] = true;
        }
        return begin;
    }

    /** Whether a text has enough such headings for each of them to be one. */
    static boolean areIn(String text) {
        if (!mayBeIn(text)) {
            return false;
        }
        int lists = 0;
        int parts = 0;
        for (Heading heading : headings(text)) {
            boolean part = heading.kind().equals("part");
            parts += part ? 1 : 0;
            lists += !part && isAtBeginning(text, heading.start()) ? 1 : 0;
        }
        return lists > 1 || lists == 1 && parts > 0;
    }

    /** Whether the name of a list stands anywhere in a text, in any case. */
    private static boolean mayBeIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < LISTS_BEGIN.length && LISTS_BEGIN[c]) {
                for (String list : LISTS) {
                    if (text.regionMatches(true, i, list, 0, list.length())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Takes an item apart, whole words in order; what says that nothing is specified is left out.
     *
     * @param marked whether the item has a mark, so that it leads in others rather than being a heading
     * @param sectioned whether its text has such headings; otherwise only what stands alone between double hyphens is one
     */
    static List<Piece> pieces(String item, boolean marked, boolean sectioned) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        if (item.length() > 4 && item.length() < LONGEST + 4 && item.startsWith("--") && item.endsWith("--")) {
            return List.of(new Piece(Kind.LIST, StringUtils.strip(item, "- ")));
        }
        if (!sectioned) {
            return List.of(new Piece(Kind.WORDS, item));
        }
        String name = StringUtils.stripEnd(item, ": ");
        String alone = kind(name);
        if (alone.equals("list") || alone.equals("part")) {
            boolean leads = marked && alone.equals("part");
            return List.of(
                    new Piece(leads ? Kind.WORDS : Kind.valueOf(alone.toUpperCase(Locale.ROOT)), leads ? item : name));
        }
        for (Heading heading : headings(item)) {
            sentences(item.substring(from, heading.start()).strip(), pieces);
            if (!heading.kind().equals("plain")) {
                pieces.add(new Piece(Kind.valueOf(heading.kind().toUpperCase(Locale.ROOT)), heading.name()));
            }
            from = heading.end();
        }
        sentences(item.substring(from).strip(), pieces);
        return pieces;
    }

    /** The headings of a text before a colon, between double hyphens or alone on their lines. */
    private static List<Heading> headings(String text) {
        List<Heading> headings = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean colon = text.charAt(i) == ':';
            boolean line = text.charAt(i) == '\n';
            if (colon || line || text.charAt(i) == '-' && text.startsWith("--", i)) {
                int start = start(text, from, i);
                boolean hyphens = !colon && start >= 2 && text.startsWith("--", start - 2);
                boolean own = line && (start == 0 || start < i && text.charAt(start - 1) == '\n');
                if (start < i && (colon || hyphens || own)) {
                    String name = text.substring(start, i).strip();
                    headings.add(new Heading(name, kind(name), hyphens ? start - 2 : start, i + (hyphens ? 2 : 1)));
                    from = i + 1;
                }
                from = line ? i + 1 : from;
                i += colon || line ? 0 : 1;
            }
        }
        return headings;
    }

    /** Where the longest heading begins that ends at a place and follows no word that leads up to it; the place if none does. */
    private static int start(String text, int from, int end) {
        int start = end;
        int words = 0;
        for (int i = ItemMark.lastWord(text, from, end); i >= from && words < MOST_WORDS; i--) {
            char c = text.charAt(i);
            boolean begins = i == from || !isOfHeading(text.charAt(i - 1)) || text.charAt(i - 1) == ' ';
            if (begins) {
                words++;
                if (Character.isUpperCase(c)
                        && !kind(text.substring(i, end).strip()).isEmpty()) {
                    start = i;
                }
            }
            if (!isOfHeading(c)) {
                break;
            }
        }
        return start < end && leadsUp(text, from, start) ? end : start;
    }

    private static boolean isOfHeading(char c) {
        return Character.isLetter(c) || c == ' ' || c == '/';
    }

    private static boolean isAtBeginning(String text, int place) {
        int before = place - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || "\n-*:".indexOf(text.charAt(before)) >= 0;
    }

    /** Cuts words before each capital that is sure to begin a sentence. */
    private static void sentences(String words, List<Piece> pieces) {
        int from = 0;
        int brackets = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            brackets = c == '(' ? brackets + 1 : c == ')' ? Math.max(0, brackets - 1) : brackets;
            if (c == ' ' && brackets == 0 && (isNothing(words, from, i) || beginsSentence(words, i + 1))) {
                add(words.substring(from, i), pieces);
                from = i + 1;
            }
        }
        add(words.substring(from), pieces);
    }

    /** Whether words say that nothing is specified, so that they are no criterion. */
    static boolean specifyNothing(String words) {
        return says(words, "nothing");
    }

    private static void add(String sentence, List<Piece> pieces) {
        if (!sentence.isBlank() && !specifyNothing(sentence)) {
            pieces.add(new Piece(Kind.WORDS, sentence));
        }
    }

    /** Whether words up to a place say that nothing is specified, and a sentence or nothing follows. */
    private static boolean isNothing(String words, int from, int to) {
        return to - from < LONGEST
                && Character.isUpperCase(words.charAt(to + 1))
                && specifyNothing(words.substring(from, to));
    }

    private static boolean beginsSentence(String words, int place) {
        char c = place < words.length() ? words.charAt(place) : ' ';
        if (!Character.isUpperCase(c)) {
            return false;
        }
        String[] next = StringUtils.split(words.substring(place, Math.min(words.length(), place + LONGEST)), " ", 3);
        boolean begins =
                says(next[0], "sentence") || says(next[0], "measure") && next.length > 1 && says(next[1], "value");
        return begins && ",:/(-".indexOf(words.charAt(place - 2)) < 0 && !leadsUp(words, 0, place);
    }

    /** Whether the last word before a place goes on behind it, as an article does; an age {@code 21 and under} is over. */
    private static boolean leadsUp(String text, int from, int to) {
        String before = text.substring(Math.max(from, to - LONGEST_WORD), to).strip();
        return !before.endsWith(" under")
                && (before.toLowerCase(Locale.ROOT).endsWith("/or") || !EligibilityHeading.mayFollow(before));
    }

    /** Whether words begin as criteria do that stand alone. */
    static boolean beginCriterion(String words) {
        String first = StringUtils.substringBefore(words, " ");
        return says(first, "sentence") || says(first, "criterion");
    }

    private static boolean says(String words, String kind) {
        String said = StringUtils.stripEnd(words, ".;, ");
        return said.length() <= LONGEST_KIND
                && KINDS.getOrDefault(said.toLowerCase(Locale.ROOT), Set.of()).contains(kind);
    }

    /** Of which kind a heading is, empty where words are none; {@code Hepatic and Renal} is one of a part as both are. */
    private static String kind(String words) {
        int and = words.indexOf(" and ");
        if (and > 0 && words.length() < LONGEST) {
            String first = kind(words.substring(0, and));
            return first.equals(kind(words.substring(and + 5))) ? first : "";
        }
        if (words.length() > LONGEST_KIND) {
            return "";
        }
        for (String kind : KINDS.getOrDefault(words.toLowerCase(Locale.ROOT), Set.of())) {
            if (HEADINGS.contains(kind)) {
                return kind;
            }
        }
        return "";
    }
}
