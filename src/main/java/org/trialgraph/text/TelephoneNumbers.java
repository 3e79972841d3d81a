package org.trialgraph.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.text.Privacy.Result;

/**
 * Finds telephone numbers. Trials are full of other long numbers, so one must show what it is: by a plus sign and a country
 * code, by a word such as {@code tel} before it, or by a grouping that nothing else has, such as {@code (555) 555-0100}.
 */
final class TelephoneNumbers {
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

    private TelephoneNumbers() {}

    /** The text with each number replaced; a word such as {@code tel} before it stays. */
    static Result ignore(String text) {
        if (!hasEnoughDigits(text)) {
            return new Result(text, 0);
        }
        Matcher m = NUMBER.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        int count = 0;
        while (m.find()) {
            String name = m.group("international") != null
                    ? "international"
                    : m.group("labelled") != null ? "labelled" : "grouped";
            if (isTelephone(m.group(name), name.equals("international"))) {
                out.append(text, done, m.start(name)).append(Privacy.WITHHELD);
                done = m.end(name);
                count++;
            }
        }
        return count == 0
                ? new Result(text, 0)
                : new Result(out.append(text.substring(done)).toString(), count);
    }

    private static boolean hasEnoughDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            digits += Characters.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits == FEWEST_DIGITS;
    }

    private static boolean isTelephone(String number, boolean international) {
        long digits = number.chars().filter(c -> Characters.isDigit((char) c)).count();
        boolean rightLength = digits >= (international ? FEWEST_DIGITS + 1 : FEWEST_DIGITS) && digits <= MOST_DIGITS;
        return rightLength && !AMOUNT.matcher(number).matches();
    }
}
