package org.trialgraph.mesh;

/** Ids of concepts, terms and qualifiers, a letter and six to nine digits, as a number of four bytes. */
final class NumberedId {
    private static final int NUMBER_BITS = 30;
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 9;

    private NumberedId() {}

    /** Whether an id is of this form: only such are NLM's. */
    static boolean is(char letter, String id) {
        int digits = id.length() - 1;
        return digits >= LEAST_DIGITS
                && digits <= MOST_DIGITS
                && id.charAt(0) == letter
                && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number of an id: its digits, and how many they are in the two highest bits. */
    static int code(String id) {
        return Integer.parseInt(id.substring(1)) | (id.length() - 1 - LEAST_DIGITS) << NUMBER_BITS;
    }

    /** The id of a number. */
    static String id(char letter, int code) {
        int digits = (code >>> NUMBER_BITS) + LEAST_DIGITS;
        String number = Integer.toString(code & (1 << NUMBER_BITS) - 1);
        return letter + "0".repeat(digits - number.length()) + number;
    }
}
