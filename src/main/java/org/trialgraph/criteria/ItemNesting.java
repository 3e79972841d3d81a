package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds for each item the one that it details, from indentation, from numbers that begin anew below another number and from
 * words that announce a list. Where nothing of that tells, an item stands beside the one before it.
 */
final class ItemNesting {
    /** Numbers set to the right differ by one, as 9. and 10. do. */
    private static final int SAME_INDENT = 1;

    private static final int WIDEST_GAP = 3;

    /** A list that may still go on. */
    private static final class Level {
        private final int parent;
        private int indent;
        private Optional<ItemMark> mark = Optional.empty();
        private int item;
        private boolean introduces;

        private Level(int parent) {
            this.parent = parent;
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
    int place(EligibilityItem item, int position) {
        if (item.section()) {
            restart();
            section = position;
            return 0;
        }
        while (!levels.isEmpty() && top().indent > item.indent() + SAME_INDENT) {
            levels.remove(levels.size() - 1);
        }
        Level level = item.mark().map(mark -> marked(item, mark)).orElseGet(() -> paragraph(item));
        level.indent = item.indent();
        level.mark = item.mark();
        level.item = position;
        level.introduces = item.introduces();
        return level.parent;
    }

    private Level top() {
        return levels.get(levels.size() - 1);
    }

    private Level push(int parent) {
        Level level = new Level(parent);
        levels.add(level);
        return level;
    }

    /** A paragraph ends the lists at its indent or deeper; one that is set deeper than an item belongs to it. */
    private Level paragraph(EligibilityItem item) {
        while (!levels.isEmpty() && top().mark.isPresent() && item.indent() <= top().indent + SAME_INDENT) {
            levels.remove(levels.size() - 1);
        }
        if (levels.isEmpty()) {
            return push(section);
        }
        return item.indent() > top().indent + SAME_INDENT ? push(top().item) : top();
    }

    private Level marked(EligibilityItem item, ItemMark mark) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            if (isSameList(levels.get(i), item, mark)) {
                levels.subList(i + 1, levels.size()).clear();
                return levels.get(i);
            }
        }
        if (levels.isEmpty()) {
            return push(section);
        }
        return beginsList(item, mark);
    }

    private static boolean isSameList(Level level, EligibilityItem item, ItemMark mark) {
        if (level.mark.isEmpty() || !level.mark.get().style().equals(mark.style())) {
            return false;
        }
        int ordinal = level.mark.get().ordinal();
        boolean near = Math.abs(level.indent - item.indent()) <= SAME_INDENT;
        return near && (mark.isBullet() || mark.ordinal() > ordinal && mark.ordinal() <= ordinal + WIDEST_GAP);
    }

    private Level beginsList(EligibilityItem item, ItemMark mark) {
        Level top = top();
        boolean detail = item.indent() > top.indent + SAME_INDENT || top.introduces || isDetail(mark, top.mark);
        if (detail) {
            return push(top.item);
        }
        if (top.mark.filter(m -> m.style().equals(mark.style())).isPresent()) {
            levels.remove(levels.size() - 1);
        }
        return push(top.parent);
    }

    /** A first letter or bracketed number right below a number details it. */
    private static boolean isDetail(ItemMark mark, Optional<ItemMark> above) {
        return mark.ordinal() == 1
                && above.filter(m -> !m.isBullet() && !m.style().equals(mark.style()))
                        .filter(m -> mark.isLetter()
                                || mark.isBracketed()
                                || mark.style().startsWith("\u2460"))
                        .isPresent();
    }
}
