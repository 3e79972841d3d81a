package org.trialgraph.format.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts headings and items of criteria that an extraction has run together on lines of their own. */
public final class OneLine {
    private static final Pattern CAPITAL_HEADING =
            Pattern.compile("(?<=\\S)[ \\t]*(?=(?:(?:Key|Main) )?(?:In|Ex)clusion [Cc]riteria\\s*:)(?<!(?:Key|Main) )");
    private static final Pattern HEADING =
            Pattern.compile("\\s+(?=(?:\\* )?(?i:(?:key |main )?(?:in|ex)clusion criteria\\s*:))");
    private static final Pattern BULLET = Pattern.compile("\\s+(?=[*\u2022] )");
    private static final Pattern HEADING_END = Pattern.compile("(?i)((?:in|ex)clusion criteria\\s*:)\\s+(?=\\S)");
    private static final Pattern NUMBER = Pattern.compile("(?<=\\s)(\\d{1,2})[.)] (?=\\S)");

    private OneLine() {}

    /**
     * A line break before each heading, bullet and number that continues the count; in a text of several lines only before
     * headings.
     */
    public static String divided(String text) {
        if (text.strip().indexOf('\n') >= 0) {
            return CAPITAL_HEADING.matcher(text).replaceAll("\n\n");
        }
        String headed = HEADING.matcher(text.strip()).replaceAll("\n\n");
        return numbered(
                BULLET.matcher(HEADING_END.matcher(headed).replaceAll("$1\n")).replaceAll("\n"));
    }

    /** Numbers count from 1; one that does not follow the last is part of a sentence. */
    private static String numbered(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int next = 1;
        int from = 0;
        Matcher m = NUMBER.matcher(text);
        while (m.find()) {
            int number = Integer.parseInt(m.group(1));
            boolean first = number == 1 && text.charAt(m.start() - 1) == '\n';
            if (number == next && number > 1 || first) {
                out.append(text, from, m.start()).append(first ? "" : "\n");
                from = m.start();
                next = number + 1;
            }
        }
        return out.append(text.substring(from)).toString();
    }
}
