package org.trialgraph.text;

import org.trialgraph.text.Privacy.Result;

/** Finds e-mail addresses from their at sign outwards, so that a text without one costs nothing. */
final class EmailAddresses {
    private static final int LONGEST_PART = 64;
    private static final String[] BRACKETED = {"(at)", "[at]", "{at}"};

    private EmailAddresses() {}

    /** The text with each address replaced. */
    static Result ignore(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            int width = atSign(text, i);
            if (width > 0) {
                int start = localPart(text, i, done);
                int end = domain(text, i + width);
                if (start < i && end > 0) {
                    out.append(text, done, start).append(Privacy.WITHHELD);
                    done = end;
                    i = end - 1;
                    count++;
                }
            }
        }
        return count == 0
                ? new Result(text, 0)
                : new Result(out.append(text.substring(done)).toString(), count);
    }

    private static int atSign(String text, int i) {
        char c = text.charAt(i);
        if (c == '@' || c == '\uFF20') {
            return 1;
        }
        if (c == '(' || c == '[' || c == '{') {
            for (String sign : BRACKETED) {
                if (text.regionMatches(true, i, sign, 0, sign.length())) {
                    return sign.length();
                }
            }
        }
        return 0;
    }

    /** Where the part before the sign begins; the place of the sign itself where there is none. */
    private static int localPart(String text, int sign, int floor) {
        int end = sign > floor && text.charAt(sign - 1) == ' ' ? sign - 1 : sign;
        int start = end;
        while (start > floor && end - start < LONGEST_PART && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < end && !Characters.isAsciiWord(text.charAt(start))) {
            start++;
        }
        return start < end ? start : sign;
    }

    private static boolean isLocal(char c) {
        return Characters.isAsciiWord(c) || "._%+-'".indexOf(c) >= 0;
    }

    /** Where the domain after the sign ends; 0 where there is none, as a domain ends in a dot and at least two letters. */
    private static int domain(String text, int from) {
        int i = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        int start = i;
        int lastDot = -1;
        while (i < text.length() && i - start < 4 * LONGEST_PART && isDomain(text.charAt(i))) {
            if (text.charAt(i) == '.') {
                if (!endsLabel(text, i)) {
                    break;
                }
                lastDot = i;
            }
            i++;
        }
        boolean named = lastDot > start && i - lastDot > 2 && !Characters.isDigit(text.charAt(lastDot + 1));
        return named ? i : 0;
    }

    private static boolean isDomain(char c) {
        return Characters.isAsciiWord(c) || c == '-' || c == '.';
    }

    /** Whether a dot parts two labels of a domain and does not end a sentence. */
    private static boolean endsLabel(String text, int dot) {
        return dot + 1 < text.length() && Characters.isAsciiWord(text.charAt(dot + 1));
    }
}
