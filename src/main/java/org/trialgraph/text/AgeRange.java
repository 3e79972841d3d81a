package org.trialgraph.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.model.Age;

/**
 * Both age limits of a trial, as pages print them in one line.
 *
 * @param minimum the lower limit; empty where the line names none
 * @param maximum the upper limit; empty where the line names none
 */
public record AgeRange(Optional<Age> minimum, Optional<Age> maximum) {
    private static final int LONGEST = 300;
    private static final String OLD = "(?: ?-?old| of age)?";
    private static final AgeRange NONE = new AgeRange(Optional.empty(), Optional.empty());

    private static final Pattern LABELLED_MINIMUM =
            pattern("(?:最小|最低|\\bmin(?:imum)?\\b)[^\\d]{0,20}?(?<low>" + named("low") + ")");
    private static final Pattern LABELLED_MAXIMUM =
            pattern("(?:最大|最高|\\bmax(?:imum)?\\b)[^\\d]{0,20}?(?<high>" + named("high") + ")");
    private static final Pattern BOTH = pattern(
            "(?<low>" + named("low") + ")" + OLD + " ?(?:to|up to|through|and|until|-|~|至|到)(?: ?<| ?≤)? ?(?<high>"
                    + named("high") + "|n/a\\b|no limit\\b)");
    private static final Pattern ONLY_MAXIMUM = pattern(
            "(?:\\bunder|\\bup to|\\bbelow|\\bless than|\\byounger than|\\bnot older than|<=?|≤|不超过|小于)(?: the age of)? ?(?<high>"
                    + named("high") + ")|(?<before>" + named("before") + ")" + OLD
                    + " ?(?:and|or|&) ?(?:younger|under|below|less)|(?<under>" + named("under") + ")" + OLD + " ?以下");
    private static final Pattern ONLY_MINIMUM = pattern(
            "(?:\\bover|\\babove|\\bat least|\\bfrom|\\bolder than|\\bmore than|>=?|≥|大于)(?: the age of)? ?(?<low>"
                    + named("low") + ")|(?<from>" + named("from") + ")" + OLD
                    + " ?(?:(?:and|or|&) ?(?:older|over|above|up|more)|以上)|(?<plus>(?<plusNumber>\\d{1,4}(?:\\.\\d{1,2})?)"
                    + " ?\\+ ?-?(?<plusUnit>" + AgeUnit.WORDS + ")?(?![A-Za-z0-9]))");

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** One amount whose number and unit are groups that begin with the name. */
    private static String named(String name) {
        return "(?<" + name + "Number>\\d{1,4}(?:\\.\\d{1,2})?) ?-? ?(?<" + name + "Unit>" + AgeUnit.WORDS
                + ")?(?![A-Za-z0-9])";
    }

    /**
     * Reads a line such as {@code 18 to 65 years old}, {@code 18 + years old}, {@code Under 18 years old} or {@code 6 months to
     * 12 years old}. A lower limit without a unit counts in the unit of the upper one. Words that do not say which limit a
     * single age is give neither.
     */
    public static AgeRange parse(String printed) {
        if (printed.length() > LONGEST) {
            return NONE;
        }
        String plain = Ages.plain(printed);
        Matcher minimum = LABELLED_MINIMUM.matcher(plain);
        Matcher maximum = LABELLED_MAXIMUM.matcher(plain);
        boolean low = minimum.find();
        boolean high = maximum.find();
        if (low || high) {
            return new AgeRange(
                    low ? Optional.of(age(minimum, "low", Optional.empty())) : Optional.empty(),
                    high ? Optional.of(age(maximum, "high", Optional.empty())) : Optional.empty());
        }
        Matcher both = BOTH.matcher(plain);
        return both.find() ? both(both) : one(plain);
    }

    private static AgeRange both(Matcher m) {
        if (m.group("highNumber") == null) {
            return new AgeRange(
                    Optional.of(age(m, "low", Optional.empty())),
                    Optional.of(new Age(Optional.empty(), m.group("high"))));
        }
        return new AgeRange(
                Optional.of(age(m, "low", Optional.ofNullable(m.group("highUnit")))),
                Optional.of(age(m, "high", Optional.empty())));
    }

    private static AgeRange one(String plain) {
        Matcher maximum = ONLY_MAXIMUM.matcher(plain);
        if (maximum.find()) {
            String name = maximum.group("high") != null ? "high" : maximum.group("before") != null ? "before" : "under";
            return new AgeRange(Optional.empty(), Optional.of(age(maximum, name, Optional.empty())));
        }
        Matcher minimum = ONLY_MINIMUM.matcher(plain);
        if (minimum.find()) {
            String name = minimum.group("low") != null ? "low" : minimum.group("from") != null ? "from" : "plus";
            return new AgeRange(Optional.of(age(minimum, name, Optional.empty())), Optional.empty());
        }
        return NONE;
    }

    /** The age of a group of a matcher; its words are those that the line has for it, with the unit that it borrows. */
    private static Age age(Matcher m, String name, Optional<String> unitOfTheOther) {
        String unit = Optional.ofNullable(m.group(name + "Unit"))
                .or(() -> unitOfTheOther)
                .orElse("");
        String words = m.group(name + "Unit") == null && !unit.isEmpty() ? m.group(name) + " " + unit : m.group(name);
        return new Age(Ages.parse(m.group(name + "Number") + " " + unit).duration(), words.strip());
    }
}
