package org.trialgraph.criteria;

import java.util.Optional;
import org.trialgraph.model.Criterion.Polarity;

/**
 * An item of an eligibility text before it has its place among the others.
 *
 * @param polarity the kind of criteria among which it stands
 * @param indent how many spaces stand before it
 * @param mark its bullet, number or letter; empty for a paragraph without one
 * @param text its words
 * @param section whether it is a heading under which everything stands up to the next one
 */
record EligibilityItem(Polarity polarity, int indent, Optional<ItemMark> mark, String text, boolean section) {
    /** Whether the words announce a list. */
    boolean introduces() {
        char end = text.charAt(text.length() - 1);
        return end == ':'
                || end == '：'
                || text.endsWith("following")
                || text.endsWith("following.")
                || text.endsWith("以下");
    }

    /** The words of a bullet; empty for other marks and for paragraphs. */
    Optional<String> printedNumber() {
        return mark.map(ItemMark::printed).filter(printed -> !printed.isEmpty());
    }
}
