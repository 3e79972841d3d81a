package org.trialgraph.linkage;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.text.TextNormalizer;

/** Reads from whom to whom a criterion goes: {@code 年龄18至70岁}, {@code aged 18 to 70 years}. */
final class AgesInWords {
    private static final String TO = "\\s*(?:-|–|—|~|～|to|and|至|到)\\s*";
    private static final Pattern CHINESE = Pattern.compile("(?<!\\d)(\\d{1,3})\\s*(?:周?岁)?" + TO + "(\\d{1,3})\\s*周?岁");
    private static final Pattern ENGLISH = Pattern.compile("(?i)(?<!\\d)(\\d{1,3})\\s*(?:years?(?:[ -]old)?)?" + TO
            + "(\\d{1,3})[ -]*(?:years?\\b|yrs?\\b|y\\.?o\\b)" + "|\\bage[ds]?\\b[^.;\\d]{0,30}(?<!\\d)(\\d{1,3})" + TO
            + "(\\d{1,3})(?!\\d|\\s*(?:months?|weeks?|days?))");

    private AgesInWords() {}

    /**
     * Ages in whole years from and to.
     *
     * @param from least age
     * @param to greatest age
     */
    record Range(int from, int to) implements Comparable<Range> {
        @Override
        public int compareTo(Range other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }
    }

    /** The ranges that a text in Chinese or English names. */
    static Set<Range> of(String text, String language) {
        Set<Range> ranges = new TreeSet<>();
        Matcher m = (language.equals("zh") ? CHINESE : ENGLISH).matcher(TextNormalizer.asciiDigits(text));
        while (m.find()) {
            boolean first = m.group(1) != null;
            int from = Integer.parseInt(first ? m.group(1) : m.group(3));
            int to = Integer.parseInt(first ? m.group(2) : m.group(4));
            if (from < to) {
                ranges.add(new Range(from, to));
            }
        }
        return ranges;
    }
}
