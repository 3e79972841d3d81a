package org.trialgraph.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.text.ResourceLines;

/**
 * A line that says which kind of criteria follows.
 *
 * @param polarity the kind; {@code UNSTATED} where the heading is for both kinds
 * @param kept whether the heading says more than its kind, such as for whom, and so is an item itself
 * @param rest where the words after the heading begin on the same line; the line's length where there are none
 */
record EligibilityHeading(Polarity polarity, boolean kept, int rest) {
    private static final int LONGEST = 160;
    private static final int LONGEST_WITHIN_LINE = 32;
    private static final int MOST_WORDS_WITHOUT_COLON = 6;
    private static final String CHINESE = "纳入标准|入选标准|入组标准|纳入條件|纳入条件|排除标准|排除标準|排除条件";
    private static final String NAME = "(?:non-?)?(?:inclusion|exclusion)s?(?: criteri(?:a|on|as))?|" + CHINESE;

    /** A heading alone, or one before a colon or a dash and more words, in the markup of Markdown or not. */
    private static final Pattern HEADING = Pattern.compile(
            "[*_#=\\[ ]{0,6}(?<alone>" + NAME
                    + "|(?:inclusion ?(?:/|and|&) ?exclusion|eligibility)(?: criteria)?|criteria)"
                    + "[*_#=\\] ]{0,6}[:：.;\\-–—]{0,3}[*_#= ]{0,6}$"
                    + "|[*_# ]{0,6}(?<first>" + NAME + ")(?:[*_# ]{0,6}[:：](?!$)[*_# ]{0,6}| ?[-–] (?=[(\\d]))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WITHIN_HEADING = Pattern.compile(
            "\\b(?:(?:non-?)?inclusion|exclusion)(?:/exclusion| and exclusion)? criteri(?:a|on)\\b|纳入标准|入选标准|排除标准",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHIN_LINE = Pattern.compile(
            "(?<![A-Za-z-])(?:(?:Key |Main )?(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)(?: [Cc]riteria| CRITERIA) ?|"
                    + CHINESE + ")[:：]");

    /** What sentences about criteria begin with, and headings do not. */
    private static final Set<String> SENTENCE_WORDS =
            Set.copyOf(ResourceLines.beside(EligibilityHeading.class, "words-before-criteria.txt"));

    /** Reads a line without its mark, if it is or begins with a heading. */
    static Optional<EligibilityHeading> read(String line, boolean marked) {
        Matcher heading = HEADING.matcher(line);
        if (heading.lookingAt()) {
            String alone = heading.group("alone");
            String first = heading.group("first");
            // A small letter and a stop end a sentence whose beginning stands on another line.
            if (alone != null && !(Character.isLowerCase(line.charAt(0)) && line.endsWith("."))) {
                return Optional.of(new EligibilityHeading(polarity(alone), false, line.length()));
            }
            if (first != null && !(marked && first.indexOf(' ') < 0)) {
                return Optional.of(new EligibilityHeading(polarity(first), false, heading.end()));
            }
        }
        return line.length() <= LONGEST && isHeading(line, marked)
                ? Optional.of(new EligibilityHeading(polarity(line), true, line.length()))
                : Optional.empty();
    }

    /** Whether a line that names criteria, among other words, is a heading and no sentence. */
    private static boolean isHeading(String line, boolean marked) {
        Matcher named = WITHIN_HEADING.matcher(line);
        if (!named.find() || marked && named.start() > 0) {
            return false;
        }
        if (":：-–".indexOf(line.charAt(line.length() - 1)) >= 0 || line.equals(line.toUpperCase(Locale.ROOT))) {
            return true;
        }
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split(" "));
        return named.end() == line.length()
                && Character.isUpperCase(line.charAt(0))
                && !marked
                && words.size() <= MOST_WORDS_WITHOUT_COLON
                && !SENTENCE_WORDS.contains(words.get(0));
    }

    private static Polarity polarity(String heading) {
        String lower = heading.toLowerCase(Locale.ROOT);
        boolean negated = lower.contains("non-inclusion") || lower.contains("noninclusion");
        boolean exclusion = negated || lower.contains("exclusion") || lower.contains("排除");
        boolean inclusion = !negated && lower.contains("inclusion")
                || Stream.of("纳入", "入选", "入组").anyMatch(lower::contains);
        if (exclusion == inclusion) {
            return Polarity.UNSTATED;
        }
        return exclusion ? Polarity.EXCLUSION : Polarity.INCLUSION;
    }

    /**
     * The text with a line break before each heading that stands behind the end of a sentence on the same line, or anywhere on
     * a line that begins with one. Looks only before colons, so that the rest of a text costs nothing.
     */
    static String onOwnLines(String text) {
        Matcher heading = WITHIN_LINE.matcher(text).useTransparentBounds(true);
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        int line = 0;
        int from = 0;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line = i + 1;
                begun = false;
            } else if (c == ':' || c == '：') {
                boolean found = heading.region(Math.max(from, i - LONGEST_WITHIN_LINE), i + 1)
                        .find();
                from = i + 1;
                int before = found ? ItemMark.lastWord(text, line, heading.start()) : -1;
                if (found && before >= line && (begun || ".;。；)）".indexOf(text.charAt(before)) >= 0)) {
                    out.append(text, done, heading.start()).append('\n');
                    done = heading.start();
                }
                begun |= found && before < line;
            }
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }
}
