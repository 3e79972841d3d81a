package org.trialgraph.text;

import java.util.function.BiConsumer;

/**
 * Finds names of persons in letters of East Asia: a family name and one or two letters before a title, or what stands behind a role
 * and a colon.
 *
 * @param text folded
 * @param found receives the beginning and end of each name
 */
record EastAsianNames(String text, BiConsumer<Integer, Integer> found) {
    private static final String HAN_ORGANISATION = "院部科所学司会心室办组处局厂馆公校系";
    private static final String HAN_BEFORE_NAME = "由请与和及是经为：:";

    /** Finds the names in a run of letters, and the one behind it where it is a role. */
    void find(int start, int end) {
        if (end < text.length() && text.charAt(end) == ':' && longestRole(start, end)) {
            int name = text.startsWith(" ", end + 1) ? end + 2 : end + 1;
            int nameEnd = Words.end(text, name);
            int second = text.startsWith(" ", nameEnd) ? Words.end(text, nameEnd + 1) : nameEnd;
            if (isHanName(name, nameEnd, 1)) {
                found.accept(name, isHanName(nameEnd + 1, second, 1) && nameEnd - name < 3 ? second : nameEnd);
            }
        }
        for (int i = start; i < end; i++) {
            String rest = text.substring(i, Math.min(end, i + 5));
            if (titled(rest)) {
                int name = i == start && i > 0 && text.charAt(i - 1) == ' ' ? i - 1 : i;
                int nameStart = hanName(name);
                if (nameStart >= 0) {
                    found.accept(nameStart, name);
                }
            }
        }
    }

    private boolean longestRole(int start, int end) {
        for (int i = Math.max(start, end - 10); i < end; i++) {
            if (PersonNames.is("hanrole", text.substring(i, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean isHanName(int start, int end, int fewest) {
        boolean name = end - start >= fewest && end - start <= 4 && end <= text.length();
        for (int i = start; name && i < end; i++) {
            name = Words.eastAsian(text.charAt(i)) && HAN_ORGANISATION.indexOf(text.charAt(i)) < 0;
        }
        return name;
    }

    /** Where a name begins that ends at a place with a family name before one or two letters; -1 where none does. */
    private int hanName(int end) {
        for (int length = 4; length >= 1; length--) {
            int start = end - length;
            boolean begins = start == 0
                    || start > 0
                            && (!Words.eastAsian(text.charAt(start - 1))
                                    || HAN_BEFORE_NAME.indexOf(text.charAt(start - 1)) >= 0);
            if (begins
                    && isHanName(start, end, 1)
                    && (length > 2 && PersonNames.is("family", text.substring(start, start + 2))
                            || length < 4
                                    && PersonNames.is("family", text.substring(start, start + 1))
                                    && !PersonNames.is("hanother", text.substring(start, end)))) {
                return start;
            }
        }
        return -1;
    }

    private static boolean titled(String words) {
        boolean titled = false;
        for (int end = 2; end <= words.length() && !titled; end++) {
            titled = PersonNames.is("hantitle", words.substring(0, end));
        }
        return titled;
    }
}
