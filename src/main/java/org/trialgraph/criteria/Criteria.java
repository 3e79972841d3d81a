package org.trialgraph.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Text;

/**
 * Splits eligibility text into criteria. Bullets, numbers and the plain headings of the two lists are taken off; every other
 * word of the text is in exactly one criterion, in order. A heading that says more than which list it begins, such as for
 * whom, is an item itself. Takes time in proportion to the length of the text.
 */
public final class Criteria {
    private Criteria() {}

    /** Splits a text that holds both lists under headings such as {@code Inclusion Criteria:}. */
    public static List<Criterion> split(String text, String language) {
        return split(text, Polarity.UNSTATED, language);
    }

    /**
     * Splits one list. A heading inside that says otherwise changes the kind of what follows it. Parents are positions, from
     * 1, in the returned list.
     */
    public static List<Criterion> split(String text, Polarity polarity, String language) {
        List<ItemReader.Item> items = ItemReader.read(text, polarity);
        int[] next = nextOfStyle(items);
        ItemNesting nesting = new ItemNesting();
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ItemReader.Item item = items.get(i);
            if (item.text().isEmpty()) {
                nesting.restart();
                continue;
            }
            for (InlineItems.Part part : InlineItems.split(item.mark(), item.text(), next[i])) {
                ItemReader.Item one = item.with(part.mark(), part.text());
                int parent = nesting.place(one, criteria.size() + 1);
                criteria.add(new Criterion(
                        one.polarity(),
                        List.of(new Text(one.text(), language)),
                        Optional.of(one.mark().printed()).filter(printed -> !printed.isEmpty()),
                        parent == 0 ? Optional.empty() : Optional.of(parent)));
            }
        }
        return criteria;
    }

    /**
     * Makes one list of two that say the same in two languages. Items are the same where polarity, number and parent are the
     * same in both, also where a number comes several times, by its turn. Items without a number are aligned by their turn
     * only where both lists have equally many of them in that place: otherwise one language says more, and which item has no
     * counterpart is not known. What only the second list has comes behind its predecessor there.
     */
    public static List<Criterion> align(List<Criterion> first, List<Criterion> second) {
        return new BilingualAlignment(first, second).merge();
    }

    /** For each item the number of the next one that is marked in the same style, 0 where there is none. */
    private static int[] nextOfStyle(List<ItemReader.Item> items) {
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
}
