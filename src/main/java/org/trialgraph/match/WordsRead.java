package org.trialgraph.match;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.eligibility.Lexicon;
import org.trialgraph.eligibility.Lexicon.Found;
import org.trialgraph.text.ResourceLines;

/**
 * Tells whether the reading of a criterion leaves words over, and how its parts are joined. What stands around a limit or a unit and says
 * no more is what {@link ConstraintReader} takes for such. Safe for many threads.
 */
final class WordsRead {
    private static final Set<String> SAY_NO_MORE = Set.of(
            "compare",
            "compare-age",
            "after",
            "after-age",
            "age",
            "filler",
            "range",
            "times",
            "uln",
            "lln",
            "subject",
            "window",
            "before",
            "since");

    private static final int LONGEST_WORD = 80;
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v");

    private enum Kind {
        PLAIN,
        AND,
        OR,
        SEVERAL,
        CONDITION
    }

    private final Lexicon<Kind> spellings = new Lexicon<>();

    /**
     * How the words of a criterion are read.
     *
     * @param whole whether no word is left over
     * @param or whether it names alternatives
     * @param and whether it joins parts
     * @param conditional whether it holds for some people or in some case only
     */
    record Reading(boolean whole, boolean or, boolean and, boolean conditional) {}

    WordsRead() {
        for (String row : ResourceLines.beside(ConstraintReader.class, "words.tsv")) {
            String[] cells = row.split("\t");
            Kind kind = cells[0].equals("unless") ? Kind.CONDITION : Kind.PLAIN;
            if (kind == Kind.CONDITION || SAY_NO_MORE.contains(cells[0])) {
                add(List.of(cells[2].split("\\|")), kind);
            }
        }
        for (String row : ResourceLines.beside(ConstraintReader.class, "units.tsv")) {
            add(List.of(row.split("\t")[2].split("\\|")), Kind.PLAIN);
        }
        for (String row : ResourceLines.beside(WordsRead.class, "joining-words.tsv")) {
            String[] cells = row.split("\t");
            add(List.of(cells[1].split("\\|")), Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)));
        }
    }

    /** A word that the later table has of another kind is of that kind. */
    private void add(Collection<String> words, Kind kind) {
        words.forEach(word -> spellings.put(folded(word), kind));
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /**
     * Goes through a text.
     *
     * @param names what the reading took by name: measures, events, terms of MeSH
     * @param numbers whether a number is one of the reading
     */
    Reading of(String text, Collection<String> names, DoublePredicate numbers) {
        String folded = folded(text);
        List<String> read =
                names.stream().map(WordsRead::folded).filter(n -> !n.isEmpty()).toList();
        boolean whole = true;
        boolean or = false;
        boolean and = false;
        boolean conditional = false;
        for (int at = 0; at < folded.length(); ) {
            char c = folded.charAt(at);
            int start = at;
            if (isDigit(c)) {
                at = endOfNumber(folded, at);
                whole &= numbers.test(
                        Double.parseDouble(folded.substring(start, at).replace(",", "")));
                continue;
            }
            int name = 0;
            for (String each : read) {
                name = each.length() > name && folded.startsWith(each, at) && endsWord(folded, at + each.length())
                        ? each.length()
                        : name;
            }
            boolean begins = at == 0 || !isLatin(folded.charAt(at - 1)) || !isLatin(c);
            Found<Kind> spelling = begins ? spellings.longest(folded, at) : null;
            if (spelling != null && spelling.end() - at > name) {
                or |= spelling.value() == Kind.OR || spelling.value() == Kind.SEVERAL;
                and |= spelling.value() == Kind.AND || spelling.value() == Kind.SEVERAL;
                conditional |= spelling.value() == Kind.CONDITION;
                at = spelling.end();
            } else if (name > 0) {
                at += name;
            } else if (Character.isLetter(c)) {
                at++;
                while (isLatin(c) && at < folded.length() && isLatin(folded.charAt(at))) {
                    at++;
                }
                int roman = ROMAN.indexOf(folded.substring(start, at)) + 1;
                whole &= roman > 0 && numbers.test(roman);
            } else {
                at++;
            }
        }
        return new Reading(whole, or, and, conditional);
    }

    private static boolean endsWord(String text, int end) {
        return end == text.length() || !isLatin(text.charAt(end - 1)) || !isLatin(text.charAt(end));
    }

    /** Whether a text is a heading that says whom the items below it hold for, not one that announces a list. */
    static boolean isHeading(String text) {
        String words = folded(text);
        return words.endsWith(":")
                && List.of("following", "includ", "such as", "\u4EE5\u4E0B", "\u5982\u4E0B", "\u5305\u62EC").stream()
                        .noneMatch(words::contains);
    }

    /** Whether the words for an event name several. */
    static boolean areSeveral(String words) {
        return List.of(",", "/", ";", " or ", " and ", "\u6216", "\u548C", "\u3001").stream()
                .anyMatch(words::contains);
    }

    /** Whether a text begins with a word for an alternative to the item before it. */
    static boolean begins(String text) {
        String words = folded(text);
        return words.startsWith("or ") || words.startsWith("\u6216");
    }

    /** Whether a text ends with a word for an alternative, which follows as an item of its own. */
    static boolean ends(String text) {
        String words = folded(text);
        return words.endsWith(" or") || words.endsWith(",or") || words.endsWith("\u6216");
    }

    /** The end of a number with its separators of thousands and its fraction. */
    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length()
                && end < start + LONGEST_WORD
                && (isDigit(text.charAt(end))
                        || ".,".indexOf(text.charAt(end)) >= 0
                                && end + 1 < text.length()
                                && isDigit(text.charAt(end + 1))
                                && text.substring(start, end).indexOf('.') < 0)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A letter of a script with spaces between words. */
    private static boolean isLatin(char c) {
        return Character.isLetter(c) && c < '\u2E80';
    }
}
