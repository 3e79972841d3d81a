package org.trialgraph.criteria;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.text.Characters;

/**
 * A line that says which kind of criteria follows.
 *
 * @param polarity the kind; {@code UNSTATED} where the heading is for both kinds
 * @param kept whether the heading says more than its kind, such as for whom, and so is an item itself
 * @param rest where the words after the heading begin on the same line; the line's length where there are none
 */
record EligibilityHeading(Polarity polarity, boolean kept, int rest) {
    private static final int LONGEST = 160;
    private static final int MOST_WORDS_WITHOUT_COLON = 6;
    private static final String ENGLISH = "(?:non-?)?(?:inclusion|exclusion)s?(?: criteri(?:a|on|as))?";
    private static final String CHINESE = "纳入标准|入选标准|入组标准|纳入條件|纳入条件|排除标准|排除标準|排除条件";
    private static final String BOTH = "(?:inclusion ?(?:/|and|&) ?exclusion|eligibility)(?: criteria)?|criteria";

    private static final Pattern PLAIN = pattern("[*_#=\\[ ]{0,6}(?<name>" + ENGLISH + "|" + CHINESE + "|" + BOTH
            + ")[*_#=\\] ]{0,6}[:：.;\\-–—]{0,3}[*_#= ]{0,6}");
    private static final Pattern WITH_REST = pattern(
            "[*_# ]{0,6}(?<name>" + ENGLISH + "|" + CHINESE + ")(?:[*_# ]{0,6}[:：](?!$)[*_# ]{0,6}| ?[-–] (?=[(\\d]))");
    private static final Pattern NAMED = pattern(
            "\\b(?:(?<in>non-?)?inclusion|(?<ex>exclusion))(?:/exclusion| and exclusion)? criteri(?:a|on)\\b|(?<zhIn>纳入标准|入选标准)|(?<zhEx>排除标准)");
    private static final Pattern SENTENCE = pattern(
            "(?:no|not|none|there|does|do|meets?|met|any|all|who|see|patients?|subjects?|additional criteria)\\b.*");
    private static final Pattern WITHIN_LINE = Pattern.compile(
            "(?<![A-Za-z-])(?:(?:Key |Main )?(?:Inclusion|Exclusion|INCLUSION|EXCLUSION)(?: [Cc]riteria| CRITERIA) ?[:：]|(?:"
                    + CHINESE + ")[:：])");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Reads a line without its mark, if it is or begins with a heading. */
    static Optional<EligibilityHeading> read(String line, boolean marked) {
        Matcher plain = PLAIN.matcher(line);
        if (line.length() <= LONGEST && plain.matches() && !isLowerCaseEnd(line)) {
            return Optional.of(new EligibilityHeading(polarity(plain.group("name")), false, line.length()));
        }
        Matcher rest = WITH_REST.matcher(line);
        if (rest.lookingAt() && !(marked && rest.group("name").indexOf(' ') < 0)) {
            return Optional.of(new EligibilityHeading(polarity(rest.group("name")), false, rest.end()));
        }
        return line.length() <= LONGEST && isNamed(line, marked)
                ? Optional.of(new EligibilityHeading(polarity(line), true, line.length()))
                : Optional.empty();
    }

    /** The end of a sentence whose beginning stands on another line, such as {@code inclusion criteria.} */
    private static boolean isLowerCaseEnd(String line) {
        return Character.isLowerCase(line.charAt(0)) && line.endsWith(".");
    }

    private static boolean isNamed(String line, boolean marked) {
        Matcher named = NAMED.matcher(line);
        if (!named.find() || marked && named.start() > 0) {
            return false;
        }
        if (":：-–".indexOf(line.charAt(line.length() - 1)) >= 0 || line.equals(line.toUpperCase(Locale.ROOT))) {
            return true;
        }
        boolean title = named.end() == line.length() && Character.isUpperCase(line.charAt(0));
        return title
                && !marked
                && line.split(" ").length <= MOST_WORDS_WITHOUT_COLON
                && !SENTENCE.matcher(line).matches();
    }

    private static Polarity polarity(String heading) {
        String lower = heading.toLowerCase(Locale.ROOT);
        boolean exclusion = lower.contains("exclusion")
                || heading.contains("排除")
                || lower.contains("non-inclusion")
                || lower.contains("noninclusion");
        boolean inclusion =
                lower.contains("inclusion") && !lower.contains("non-inclusion") && !lower.contains("noninclusion")
                        || heading.contains("纳入")
                        || heading.contains("入选")
                        || heading.contains("入组");
        if (exclusion == inclusion) {
            return Polarity.UNSTATED;
        }
        return exclusion ? Polarity.EXCLUSION : Polarity.INCLUSION;
    }

    /**
     * The text with a line break before each heading that stands behind the end of a sentence on the same line, or anywhere on
     * a line that begins with one.
     */
    static String onOwnLines(String text) {
        Matcher m = WITHIN_LINE.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        int line = 0;
        int end = endOfLine(text, 0);
        boolean begun = false;
        while (m.find()) {
            while (end < m.start()) {
                line = end + 1;
                end = endOfLine(text, line);
                begun = false;
            }
            int before = lastWord(text, line, m.start());
            if (before >= line && (begun || ".;。；)）".indexOf(text.charAt(before)) >= 0)) {
                out.append(text, done, m.start()).append('\n');
                done = m.start();
            }
            begun = begun || before < line;
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The place of the last character before a place that is no space; less than the beginning where there is none. */
    private static int lastWord(String text, int begin, int place) {
        int before = place - 1;
        while (before >= begin && Characters.isSpace(text.charAt(before))) {
            before--;
        }
        return before;
    }
}
