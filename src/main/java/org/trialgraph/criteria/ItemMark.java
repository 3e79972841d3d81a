package org.trialgraph.criteria;

/**
 * What an item of a list begins with: a bullet, a number, a letter.
 *
 * @param style how the list marks its items, such as {@code #.} for {@code 1.}, {@code (a)} for {@code (b)} or {@code •};
 *     items of one list have one style
 * @param ordinal the place in the list that the mark says, from 1; 0 for a bullet
 * @param printed the number or letter without its dot or brackets; empty for a bullet
 * @param end where the words of the item begin
 * @param tight whether a digit follows the dot, as in {@code 3.18}, which may be a number with decimals
 */
record ItemMark(String style, int ordinal, String printed, int end, boolean tight) {
    /** Whether the mark has no place in an order. */
    boolean isBullet() {
        return ordinal == 0;
    }

    /** Whether the mark is a letter or a Roman number, which initials and abbreviations look like too. */
    boolean isLetter() {
        return style.indexOf('a') >= 0 || style.indexOf('A') >= 0 || isRoman();
    }

    /** Whether the mark is a Roman number. */
    boolean isRoman() {
        return style.indexOf('i') >= 0 || style.indexOf('I') >= 0;
    }

    /** Whether the mark stands in brackets, which nothing but a mark does. */
    boolean isBracketed() {
        return style.startsWith("(");
    }

    /** Whether the mark is bracketed or circled, so that it may stand within words in brackets too. */
    boolean isUnmistakable() {
        return isBracketed() || style.charAt(0) == '\u2460' || style.charAt(0) == '\u2474';
    }

    /** Whether the mark counts in digits. */
    boolean isNumber() {
        return style.indexOf('#') >= 0;
    }

    /** Whether this mark is the one after another of the same list. */
    boolean follows(ItemMark other) {
        return style.equals(other.style) && ordinal == other.ordinal + 1;
    }
}
