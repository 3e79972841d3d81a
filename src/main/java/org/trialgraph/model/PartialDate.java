package org.trialgraph.model;

import java.util.regex.Pattern;

/**
 * A calendar date that is as precise as the document prints it and no more.
 *
 * @param lexical {@code 2008}, {@code 2008-05} or {@code 2008-05-12} (ISO 8601)
 */
public record PartialDate(String lexical) implements Value, Comparable<PartialDate> {
    private static final Pattern SHAPE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

    /** How much of the date is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY
    }

    /** @throws IllegalArgumentException if the text is not one of the three shapes */
    public PartialDate {
        if (!SHAPE.matcher(lexical).matches()) {
            throw new IllegalArgumentException("not a date: " + lexical);
        }
    }

    /** How much of the date is known. */
    public Precision precision() {
        return switch (lexical.length()) {
            case 4 -> Precision.YEAR;
            case 7 -> Precision.MONTH;
            default -> Precision.DAY;
        };
    }

    /** The first day that the date may be, {@code 2008-05-01} for {@code 2008-05}. */
    public String firstDay() {
        return lexical + "-01-01".substring(lexical.length() - "2008".length());
    }

    /** Orders by time; of two dates that agree as far as both go, the less precise comes first. */
    @Override
    public int compareTo(PartialDate other) {
        return lexical.compareTo(other.lexical);
    }

    @Override
    public String display() {
        return lexical;
    }
}
