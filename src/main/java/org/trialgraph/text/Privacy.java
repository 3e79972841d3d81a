package org.trialgraph.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.CharUtils;

/** Keeps e-mail addresses and telephone numbers out of running text. */
public final class Privacy {
    /** What stands in place of an address or number. */
    public static final String WITHHELD = "[…]";

    private static final int LONGEST_EMAIL_PART = 64;
    private static final List<String> BRACKETED = List.of("(at)", "[at]", "{at}");

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 17;
    private static final String EXTENSION = "(?:[ ,;]{0,2}(?:ext|extension|x|转)[. :]{0,2}\\d{1,6}(?!\\d))?";
    private static final String GROUPS = "\\d{1,15}(?:[ ./()-]{1,3}\\d{1,12}){0,6}(?!\\d)";
    private static final String AREA = "(?:\\(\\d{1,5}\\)[ ./-]{0,2})?";

    private static final String INTERNATIONAL =
            "(?<![\\w)\\]+^])(?<international>(?:\\(\\+\\d{1,4}\\) ?|\\+ ?)" + AREA + GROUPS + EXTENSION + ")";
    private static final String LABELLED =
            "(?:(?<![A-Za-z.])(?:tel|telephone|phone|fax|mobile|telefax|telefon|ph(?=[.:]{1,2} ))(?:\\.|\\b)(?: numbers?| no\\.?)?[:：#]?(?: at| is)?"
                    + "|(?:电话|手机|传真|電話|電話番号)(?:号码)?[:：]?) {0,2}(?<labelled>\\+?" + AREA + GROUPS + EXTENSION + ")";
    private static final String GROUPED = "(?<![\\w.,/+-])(?<grouped>(?:(?:1[- .])?\\([2-9]\\d{2}\\) ?\\d{3}[- .]\\d{4}"
            + "|1-[2-9]\\d{2}-\\d{3}-\\d{4}|[2-9]\\d{2}-[2-9]\\d{2}-\\d{4}|0\\d{2,3}-\\d{7,8}"
            + "|1[3-9]\\d(?<gap>[ -])\\d{4}\\k<gap>\\d{4})(?![\\w-])" + EXTENSION + ")";
    private static final Pattern NUMBER =
            Pattern.compile(INTERNATIONAL + "|" + LABELLED + "|" + GROUPED, Pattern.CASE_INSENSITIVE);

    /** Digits parted in threes are an amount, and four digits, a hyphen and four more are two years. */
    private static final Pattern AMOUNT =
            Pattern.compile("\\+? ?(?:\\d{1,3}(?:[ ,.]\\d{3})+|(?:19|20)\\d{2} ?[-/] ?(?:19|20)\\d{2})");

    private Privacy() {}

    /** The text with each e-mail address and each telephone number replaced by {@code […]}. */
    public static String ignore(String text) {
        return withoutTelephoneNumbers(withoutEmailAddresses(text));
    }

    /** The text with each e-mail address replaced, found from its at sign outwards: a text without one costs nothing. */
    private static String withoutEmailAddresses(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            int width = atSign(text, i);
            int start = width > 0 ? localPart(text, i, done) : i;
            int end = start < i ? domain(text, i + width) : 0;
            if (end > 0) {
                out.append(text, done, start).append(WITHHELD);
                done = end;
                i = end - 1;
            }
        }
        return done == 0 ? text : out.append(text.substring(done)).toString();
    }

    /** How long an at sign is at a place; 0 where there is none. */
    private static int atSign(String text, int i) {
        char c = text.charAt(i);
        if (c == '@' || c == '\uFF20') {
            return 1;
        }
        boolean bracketed = "([{".indexOf(c) >= 0
                && BRACKETED.stream().anyMatch(sign -> text.regionMatches(true, i, sign, 0, sign.length()));
        return bracketed ? BRACKETED.get(0).length() : 0;
    }

    /** Where the part before the sign begins; the place of the sign itself where there is none. */
    private static int localPart(String text, int sign, int floor) {
        int end = sign > floor && text.charAt(sign - 1) == ' ' ? sign - 1 : sign;
        int start = end;
        while (start > floor && end - start < LONGEST_EMAIL_PART && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < end && !CharUtils.isAsciiAlphanumeric(text.charAt(start))) {
            start++;
        }
        return start < end ? start : sign;
    }

    private static boolean isLocal(char c) {
        return CharUtils.isAsciiAlphanumeric(c) || "._%+-'".indexOf(c) >= 0;
    }

    /** Where the domain after the sign ends; 0 where there is none, as a domain ends in a dot and at least two letters. */
    private static int domain(String text, int from) {
        int i = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        int start = i;
        int lastDot = -1;
        while (i < text.length() && i - start < 4 * LONGEST_EMAIL_PART && isDomain(text.charAt(i))) {
            if (text.charAt(i) == '.') {
                if (!endsLabel(text, i)) {
                    break;
                }
                lastDot = i;
            }
            i++;
        }
        boolean named = lastDot > start && i - lastDot > 2 && !CharUtils.isAsciiNumeric(text.charAt(lastDot + 1));
        return named ? i : 0;
    }

    private static boolean isDomain(char c) {
        return CharUtils.isAsciiAlphanumeric(c) || c == '-' || c == '.';
    }

    /** Whether a dot parts two labels of a domain and does not end a sentence. */
    private static boolean endsLabel(String text, int dot) {
        return dot + 1 < text.length() && CharUtils.isAsciiAlphanumeric(text.charAt(dot + 1));
    }

    /**
     * The text with each telephone number replaced; a word such as {@code tel} before it stays. Trials are full of other long
     * numbers, so one must show what it is: by a plus sign and a country code, by such a word, or by a grouping that nothing
     * else has, such as {@code (555) 555-0100}.
     */
    private static String withoutTelephoneNumbers(String text) {
        if (digits(text) < FEWEST_DIGITS) {
            return text;
        }
        Matcher m = NUMBER.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (m.find()) {
            String name = m.group("international") != null
                    ? "international"
                    : m.group("labelled") != null ? "labelled" : "grouped";
            if (isTelephone(m.group(name), name.equals("international"))) {
                out.append(text, done, m.start(name)).append(WITHHELD);
                done = m.end(name);
            }
        }
        return done == 0 ? text : out.append(text.substring(done)).toString();
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += CharUtils.isAsciiNumeric(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static boolean isTelephone(String number, boolean international) {
        int digits = digits(number);
        boolean rightLength = digits >= (international ? FEWEST_DIGITS + 1 : FEWEST_DIGITS) && digits <= MOST_DIGITS;
        return rightLength && !AMOUNT.matcher(number).matches();
    }
}
