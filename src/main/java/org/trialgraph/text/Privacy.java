package org.trialgraph.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.CharUtils;

/** Keeps e-mail addresses and telephone numbers out of running text. */
public final class Privacy {
    /** What stands in place of an address or number. */
    public static final String WITHHELD = "[…]";

    private static final Pattern AT_SIGN = Pattern.compile("(?i)[@\uFF20]|\\(at\\)|\\[at]|\\{at}");
    private static final String LABEL = "\\.[A-Za-z0-9][A-Za-z0-9-]*+";
    /** A domain ends in a dot and at least two letters; a dot without a letter or digit behind it ends a sentence. */
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}+ ?(?:" + AT_SIGN
            + ") ?(?:[A-Za-z0-9-]++|" + LABEL + ")(?:" + LABEL + "){0,125}\\.[A-Za-z][A-Za-z0-9-]++(?!\\.[A-Za-z0-9])");

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

    /** The text with each e-mail address replaced; a text without an at sign costs hardly anything. */
    private static String withoutEmailAddresses(String text) {
        return AT_SIGN.matcher(text).find() ? EMAIL.matcher(text).replaceAll(WITHHELD) : text;
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
