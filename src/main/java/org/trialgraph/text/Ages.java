package org.trialgraph.text;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.model.Age;

/** Reads printed age limits, one by one or both of a line, into durations of {@code xsd:duration}. */
public final class Ages {
    private static final int LONGEST_LIMIT = 80;
    private static final int LONGEST_RANGE = 300;
    private static final BigDecimal MONTHS_OF_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_OF_WEEK = BigDecimal.valueOf(7);
    private static final Set<String> NO_LIMIT = Set.copyOf(ResourceLines.beside(Ages.class, "no-age-limit.txt"));

    /** Every word that {@link Unit#of} knows; longer words before their beginnings. */
    private static final String UNITS = "years?|yrs?|y\\.?o\\.?|ages?|y|months?|mos?|weeks?|wks?|days?"
            + "|hours?|hrs?|h|minutes?|mins?|周岁|周歲|岁|歳|歲|年|个月|個月|か月|ヶ月|カ月|月龄|月|星期|周|週|日龄|天|日"
            + "|小时|分钟|jahre?n?|jaar|monate?n?|maand(?:en)?|wochen?|weken|tage?n?|dag(?:en)?"
            + "|a[nñ]os?|ans|anni|lat|meses|mois|mesi|miesięcy|개월|세|살";

    private static final String OLD = "(?: ?-?old| of age)?";
    private static final Pattern AMOUNT = pattern(amount(""));
    private static final Pattern LIMIT = pattern("(?:[<>=≤≥]{1,2} ?)?(?<age>" + amount("") + "(?:,? (?:and )?"
            + amount("") + "){0,2})(?: ?-?(?:old|of age))?[. ]?(?:以上|以下|未満|\\+|over|under)?");
    private static final Pattern LABELLED_MINIMUM =
            pattern("(?:最小|最低|\\bmin(?:imum)?\\b)[^\\d]{0,20}?" + amount("low"));
    private static final Pattern LABELLED_MAXIMUM =
            pattern("(?:最大|最高|\\bmax(?:imum)?\\b)[^\\d]{0,20}?" + amount("high"));
    private static final Pattern BOTH = pattern(amount("low") + OLD
            + " ?(?:to|up to|through|and|until|bis|tot|t/m|à|a|do|-|~|至|到)(?: ?<| ?≤)? ?(?:" + amount("high")
            + "|(?<noLimit>n/a\\b|no limit\\b))");
    private static final Pattern ONLY_MAXIMUM = pattern(
            "(?:\\bunder|\\bup to|\\bbelow|\\bless than|\\byounger than|\\bnot older than|<=?|≤|不超过|小于)(?: the age of)? ?"
                    + amount("high") + "|" + amount("before") + OLD
                    + " ?(?:(?:and|or|&) ?(?:younger|under|below|less)|以下)");
    private static final Pattern ONLY_MINIMUM =
            pattern("(?:\\bover|\\babove|\\bat least|\\bfrom|\\bolder than|\\bmore than|>=?|≥|大于)(?: the age of)? ?"
                    + amount("low") + "|" + amount("from") + OLD
                    + " ?(?:(?:and|or|&) ?(?:older|over|above|up|more)|以上)|(?<plus>(?<plusNumber>\\d{1,4}(?:\\.\\d{1,2})?)"
                    + " ?\\+ ?-?(?<plusUnit>" + UNITS + ")?(?![A-Za-z0-9]))");

    private Ages() {}

    /** A unit of age limits; a duration has its first letter, and weeks as days. */
    private enum Unit {
        YEAR,
        MONTH,
        WEEK,
        DAY,
        HOUR,
        MINUTE;

        /** The unit that a word of {@link #UNITS} names; years where there is none. */
        private static Unit of(String word) {
            String lower = word == null ? "y" : word.toLowerCase(Locale.ROOT);
            return switch (lower.charAt(0)) {
                case '个', '個', '개', 'か', 'ヶ', 'カ', '月' -> MONTH;
                case 'w', '星', '週' -> WEEK;
                case '周' -> lower.length() > 1 ? YEAR : WEEK;
                case 'd', 't', '日', '天' -> DAY;
                case 'h', '小' -> HOUR;
                case '分' -> MINUTE;
                case 'm' -> lower.startsWith("min") ? MINUTE : MONTH;
                default -> YEAR;
            };
        }
    }

    /**
     * Both age limits of a line.
     *
     * @param minimum the lower limit; empty where the line names none
     * @param maximum the upper limit; empty where the line names none
     */
    public record Range(Optional<Age> minimum, Optional<Age> maximum) {}

    /**
     * Reads an age limit such as {@code 18 Years}, {@code 2 Weeks} or {@code 18岁}; a number alone counts years, as registries
     * that print no unit mean it. What is not understood has no duration.
     */
    public static Age parse(String printed) {
        return new Age(duration(printed), TextNormalizer.clean(printed));
    }

