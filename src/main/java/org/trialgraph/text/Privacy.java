package org.trialgraph.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps e-mail addresses, telephone numbers, names of persons that show what they are, and ORCID numbers out of running text.
 * In time linear in the length of the text.
 */
public final class Privacy {
    /** What stands in place of an address, number or name. */
    public static final String WITHHELD = "[…]";

    /** What every character that is not seen is folded to. */
    static final char INVISIBLE = '\u200B';

    private static final int ORCID_LENGTH = 19;
    private static final int FULL_WIDTH = '\uFF01' - '!';

    private Privacy() {}

    private record Span(int start, int end) {}

    /** The text with each e-mail address, telephone number and recognised name of a person replaced by {@code […]}. */
    public static String ignore(String text) {
        String folded = folded(text);
        List<Span> spans = addresses(folded);
        PersonNames.find(folded, (start, end) -> spans.add(new Span(start, end)));
        return without(text, spans);
    }

    /** The text with each e-mail address and telephone number replaced: for citations, to which names of persons belong. */
    public static String ignoreAddresses(String text) {
        return without(text, addresses(folded(text)));
    }

    private static String without(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        spans.sort(Comparator.comparingInt(Span::start));
        StringBuilder left = new StringBuilder();
        int done = 0;
        for (Span span : spans) {
            if (span.end() > done) {
                int start = Math.max(done, span.start());
                left.append(text, done, start).append(start > done || done == 0 ? WITHHELD : "");
                done = span.end();
            }
        }
        return left.append(text, done, text.length()).toString();
    }

    /** Looks for an address where a sign of one stands, and for a number where so many digits stand close together as one has. */
    private static List<Span> addresses(String folded) {
        List<Span> spans = new ArrayList<>();
        boolean sign = false;
        boolean number = false;
        int digits = 0;
        int last = 0;
        for (int i = 0; i < folded.length() && !(sign && number); i++) {
            char c = folded.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = i - last <= TelephoneNumbers.MOST_BETWEEN + 1 ? digits + 1 : 1;
                last = i;
                number |= digits == TelephoneNumbers.FEWEST_DIGITS;
            } else if (c < 'a' || c > 'z') {
                sign |= EmailAddresses.mayBegin(folded, i);
            }
        }
        if (sign) {
            EmailAddresses.find(folded, (start, end) -> spans.add(new Span(start, end)));
        }
        if (number) {
            TelephoneNumbers.find(folded, (start, end) -> spans.add(new Span(start, end)));
            orcids(folded, spans);
        }
        return spans;
    }

    /** The text with digits, signs and spaces of any width and script as those of ASCII, one character for each. */
    private static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u00A0' && folded(text.charAt(i)) != text.charAt(i)) {
                char[] folded = text.toCharArray();
                for (; i < folded.length; i++) {
                    folded[i] = folded[i] < '\u00A0' ? folded[i] : folded(folded[i]);
                }
                return new String(folded);
            }
        }
        return text;
    }

    private static char folded(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - FULL_WIDTH);
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (Character.getType(c) == Character.FORMAT || c == '\u00AD') {
            return INVISIBLE;
        }
        if (Character.isSpaceChar(c)) {
            return ' ';
        }
        return c >= '\u2010' && c <= '\u2015' || c == '\u2212' ? '-' : c;
    }

    /** Finds the numbers by which ORCID identifies persons: 16 digits with the check digit of ISO 7064. */
    private static void orcids(String text, List<Span> spans) {
        for (int i = text.indexOf("000"); i >= 0 && i + ORCID_LENGTH <= text.length(); i = text.indexOf("000", i + 1)) {
            boolean alone = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            if (alone && text.charAt(i + 4) == '-' && isOrcid(text.substring(i, i + ORCID_LENGTH))) {
                spans.add(new Span(i, i + ORCID_LENGTH));
            }
        }
    }

    private static boolean isOrcid(String number) {
        int sum = 0;
        for (int i = 0; i < ORCID_LENGTH; i++) {
            char c = number.charAt(i);
            boolean hyphen = i == 4 || i == 9 || i == 14;
            boolean digit = c >= '0' && c <= '9' || c == 'X' && i == ORCID_LENGTH - 1;
            if (hyphen ? c != '-' : !digit) {
                return false;
            }
            if (!hyphen) {
                int value = c == 'X' ? 10 : c - '0';
                sum = i == ORCID_LENGTH - 1 ? sum + value : (sum + value) * 2;
            }
        }
        return sum % 11 == 1;
    }
}
