package org.trialgraph.criteria;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.criteria.ItemReader.Item;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Criterion.Requirement;
import org.trialgraph.model.Text;

/**
 * Splits eligibility text into criteria. Bullets, numbers and the plain headings of the two lists are taken off; every other
 * word of the text is in exactly one criterion, in order. What a heading says beyond which list it begins, such as for whom, is
 * the section of each criterion below it. Takes time in proportion to the length of the text.
 *
 * <p>Which item details which is told by indentation, by numbers that begin anew below another number and by words that
 * announce a list. Where nothing of that tells, an item stands beside the one before it.
 */
public final class Criteria {
    /** Numbers set to the right differ by one, as 9. and 10. do. */
    private static final int SAME_INDENT = 1;

    private static final int WIDEST_GAP = 3;
    private static final int MOST_WORDS_OF_TITLE = 4;

    /** How much of an item is read again for each of those below it and beside it. */
    private static final int LONGEST_READ_AGAIN = 300;

    private final String language;
    private final List<Criterion> criteria = new ArrayList<>();
    /** The lists that may still go on, the innermost first. */
    private final Deque<Level> levels = new ArrayDeque<>();
    /** What the criteria say, with what those above them pass down. */
    private final List<Wording> wordings = new ArrayList<>();

    /** The first item of the list to which the last item belongs, where nothing but the item above tells of that list. */
    private Optional<Item> led = Optional.empty();

    /** Position of the heading under which everything stands, 0 for none. */
    private int section;

    /**
     * A list that may still go on.
     *
     * @param parent position of the item that the list details, 0 for none
     * @param item the last item of the list
     * @param position its position
     * @param led the first item of the list, where its items have the marks and the indent of the item that leads them in
     * @param goesOn whether the next number of the list follows
     */
    private record Level(int parent, Item item, int position, Optional<Item> led, boolean goesOn) {
        /** Whether the item may lead in others that look like itself. */
        private boolean leadsIn(Item next) {
            return led.isEmpty() && next.mark().isBullet() && item.announcesList();
        }

        /** Whether it names what the next paragraph says is excluded or allowed, as {@code Prior Medication:} does. */
        private boolean isTitleOf(Item next) {
            int words = StringUtils.countMatches(item.text(), ' ') + 1;
            return item.announcesList()
                    && next.announcesList()
                    && words > 1
                    && words <= MOST_WORDS_OF_TITLE
                    && !tellsWhich(item)
                    && tellsWhich(next);
        }

        /** Whether an item says whether what is listed below it is excluded or allowed, as {@code Required:} does too. */
        private static boolean tellsWhich(Item item) {
            Wording wording = Wording.of(new Text(item.text(), "en"));
            return wording == Wording.EXCLUDING
                    || wording == Wording.OPEN
                    || item.text().indexOf(' ') < 0;
        }

        /** Whether a list that was led in is over: another item has no more the form of the first one. */
        private boolean isOverBefore(Item next) {
            return led.isPresent()
                    && (next.announcesList() && !led.get().announcesList()
                            || form(next) != form(led.get())
                            || Character.isLowerCase(led.get().text().charAt(0))
                                    && !Character.isLowerCase(next.text().charAt(0))
                            || RecordSections.beginCriterion(next.text())
                                    && !RecordSections.beginCriterion(led.get().text()));
        }

        private static Wording form(Item item) {
            Wording wording = Wording.of(new Text(StringUtils.left(item.text(), LONGEST_READ_AGAIN), "en"));
            return wording == Wording.PARTLY_NEGATED || wording == Wording.OPEN ? Wording.PLAIN : wording;
        }

        private boolean announcesUpToNext() {
            return goesOn && item.announcesList();
        }

        /** Whether another item is set deeper than the last one of the list. */
        private boolean isAbove(Item other) {
            return other.indent() > item.indent() + SAME_INDENT;
        }

        private boolean goesOnWith(Item next) {
            int gap = next.mark().ordinal() - item.mark().ordinal();
            return item.mark().style().equals(next.mark().style())
                    && Math.abs(item.indent() - next.indent()) <= SAME_INDENT
                    && (next.mark().isBullet() || gap > 0 && gap <= WIDEST_GAP);
        }
    }

    private Criteria(String language) {
        this.language = language;
    }

    /** Splits a text that holds both lists under headings such as {@code Inclusion Criteria:}. */
    public static List<Criterion> split(String text, String language) {
        return split(text, Polarity.UNSTATED, language);
    }

    /**
     * Splits one list. A heading inside that says otherwise changes the kind of what follows it. Parents are positions, from
     * 1, in the returned list.
     */
    public static List<Criterion> split(String text, Polarity polarity, String language) {
        List<Item> items = ItemReader.read(text, polarity);
        int[] next = nextOfStyle(items);
        Criteria tree = new Criteria(language);
        for (int i = 0; i < items.size(); i++) {
            int following = next[i];
            InlineItems.split(items.get(i), following).forEach(item -> tree.add(item, following));
        }
        return tree.criteria;
    }

