package org.trialgraph.criteria;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the marks at line starts from numbers and initials that happen to stand there: a mark begins its list or continues
 * it. {@code 18. Must …} inside a wrapped sentence does neither, nor does {@code E. coli}.
 */
final class MarkSequence {
    private static final int WIDEST_GAP = 3;

    /** The last mark of each style so far. */
    private final Map<String, Integer> last = new HashMap<>();

    /** The greatest mark of each style so far: a list goes on with it when a list within it is over. */
    private final Map<String, Integer> greatest = new HashMap<>();

    /** The last number whatever its style, as people mix {@code 1.} and {@code 2)}. */
    private int lastNumber;

    /** For each style and number, the last line that shows it. */
    private final Map<String, Integer> lastShown = new HashMap<>();

    private final List<String> lines;

    /** Takes in what all lines show, so that a first mark can be known by the second one. */
    MarkSequence(List<String> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) {
            ItemMark mark = ItemMark.at(lines.get(i), 0);
            ItemMark roman = mark.asRoman();
            if (mark.ordinal() > 0) {
                lastShown.put(mark.style() + mark.ordinal(), i);
            }
            if (!roman.isNone()) {
                lastShown.put(roman.style() + roman.ordinal(), i);
            }
        }
    }

    /**
     * The mark of a line if it is one, {@link ItemMark#NONE} otherwise.
     *
     * @param index number of the line
     * @param broken whether the line before may have been broken for its length, so that a sentence may go on here
     */
    ItemMark accept(ItemMark mark, int index, boolean broken) {
        if (mark.ordinal() == 0) {
            return mark;
        }
        ItemMark read = letterOrRoman(mark, index);
        if (!fits(read, index, broken)) {
            return ItemMark.NONE;
        }
        last.put(read.style(), read.ordinal());
        greatest.merge(read.style(), greatestInside(read, index), Math::max);
        lastNumber = read.isNumber() ? read.ordinal() : lastNumber;
        return read;
    }

    /** How far the numbers go on inside the line that a mark begins, as in {@code 1. … 2. … 3. …}. */
    private int greatestInside(ItemMark mark, int index) {
        int number = mark.ordinal();
        for (InlineItems.Candidate inside : InlineItems.candidates(lines.get(index))) {
            if (inside.mark().style().equals(mark.style()) && inside.mark().ordinal() == number + 1) {
                number++;
            }
        }
        return number;
    }

    /** A single letter as letter or as Roman number, whichever its list counts in. */
    private ItemMark letterOrRoman(ItemMark mark, int index) {
        ItemMark roman = continues(mark) ? ItemMark.NONE : mark.asRoman();
        boolean counted =
                !roman.isNone() && (continues(roman) || roman.ordinal() == 1 && isShownAfter(roman.style() + 2, index));
        return counted ? roman : mark;
    }

    private boolean continues(ItemMark mark) {
        return last.getOrDefault(mark.style(), -1) + 1 == mark.ordinal();
    }

    private boolean isShownAfter(String styleAndOrdinal, int index) {
        return lastShown.getOrDefault(styleAndOrdinal, -1) > index;
    }

    private boolean fits(ItemMark mark, int index, boolean broken) {
        if (continues(mark)) {
            return true;
        }
        if (mark.tight()) {
            return false;
        }
        boolean next = isShownAfter(mark.style() + (mark.ordinal() + 1), index);
        int before = greatest.getOrDefault(mark.style(), 0);
        if (broken) {
            return next && (mark.ordinal() == 1 || mark.ordinal() == before + 1);
        }
        if (mark.isLetter() && !mark.isBracketed()) {
            return next && (mark.ordinal() == 1 || mark.style().endsWith(")"));
        }
        boolean near = before > 0 && mark.ordinal() <= before + WIDEST_GAP;
        boolean mixed = mark.isNumber() && mark.ordinal() == lastNumber + 1;
        return mark.ordinal() == 1 || near || mixed || mark.isBracketed() || before == 0 && goesOnSoon(mark, index);
    }

    /** Whether one of the next numbers follows: a list may begin with any number and leave some out. */
    private boolean goesOnSoon(ItemMark mark, int index) {
        for (int gap = 1; gap <= WIDEST_GAP; gap++) {
            if (isShownAfter(mark.style() + (mark.ordinal() + gap), index)) {
                return true;
            }
        }
        return false;
    }
}
