package org.trialgraph.format.who;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/** Words of a data set whose values have gone through web pages and spreadsheets: mark-up and character references in them. */
final class CellText {
    private static final Pattern TAG = Pattern.compile(
            "</?(?:(br|p|div|li|ul|ol|tr)|b|i|u|em|strong|span|sup|sub|font|a)(?:\\s[^<>]{0,300})?/?\\s*>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANK_LINES = Pattern.compile("\n[ \t\u00a0]*\n[ \t\u00a0\n]*");
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "none", "nil", "null", "n/a", "na", "no", "not applicable", "nill", "无", "/");

    private CellText() {}

    /** The words without mark-up, references decoded, every kind of line break a line feed. */
    static String plain(String printed) {
        String decoded = TextNormalizer.decode(printed);
        String words = decoded.indexOf('<') < 0
                ? decoded
                : TAG.matcher(decoded).replaceAll(tag -> tag.group(1) == null ? "" : "\n");
        return BLANK_LINES.matcher(TextNormalizer.lines(words)).replaceAll("\n\n");
    }

    /** Whether words only say that there is nothing, such as {@code N/A} and {@code Nil}. */
    static boolean saysNothing(String words) {
        String folded = TextNormalizer.lowerCase(words);
        int end = folded.length();
        while (end > 0 && (folded.charAt(end - 1) == '.' || folded.charAt(end - 1) == ';')) {
            end--;
        }
        return NOTHING.contains(folded.substring(0, end));
    }

    /** The parts of a value of several, which stand between semicolons; those that say nothing are left out. */
    static List<String> parts(String printed) {
        return Arrays.stream(plain(printed).split(";"))
                .map(String::strip)
                .filter(words -> !saysNothing(words))
                .distinct()
                .toList();
    }
}
