package org.trialgraph.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.model.Age;

/** Reads printed age limits. */
public final class Ages {
    /** One amount: number, unit. The unit may be absent, for many registries print bare years. */
    static final String AMOUNT = "(\\d{1,4}(?:\\.\\d{1,2})?) ?-? ?(" + AgeUnit.WORDS + ")?(?![A-Za-z0-9])";

    private static final Pattern ONE = Pattern.compile(AMOUNT, Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMIT = Pattern.compile(
            "(?:[<>=≤≥]{1,2} ?)?(?<age>" + AMOUNT + "(?:,? (?:and )?" + AMOUNT + "){0,2})"
                    + "(?: ?-?(?:old|of age))?[. ]?(?:以上|以下|\\+)?",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 80;

    /** What registries print in place of a limit. Placeholders that may also mean "not stated" are not among them. */
    private static final Set<String> NO_LIMIT = Set.of(
            "n/a",
            "na",
            "none",
            "no limit",
            "no limits",
            "no limitation",
            "unlimited",
            "not applicable",
            "no minimum age",
            "no maximum age",
            "no minimum",
            "no maximum",
            "n/a (no limit)",
            "0 n/a (no limit)",
            "no age limit",
            "0",
            "无",
            "無",
            "不限",
            "无限制",
            "无上限",
            "无下限",
            "没有限制",
            "制限なし",
            "下限なし",
            "上限なし",
            "限なし");

    private Ages() {}

    /**
     * Reads an age limit such as {@code 18 Years}, {@code 2 Weeks} or {@code 18岁}; a number alone counts years, as registries
     * that print no unit mean it. What is not understood has no duration.
     */
    public static Age parse(String printed) {
        return new Age(duration(printed), TextNormalizer.clean(printed));
    }

    /** Whether the words say that there is no limit, such as {@code N/A}. */
    public static boolean unlimited(String printed) {
        return printed.length() <= LONGEST
                && NO_LIMIT.contains(
                        TextNormalizer.clean(printed).toLowerCase(Locale.ROOT).replaceAll("[.。]$", ""));
    }

    private static Optional<String> duration(String printed) {
        if (printed.length() > LONGEST || unlimited(printed)) {
            return Optional.empty();
        }
        Matcher limit = LIMIT.matcher(plain(printed));
        return limit.matches()
                ? duration(ONE.matcher(limit.group("age")), Optional.of(AgeUnit.YEAR))
                : Optional.empty();
    }

    /** The words with the plural and the unit out of their brackets, as in {@code Year(s)} and {@code 18(Year)}. */
    static String plain(String printed) {
        String words = TextNormalizer.matchable(printed).replace("(s)", "s");
        return TextNormalizer.clean(words.replace('(', ' ').replace(')', ' '));
    }

    /** Adds up the amounts that a matcher finds; a part of zero says nothing beside another part. */
    static Optional<String> duration(Matcher amounts, Optional<AgeUnit> unitWhereNone) {
        AgeDuration sum = new AgeDuration();
        while (amounts.find()) {
            Optional<AgeUnit> unit = amounts.group(2) == null ? unitWhereNone : AgeUnit.of(amounts.group(2));
            if (unit.isEmpty() || !sum.add(amounts.group(1), unit.get())) {
                return Optional.empty();
            }
        }
        return sum.lexical();
    }
}
