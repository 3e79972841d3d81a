package org.trialgraph.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values under a name, such as the titles of one kind.
 *
 * @param name what people call them
 */
record NamedValues(String name, List<RenderedValue> values) {
    private static final int LONG = 1_200;

    /** Copies the list. */
    NamedValues {
        values = List.copyOf(values);
    }

    /** The values of one language, which stand below each other and beside those of the others. */
    record Column(List<RenderedValue> values) {}

    /** The values by language, in the order of each language's first. */
    List<Column> columns() {
        return values.stream()
                .collect(Collectors.groupingBy(
                        value -> value.lang().split("-", 2)[0], LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Column::new)
                .toList();
    }

    /** Whether they are so long that a reader asks for them. */
    boolean folded() {
        return values.stream().mapToInt(value -> value.text().length()).sum() > LONG;
    }
}
