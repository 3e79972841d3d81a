package org.trialgraph.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.CharUtils;
import org.trialgraph.model.PartialDate;

/**
 * Reads printed dates, keeping their precision. Times of day are dropped, for registries print a false midnight. Dates that
 * no calendar has, and years before 1900 or after 2100, are no dates.
 */
public final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST = 200;
    private static final LocalDate EXCEL_START = LocalDate.of(1899, 12, 30);
    /** Before this day the 1900 system of spreadsheets counts a 29 February 1900 that never was. */
    private static final int FIRST_EXCEL_DAY = 61;

    private static final String TIME = "(?:[T ]\\d{1,2}[:.]\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp][Mm])?)?";
    private static final String ZONE = "(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?";
    private static final String OTHER_CALENDAR = "(?:, ?1[34]\\d{2}/\\d{1,2}/\\d{1,2})?";
    private static final String MONTH = "(?<month>[A-Za-z]{3,9})";
    private static final String YEAR = "(?<year>\\d{4})";
    private static final String DAY = "(?<day>\\d{1,2})";
    private static final String NO_DAY = "(?<day>(?!))?";
    private static final String WEEKDAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?";

    /** Shapes in which the order of day, month and year is certain. */
    private static final List<Pattern> CERTAIN = Stream.of(
                    YEAR + "(?<separator>[-/.])(?<month>\\d{1,2})(?:\\k<separator>" + DAY + ")?" + TIME + ZONE
                            + OTHER_CALENDAR,
                    YEAR + "(?:(?<month>\\d{2})(?<day>\\d{2}))?",
                    YEAR + " ?(?:年|Year)(?: ?(?<month>\\d{1,2}) ?(?:月|Month)(?: ?" + DAY + " ?(?:[日号]|Day))?)?" + TIME,
                    WEEKDAY + DAY + "(?:st|nd|rd|th)?[ ./-]?" + MONTH + "[.,]?[ ./-]{0,2}" + YEAR + TIME + ZONE,
                    WEEKDAY + MONTH + "\\.? ?" + DAY + "(?:st|nd|rd|th)?,? ?" + YEAR + ",?" + TIME + ZONE,
                    MONTH + "[ .,/-]{0,2}" + YEAR + NO_DAY,
                    YEAR + "[ ./-]" + MONTH + "(?:[ ./-]" + DAY + ")?",
                    "(?<month>\\d{1,2})[/.-]" + YEAR + NO_DAY)
            .map(Pattern::compile)
            .toList();

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})" + TIME + ZONE);

    /** A year of an era of Japan, whose first year is 元年. */
    private static final Pattern ERA = Pattern.compile("^(平成|令和) ?(元|\\d{1,2}) ?年");

    private static final int HEISEI = 1988;
    private static final int REIWA = 2018;

    private Dates() {}

    /** In which order a source prints day and month where both are numbers, as in {@code 08/04/2020}. */
    public enum DayOrder {
        /** 8 April. */
        DAY_FIRST,
        /** August 4. */
        MONTH_FIRST
    }

    /** Reads a date whose printed form leaves no doubt; empty otherwise, as for {@code 08/04/2020}. */
    public static Optional<PartialDate> parse(String printed) {
        if (isDay(printed)) {
            return Optional.of(new PartialDate(printed));
        }
        String plain = plain(printed);
        for (Pattern shape : CERTAIN) {
            Matcher m = shape.matcher(plain);
            if (m.matches()) {
                return date(m.group("year"), m.group("month"), m.group("day"));
            }
        }
        return ambiguous(printed)
                ? Optional.empty()
                : readings(printed).values().stream().findFirst();
    }

    /** Whether a date is a day, month or year of ISO 8601 already, as most are; days that only some months have are not told. */
    private static boolean isDay(String printed) {
        if (!PartialDate.isLexical(printed)) {
            return false;
        }
        int year = Integer.parseInt(printed, 0, 4, 10);
        boolean inEveryMonth = printed.length() < 10 || Integer.parseInt(printed, 8, 10, 10) <= 28;
        return year >= FIRST_YEAR && year <= LAST_YEAR && inEveryMonth;
    }

    /** Reads a date of a source that prints day and month in a known order. */
    public static Optional<PartialDate> parse(String printed, DayOrder order) {
        Map<DayOrder, PartialDate> readings = readings(printed);
        return readings.isEmpty() ? parse(printed) : Optional.ofNullable(readings.get(order));
    }

    /** Whether a date can be read in both orders with different results. */
    public static boolean ambiguous(String printed) {
        return Set.copyOf(readings(printed).values()).size() > 1;
    }

    /** What a date whose day and month are numbers before the year is in each order that gives a day; none for any other. */
    public static Map<DayOrder, PartialDate> readings(String printed) {
        Map<DayOrder, PartialDate> readings = new EnumMap<>(DayOrder.class);
        Matcher m = NUMBERS.matcher(plain(printed));
        if (m.matches()) {
            date(m.group(4), m.group(3), m.group(1)).ifPresent(date -> readings.put(DayOrder.DAY_FIRST, date));
            date(m.group(4), m.group(1), m.group(3)).ifPresent(date -> readings.put(DayOrder.MONTH_FIRST, date));
        }
        return readings;
    }

    /**
     * Reads a day that a spreadsheet has turned into its count of days (1900 system), such as {@code 43976} for 2020-05-25; a
     * fraction is a time of day.
     */
    public static Optional<PartialDate> fromExcelSerial(String printed) {
        String days = plain(printed).split("\\.", 2)[0];
        if (!days.matches("\\d{1,5}") || Integer.parseInt(days) < FIRST_EXCEL_DAY) {
            return Optional.empty();
        }
        LocalDate date = EXCEL_START.plusDays(Integer.parseInt(days));
        return date.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(new PartialDate(date.toString()));
    }

    private static String plain(String printed) {
        String plain = printed.length() > LONGEST ? "" : TextNormalizer.clean(TextNormalizer.matchable(printed));
        return ERA.matcher(plain).replaceFirst(era -> {
            int year = era.group(2).equals("元") ? 1 : Integer.parseInt(era.group(2));
            return year + (era.group(1).equals("平成") ? HEISEI : REIWA) + "年";
        });
    }

    private static Optional<PartialDate> date(String year, String month, String day) {
        int y = Integer.parseInt(year);
        if (y < FIRST_YEAR || y > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            if (month == null) {
                return Optional.of(new PartialDate(year));
            }
            YearMonth ym = YearMonth.of(y, month(month));
            return Optional.of(new PartialDate(
                    day == null
                            ? ym.toString()
                            : ym.atDay(Integer.parseInt(day)).toString()));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The number of a month given as number or English name, whole or its first three letters; 0 where it names none. */
    private static int month(String printed) {
        if (CharUtils.isAsciiNumeric(printed.charAt(0))) {
            return Integer.parseInt(printed);
        }
        String name = printed.equalsIgnoreCase("sept") ? "SEPTEMBER" : printed.toUpperCase(Locale.ROOT);
        return Stream.of(Month.values())
                .filter(month -> name.length() == 3
                        ? month.name().startsWith(name)
                        : month.name().equals(name))
                .mapToInt(Month::getValue)
                .findFirst()
                .orElse(0);
    }
}
