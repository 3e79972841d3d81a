package org.trialgraph.criteria;

import java.util.List;
import java.util.stream.Collectors;
import org.trialgraph.model.Criterion;

/**
 * Criteria as tests write them: {@code I|4.a<2|words} is kind (I, E, U), printed number, the item above,
 * words; {@code I|@donors|words} the words below a heading for donors.
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
                        + c.sections().stream().map(s -> "@" + s.value()).collect(Collectors.joining())
                        + "|"
                        + String.join(
                                " = ", c.texts().stream().map(t -> t.value()).toList()))
                .toList();
    }
}
