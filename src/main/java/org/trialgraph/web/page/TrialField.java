package org.trialgraph.web.page;

import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.trialgraph.text.ResourceLines;

/**
 * A property of a trial that its page shows in one of its sections, as {@code trial-fields.tsv} lists them.
 *
 * @param section the section
 * @param property the property
 * @param name its name on the page
 * @param with of a date the property of its type, of parts the class of those that are meant
 */
record TrialField(
        String section,
        Node property,
        String name,
        @Nullable Node with) {
    private static final List<TrialField> ALL = ResourceLines.beside(TrialField.class, "trial-fields.tsv").stream()
            .map(line -> line.split("\t"))
            .map(cells -> new TrialField(
                    cells[0], NodeView.term(cells[1]), cells[2], cells.length > 3 ? NodeView.term(cells[3]) : null))
            .toList();

    /** The fields of a section, in their order. */
    static List<TrialField> of(String section) {
        return ALL.stream().filter(field -> field.section().equals(section)).toList();
    }

    /** What goes with the property, of fields that cannot be shown without it. */
    Node required() {
        return Objects.requireNonNull(with, name);
    }
}
