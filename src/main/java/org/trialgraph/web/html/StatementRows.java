package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** All statements about a resource as rows: a property and its values, of which the first are seen at once. */
final class StatementRows {
    private static final int AT_ONCE = 10;
    private static final int MOST = 50;

    private final PropertyNames names;

    StatementRows(PropertyNames names) {
        this.names = names;
    }

    /**
     * A property and its values.
     *
     * @param name what people call the property
     * @param iri its short form, for those who query
     * @param href where it is defined, empty where that is unknown
     * @param values those seen at once
     * @param folded those seen on demand
     * @param foldedCount how many these are
     * @param left how many more only the data shows
     */
    record Row(
            String name,
            String iri,
            String href,
            List<RenderedValue> values,
            List<RenderedValue> folded,
            int foldedCount,
            int left) {
        boolean more() {
            return foldedCount > 0;
        }

        boolean rest() {
            return left > 0;
        }
    }

    List<Row> of(GraphView graph, Node subject) {
        Map<String, List<RenderedValue>> byProperty = new LinkedHashMap<>();
        for (Triple triple : graph.about(subject)) {
            byProperty
                    .computeIfAbsent(triple.getPredicate().getURI(), p -> new ArrayList<>())
                    .add(value(graph, triple.getObject()));
        }
        List<Row> rows = new ArrayList<>();
        byProperty.forEach((property, values) -> rows.add(row(graph, property, values)));
        return rows;
    }

    private Row row(GraphView graph, String property, List<RenderedValue> values) {
        int seen = Math.min(values.size(), AT_ONCE);
        int shown = Math.min(values.size(), MOST);
        return new Row(
                names.of(property),
                GraphView.shortName(property),
                graph.links().href(property).orElse(""),
                values.subList(0, seen),
                values.subList(seen, shown),
                shown - seen,
                values.size() - shown);
    }

    private static RenderedValue value(GraphView graph, Node node) {
        RenderedValue shown = graph.shown(node);
        if (node.isURI()) {
            String brief = GraphView.shortName(node.getURI());
            return brief.equals(node.getURI()) ? shown : shown.noted(brief);
        }
        boolean plain = !node.getLiteralLanguage().isEmpty()
                || node.getLiteralDatatypeURI().endsWith("#string")
                || !shown.note().isEmpty();
        return plain
                ? shown.note().isEmpty() ? shown.noted(node.getLiteralLanguage()) : shown
                : shown.noted(GraphView.shortName(node.getLiteralDatatypeURI()));
    }
}
