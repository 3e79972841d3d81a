package org.trialgraph.text;

/** Keeps e-mail addresses and telephone numbers out of running text. */
public final class Privacy {
    /** What stands in place of an address or number. */
    public static final String WITHHELD = "[…]";

    private Privacy() {}

    /**
     * A text after its addresses and numbers were taken out.
     *
     * @param text the rest, each address or number replaced by {@link #WITHHELD}
     * @param count how many there were
     */
    public record Result(String text, int count) {}

    /** The text with each e-mail address and each telephone number replaced by {@code […]}. */
    public static String ignore(String text) {
        return scan(text).text();
    }

    /** The same, with the number of places. */
    public static Result scan(String text) {
        Result emails = EmailAddresses.ignore(text);
        Result phones = TelephoneNumbers.ignore(emails.text());
        return new Result(phones.text(), emails.count() + phones.count());
    }
}