    /** A criterion that a registry keeps for itself, so that nothing is to be split. */
    public static Criterion single(Polarity polarity, Text words, Optional<String> printedNumber) {
        Optional<Requirement> requirement = Wording.of(words).in(polarity);
        return new Criterion(polarity, List.of(words), List.of(), printedNumber, Optional.empty(), requirement);
    }

    /**
     * Makes one list of two that say the same in two languages. Items are the same where polarity, number and parent are the
     * same in both, also where a number comes several times, by its turn. Items without a number are aligned by their turn
     * only where both lists have equally many of them in that place: otherwise one language says more, and which item has no
     * counterpart is not known. What only the second list has comes behind its predecessor there.
     */
    public static List<Criterion> align(List<Criterion> first, List<Criterion> second) {
        return BilingualAlignment.merge(first, second);
    }

    /** For each item the number of the next one that is marked in the same style, 0 where there is none. */
    private static int[] nextOfStyle(List<Item> items) {
        int[] next = new int[items.size()];
        Map<String, Integer> seen = new HashMap<>();
        for (int i = items.size() - 1; i >= 0; i--) {
            ItemMark mark = items.get(i).mark();
            if (!mark.isNone()) {
                Integer after = seen.put(mark.style(), mark.ordinal());
                next[i] = after == null ? 0 : after;
            }
        }
        return next;
    }

    /**
     * Adds an item below the one that it details; a heading without words of its own only ends what stands before it.
     *
     * @param next the number of the next item of the same style in the text, 0 where there is none
     */
    private void add(Item item, int next) {
        int position = item.text().isEmpty() ? 0 : criteria.size() + 1;
        int parent = 0;
        if (item.section()) {
            levels.clear();
            section = position;
        } else {
            while (!levels.isEmpty() && levels.peek().item().indent() > item.indent() + SAME_INDENT) {
                levels.pop();
            }
            led = Optional.empty();
            parent = item.mark().isNone() ? aboveParagraph(item) : aboveMarked(item);
            boolean goesOn = item.mark().ordinal() > 0 && next == item.mark().ordinal() + 1;
            levels.push(new Level(parent, item, position, led, goesOn));
        }
        if (position > 0) {
            Text words = new Text(item.text(), language);
            Wording wording = Wording.of(words);
            if (parent > 0) {
                Text above = criteria.get(parent - 1).texts().get(0);
                wording = wordings.get(parent - 1)
                        .leadingIn(wording, StringUtils.right(above.value(), LONGEST_READ_AGAIN));
            }
            wordings.add(wording);
            criteria.add(new Criterion(
                    item.polarity(),
                    List.of(words),
                    item.under().isEmpty() ? List.of() : List.of(new Text(item.under(), language)),
                    Optional.of(item.mark().printed()).filter(printed -> !printed.isEmpty()),
                    Optional.of(parent).filter(above -> above > 0),
                    wording.in(item.polarity())));
        }
    }

    /**
     * A paragraph ends the lists at its indent or deeper, but a number that announces what stands up to the next one; one that is
     * set deeper than an item belongs to it.
     */
    private int aboveParagraph(Item item) {
        while (!levels.isEmpty()
                && !levels.peek().item().mark().isNone()
                && !levels.peek().isAbove(item)
                && !levels.peek().announcesUpToNext()) {
            levels.pop();
        }
        if (levels.isEmpty()) {
            return section;
        }
        Level above = levels.peek();
        if (above.position() == criteria.size() && above.isTitleOf(item)) {
            led = Optional.of(item);
            return above.position();
        }
        if (above.isAbove(item) || above.announcesUpToNext()) {
            return above.position();
        }
        levels.pop();
        return above.led().isPresent() && !levels.isEmpty() ? levels.pop().parent() : above.parent();
    }

    private int aboveMarked(Item item) {
        for (Level going : levels) {
            if (!going.goesOnWith(item)) {
                continue;
            }
            if (going.position() == criteria.size() && going.leadsIn(item)) {
                led = Optional.of(item);
                return going.position();
            }
            boolean over = going.isOverBefore(item);
            led = over ? Optional.empty() : going.led();
            levels.removeIf(level -> level.position() >= (over ? going.parent() : going.position()));
            return over ? parentOf(going.parent()) : going.parent();
        }
        if (levels.isEmpty()) {
            return section;
        }
        Level top = levels.peek();
        ItemMark above = top.item().mark();
        if (top.isAbove(item) || top.item().announcesList() || isDetail(item.mark(), above)) {
            return top.position();
        }
        return above.style().equals(item.mark().style()) ? levels.pop().parent() : top.parent();
    }

    private int parentOf(int position) {
        return criteria.get(position - 1).parent().orElse(section);
    }

    /** A first letter or bracketed number right below a number details it. */
    private static boolean isDetail(ItemMark mark, ItemMark above) {
        return mark.ordinal() == 1
                && above.ordinal() > 0
                && !above.style().equals(mark.style())
                && (mark.isLetter() || mark.isBracketed() || mark.isCircled());
    }
}
