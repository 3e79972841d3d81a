package org.trialgraph.criteria;

import java.util.List;
import org.trialgraph.model.Criterion;

/**
 * Criteria as tests write them: {@code I|4.a<2|words} is kind (I, E, U), printed number, the item above, words.
 */
final class CriteriaLines {
    private CriteriaLines() {}

    static List<String> split(String text) {
        return lines(Criteria.split(text, "en"));
    }

    static List<String> lines(List<Criterion> criteria) {
        return criteria.stream()
                .map(c -> c.polarity().name().charAt(0)
                        + "|" + c.printedNumber().orElse("")
                        + c.parent().map(p -> "<" + p).orElse("")
                        + "|"
                        + String.join(
                                " = ", c.texts().stream().map(t -> t.value()).toList()))
                .toList();
    }
}
