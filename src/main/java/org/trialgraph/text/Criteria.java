package org.trialgraph.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Text;

/** Splits eligibility text into criteria. */
public final class Criteria {
    private Criteria() {}

    /** Splits a text that holds both lists under headings such as {@code Inclusion Criteria:}. */
    public static List<Criterion> split(String text, String language) {
        return split(text, Polarity.UNSTATED, language);
    }

    /** Splits one list. Parents are positions, from 1, in the returned list. */
    public static List<Criterion> split(String text, Polarity polarity, String language) {
        return text.isBlank()
                ? List.of()
                : List.of(new Criterion(
                        polarity, List.of(new Text(Plain.clean(text), language)), Optional.empty(), Optional.empty()));
    }

    /** Makes one list of two that say the same in two languages: items of one number and place become one criterion. */
    public static List<Criterion> align(List<Criterion> first, List<Criterion> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
