package org.trialgraph.format.who;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/** Words of a data set whose values have gone through web pages and spreadsheets: mark-up and character references in them. */
public final class CellText {
    private static final Pattern BREAKS =
            Pattern.compile("(?i)<br\\s*/?\\s*>|</?(?:p|div|li|ul|ol|tr)(?:\\s[^<>]{0,200})?>");
    private static final Pattern INLINE =
            Pattern.compile("(?i)</?(?:b|i|u|em|strong|span|sup|sub|font|a)(?:\\s[^<>]{0,300})?>");
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "none", "nil", "null", "n/a", "na", "no", "not applicable", "nill", "无", "/", ".");

    private CellText() {}

    /** The words without mark-up, references decoded, every kind of line break a line feed. */
    public static String plain(String printed) {
        String decoded = TextNormalizer.decode(printed);
        String lines =
                decoded.indexOf('<') < 0 ? decoded : BREAKS.matcher(decoded).replaceAll("\n");
        String words = lines.indexOf('<') < 0 ? lines : INLINE.matcher(lines).replaceAll("");
        return TextNormalizer.lines(words).replaceAll("\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+", "\n\n");
    }

    /** The words without mark-up; empty where they only say that there are none. */
    public static Optional<String> said(Optional<String> printed) {
        return printed.map(CellText::plain).filter(words -> !saysNothing(words));
    }

    /** Whether words only say that there is nothing, such as {@code N/A} and {@code Nil}. */
    public static boolean saysNothing(String words) {
        String folded = TextNormalizer.clean(words).toLowerCase(Locale.ROOT).replaceAll("[.;]+$", "");
        return NOTHING.contains(folded);
    }

    /** The parts of a value of several, which stand between semicolons; those that say nothing are left out. */
    public static List<String> parts(Optional<String> printed) {
        return printed.map(CellText::plain).stream()
                .flatMap(words -> Arrays.stream(words.split(";")))
                .map(String::strip)
                .filter(words -> !saysNothing(words))
                .distinct()
                .toList();
    }
}
