package org.trialgraph.model;

/**
 * A calendar date that is as precise as the document prints it and no more.
 *
 * @param lexical {@code 2008}, {@code 2008-05} or {@code 2008-05-12} (ISO 8601)
 */
public record PartialDate(String lexical) implements Value, Comparable<PartialDate> {
    /** How much of the date is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY
    }

    /** @throws IllegalArgumentException if the text is not one of the three shapes */
    public PartialDate {
        if (!isLexical(lexical)) {
            throw new IllegalArgumentException("not a date: " + lexical);
        }
    }

    /** Whether a text has one of the three shapes; which months have 31 days is not told. */
    public static boolean isLexical(String text) {
        int length = text.length();
        boolean shaped = length == 4 || length == 7 || length == 10;
        for (int i = 0; shaped && i < length; i++) {
            char c = text.charAt(i);
            shaped = i == 4 || i == 7 ? c == '-' : c >= '0' && c <= '9';
        }
        return shaped && (length == 4 || within(text, 5, 12)) && (length < 10 || within(text, 8, 31));
    }

    private static boolean within(String date, int at, int most) {
        int number = Integer.parseInt(date, at, at + 2, 10);
        return number >= 1 && number <= most;
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
