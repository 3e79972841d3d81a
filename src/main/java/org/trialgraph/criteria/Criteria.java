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
        List<EligibilityItem> items = ItemReader.read(text, polarity);
        int[] next = nextOfStyle(items);
        ItemNesting nesting = new ItemNesting();
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            EligibilityItem item = items.get(i);
            if (item.text().isEmpty()) {
                nesting.restart();
                continue;
            }
            for (InlineItems.Part part : InlineItems.split(item.mark(), item.text(), next[i])) {
                EligibilityItem one =
                        new EligibilityItem(item.polarity(), item.indent(), part.mark(), part.text(), item.section());
                int parent = nesting.place(one, criteria.size() + 1);
                criteria.add(criterion(one, parent, language));
            }
        }
        return criteria;
    }

    /** Makes one list of two that say the same in two languages: items of one number and place become one criterion. */
    public static List<Criterion> align(List<Criterion> first, List<Criterion> second) {
        return CriteriaAlignment.align(first, second);
    }

    private static Criterion criterion(EligibilityItem item, int parent, String language) {
        return new Criterion(
                item.polarity(),
                List.of(new Text(item.text(), language)),
                item.printedNumber(),
                parent == 0 ? Optional.empty() : Optional.of(parent));
    }

    /** For each item the number of the next one that is marked in the same style, 0 where there is none. */
    private static int[] nextOfStyle(List<EligibilityItem> items) {
        int[] next = new int[items.size()];
        Map<String, Integer> seen = new HashMap<>();
        for (int i = items.size() - 1; i >= 0; i--) {
            Optional<ItemMark> mark = items.get(i).mark();
            next[i] = mark.map(m -> seen.getOrDefault(m.style(), 0)).orElse(0);
            mark.ifPresent(m -> seen.put(m.style(), m.ordinal()));
        }
        return next;
    }
}
