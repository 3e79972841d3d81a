package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;

/** All statements about a resource as rows: a property and its values, of which the first are seen at once. */
final class StatementRows {
    private static final int AT_ONCE = 10;
    private static final int MOST = 50;

    private final GraphView store;

    /**
     * @param store all current graphs as one, which hold the ontology
     */
    StatementRows(GraphView store) {
        this.store = store;
    }

    /**
     * A property and its values.
     *
     * @param name what people call the property
     * @param iri its short form, for those who query
     * @param href where it is defined, empty where that is unknown
     * @param values those seen at once
     * @param folded those seen on demand
     * @param left how many more only the data shows
     */
    record Row(String name, String iri, String href, List<RenderedValue> values, List<RenderedValue> folded, int left) {
        boolean rest() {
            return left > 0;
        }
    }

    List<Row> of(GraphView graph, Node subject) {
        Map<Node, List<RenderedValue>> byProperty = new LinkedHashMap<>();
        for (Triple triple : graph.about(subject)) {
            byProperty
                    .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
                    .add(value(graph, triple.getObject()));
        }
        List<Row> rows = new ArrayList<>();
        byProperty.forEach((property, values) -> rows.add(row(graph, property, values)));
        return rows;
    }

    private Row row(GraphView graph, Node property, List<RenderedValue> values) {
        int seen = Math.min(values.size(), AT_ONCE);
        int shown = Math.min(values.size(), MOST);
        return new Row(
                propertyName(property),
                GraphView.shortName(property.getURI()),
                graph.links().href(property.getURI()).orElse(""),
                values.subList(0, seen),
                values.subList(seen, shown),
                values.size() - shown);
    }

    private static RenderedValue value(GraphView graph, Node node) {
        RenderedValue shown = graph.shown(node);
        if (node.isURI()) {
            String brief = GraphView.shortName(node.getURI());
            return brief.equals(node.getURI()) ? shown : shown.noted(brief);
        }
        if (!shown.note().isEmpty()) {
            return shown;
        }
        boolean text = !node.getLiteralLanguage().isEmpty()
                || node.getLiteralDatatypeURI().endsWith("#string");
        return shown.noted(text ? node.getLiteralLanguage() : GraphView.shortName(node.getLiteralDatatypeURI()));
    }

    /** What people call a property: its English label in the ontology, of others' properties the words of the IRI's end. */
    String propertyName(Node property) {
        return store.value(property, RDFS.Nodes.label)
                .map(store::words)
                .orElseGet(() -> words(GraphView.localName(property.getURI())));
    }

    /** A local name in words: {@code treeNumber} as "tree number". */
    static String words(String localName) {
        return localName.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A local name as a heading: {@code briefSummary} as "Brief summary". */
    static String heading(String localName) {
        return capitalized(words(localName));
    }

    /** Words that begin with a capital letter. */
    static String capitalized(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