    /** Whether the words say that there is no limit, such as {@code N/A}. */
    public static boolean unlimited(String printed) {
        if (printed.length() > LONGEST_LIMIT) {
            return false;
        }
        String words = TextNormalizer.lowerCase(printed);
        boolean stop = words.endsWith(".") || words.endsWith("。");
        return NO_LIMIT.contains(stop ? words.substring(0, words.length() - 1) : words);
    }

    /**
     * Reads a line such as {@code 18 to 65 years old}, {@code 18 + years old}, {@code Under 18 years old} or {@code 6 months to
     * 12 years old}. A lower limit without a unit counts in the unit of the upper one. Words that do not say which limit a
     * single age is give neither.
     */
    public static Range range(String printed) {
        String plain = printed.length() > LONGEST_RANGE ? "" : plain(printed);
        Range labelled = new Range(find(LABELLED_MINIMUM, plain, "low"), find(LABELLED_MAXIMUM, plain, "high"));
        if (labelled.minimum().isPresent() || labelled.maximum().isPresent()) {
            return labelled;
        }
        Matcher both = BOTH.matcher(plain);
        if (both.find()) {
            Age upper = both.group("noLimit") != null
                    ? new Age(Optional.empty(), both.group("noLimit"))
                    : age(both, null, "high");
            return new Range(Optional.of(age(both, both.group("highUnit"), "low")), Optional.of(upper));
        }
        Optional<Age> maximum = find(ONLY_MAXIMUM, plain, "high", "before");
        return new Range(
                maximum.isPresent() ? Optional.empty() : find(ONLY_MINIMUM, plain, "low", "from", "plus"), maximum);
    }

    private static Optional<Age> find(Pattern pattern, String words, String... groups) {
        Matcher m = pattern.matcher(words);
        return m.find() ? Optional.of(age(m, null, groups)) : Optional.empty();
    }

    /**
     * The age of the first of some groups that is there.
     *
     * @param otherUnit the unit of the other limit, which an age without one counts in; null for none
     */
    private static Age age(Matcher m, String otherUnit, String... groups) {
        for (String group : groups) {
            if (m.group(group) != null) {
                boolean borrowed = m.group(group + "Unit") == null && otherUnit != null;
                String words = borrowed ? m.group(group) + " " + otherUnit : m.group(group);
                String unit = borrowed ? otherUnit : m.group(group + "Unit");
                return new Age(duration(m.group(group + "Number") + (unit == null ? "" : " " + unit)), words.strip());
            }
        }
        throw new IllegalStateException("a pattern without a group for its age");
    }

    private static Optional<String> duration(String printed) {
        if (printed.length() > LONGEST_LIMIT || unlimited(printed)) {
            return Optional.empty();
        }
        Matcher limit = LIMIT.matcher(plain(printed));
        return limit.matches() ? sum(AMOUNT.matcher(limit.group("age"))) : Optional.empty();
    }

    /** Adds up amounts; a part of zero says nothing beside another part, and a fraction of a month is no duration. */
    private static Optional<String> sum(Matcher amounts) {
        Map<Unit, Integer> sums = new EnumMap<>(Unit.class);
        while (amounts.find()) {
            Unit unit = Unit.of(amounts.group(2));
            BigDecimal amount = new BigDecimal(amounts.group(1));
            if (unit == Unit.WEEK) {
                unit = Unit.DAY;
                amount = amount.multiply(DAYS_OF_WEEK);
            } else if (unit == Unit.YEAR && !isWhole(amount)) {
                unit = Unit.MONTH;
                amount = amount.multiply(MONTHS_OF_YEAR);
            }
            if (!isWhole(amount)) {
                return Optional.empty();
            }
            sums.merge(unit, amount.intValueExact(), Integer::sum);
        }
        StringBuilder date = new StringBuilder("P");
        StringBuilder time = new StringBuilder();
        boolean zero = sums.values().stream().allMatch(sum -> sum == 0);
        sums.forEach((unit, sum) -> {
            if (sum > 0 || zero && date.length() + time.length() == 1) {
                (unit.compareTo(Unit.HOUR) < 0 ? date : time)
                        .append(sum)
                        .append(unit.name().charAt(0));
            }
        });
        return Optional.of(time.isEmpty() ? date.toString() : date + "T" + time);
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    /** The words with the plural and the unit out of their brackets, as in {@code Year(s)} and {@code 18(Year)}. */
    private static String plain(String printed) {
        String words = TextNormalizer.matchable(printed).replace("(s)", "s");
        return TextNormalizer.clean(words.replace('(', ' ').replace(')', ' '));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Number and unit, which may be absent, as groups that the name begins; plain groups where it is empty. */
    private static String amount(String name) {
        String whole = name.isEmpty() ? "(?:" : "(?<" + name + ">";
        String number = name.isEmpty() ? "(" : "(?<" + name + "Number>";
        String unit = name.isEmpty() ? "(" : "(?<" + name + "Unit>";
        return whole + number + "\\d{1,4}(?:\\.\\d{1,2})?) ?-? ?" + unit + UNITS + ")?(?![A-Za-z0-9]))";
    }
}
