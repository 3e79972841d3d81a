package org.trialgraph.format.euctr;

import java.util.Locale;

/**
 * One field of the application form that a record repeats.
 *
 * @param code number of the field in the form without its dots, in small letters, such as {@code a31} for A.3.1
 * @param label the question
 * @param value the answer
 * @param language of the answer where the record says it; empty otherwise
 * @param place of the field in the document
 */
record EuctrField(String code, String label, String value, String language, String place) {
    /** The code of a printed number such as {@code B.3.1 and B.3.2}, which is the first of them. */
    static String code(String printed) {
        return printed.strip().split("\\s")[0].replace(".", "").toLowerCase(Locale.ROOT);
    }

    boolean yes() {
        return value.strip().equalsIgnoreCase("yes");
    }

    boolean no() {
        return value.strip().equalsIgnoreCase("no");
    }
}
