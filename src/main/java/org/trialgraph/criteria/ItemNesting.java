package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds for each item the one that it details, from indentation, from numbers that begin anew below another number and from
 * words that announce a list. Where nothing of that tells, an item stands beside the one before it.
 */
final class ItemNesting {
    /** Numbers set to the right differ by one, as 9. and 10. do. */
    private static final int SAME_INDENT = 1;

    private static final int WIDEST_GAP = 3;

    /**
     * A list that may still go on.
     *
     * @param parent position of the item that the list details, 0 for none
     * @param item the last item of the list
     * @param position its position
     */
    private record Level(int parent, ItemReader.Item item, int position) {
        /** Whether another item is set deeper than the last one of the list. */
        private boolean isAbove(ItemReader.Item other) {
            return other.indent() > item.indent() + SAME_INDENT;
        }

        private boolean goesOnWith(ItemReader.Item next) {
            int ordinal = next.mark().ordinal();
            return item.mark().style().equals(next.mark().style())
                    && Math.abs(item.indent() - next.indent()) <= SAME_INDENT
                    && (next.mark().isBullet()
                            || ordinal > item.mark().ordinal()
                                    && ordinal <= item.mark().ordinal() + WIDEST_GAP);
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private int section;

    /** Forgets everything: what follows stands under a new heading that is no item. */
    void restart() {
        levels.clear();
        section = 0;
    }

    /**
     * Takes the next item.
     *
     * @param position its position in the list, from 1
     * @return the position of the item that it details, 0 for none
     */
    int place(ItemReader.Item item, int position) {
        if (item.section()) {
            restart();
            section = position;
            return 0;
        }
        while (!levels.isEmpty() && top().item().indent() > item.indent() + SAME_INDENT) {
            pop();
        }
        int parent = item.mark().isNone() ? paragraph(item) : marked(item);
        levels.add(new Level(parent, item, position));
        return parent;
    }

    private Level top() {
        return levels.get(levels.size() - 1);
    }

    private Level pop() {
        return levels.remove(levels.size() - 1);
    }

    /** A paragraph ends the lists at its indent or deeper; one that is set deeper than an item belongs to it. */
    private int paragraph(ItemReader.Item item) {
        while (!levels.isEmpty() && !top().item().mark().isNone() && !top().isAbove(item)) {
            pop();
        }
        if (levels.isEmpty()) {
            return section;
        }
        return top().isAbove(item) ? top().position() : pop().parent();
    }

    private int marked(ItemReader.Item item) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            if (levels.get(i).goesOnWith(item)) {
                int parent = levels.get(i).parent();
                levels.subList(i, levels.size()).clear();
                return parent;
            }
        }
        if (levels.isEmpty()) {
            return section;
        }
        Level top = top();
        if (top.isAbove(item)
                || top.item().announcesList()
                || isDetail(item.mark(), top.item().mark())) {
            return top.position();
        }
        boolean anew = top.item().mark().style().equals(item.mark().style());
        return anew ? pop().parent() : top.parent();
    }

    /** A first letter or bracketed number right below a number details it. */
    private static boolean isDetail(ItemMark mark, ItemMark above) {
        return mark.ordinal() == 1
                && above.ordinal() > 0
                && !above.style().equals(mark.style())
                && (mark.isLetter() || mark.isBracketed() || mark.isCircled());
    }
}
