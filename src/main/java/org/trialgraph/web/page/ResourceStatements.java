package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.web.data.Descriptions;

/** What a page says of a resource when everything else is said: all statements about it, and those about others that refer to it. */
final class ResourceStatements {
    private static final int MOST_REFERENCES = 2_000;
    private static final int AT_ONCE = 10;
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 300;

    /** The titles of those that refer to a resource, by property. */
    private static final Map<Node, String> TITLES =
            ResourceLines.beside(ResourceStatements.class, "references.tsv").stream()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toMap(
                            cells -> NodeView.term(cells[0]),
                            cells -> cells[1],
                            (one, other) -> one,
                            LinkedHashMap::new));

    private final Descriptions descriptions;
    /** There are some hundred properties in a release, and each page names dozens. */
    private final Map<Node, String> propertyNames = new ConcurrentHashMap<>();

    ResourceStatements(Descriptions descriptions) {
        this.descriptions = descriptions;
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

    /**
     * Those that refer to a resource in the same way.
     *
     * @param title how they do
     * @param total how many they are
     * @param values those seen at once
     * @param folded those seen on demand
     * @param left how many more there are
     */
    record Group(String title, String total, List<RenderedValue> values, List<RenderedValue> folded, int left) {
        boolean rest() {
            return left > 0;
        }
    }

    /**
     * All statements about a resource, by property.
     *
     * @param graph its description
     * @param store all current graphs as one
     */
    List<Row> about(GraphView graph, GraphView store, Node resource) {
        return graph.byProperty(resource).entrySet().stream()
                .map(each -> row(graph, store, each.getKey(), each.getValue()))
                .toList();
    }

    private Row row(GraphView graph, GraphView store, Node property, List<Node> nodes) {
        List<RenderedValue> values = withoutRepetition(nodes).stream()
                .map(node -> value(graph, node))
                .toList();
        int seen = Math.min(values.size(), AT_ONCE);
        int shown = Math.min(values.size(), MOST);
        return new Row(
                propertyName(store, property),
                GraphView.shortName(property.getURI()),
                graph.links().href(property.getURI()).orElse(""),
                values.subList(0, seen),
                values.subList(seen, shown),
                values.size() - shown);
    }

    /** NLM's endpoint takes 1 for true, so that the data has both; people read one. */
    private static List<Node> withoutRepetition(List<Node> nodes) {
        boolean truth = nodes.stream().anyMatch(ResourceStatements::isBoolean);
        return truth ? nodes.stream().filter(ResourceStatements::isBoolean).toList() : nodes;
    }

    private static boolean isBoolean(Node node) {
        return node.isLiteral() && XSDDatatype.XSDboolean.equals(node.getLiteralDatatype());
    }

    /** A value with its language, its datatype or its short name beside it. */
    private static RenderedValue value(GraphView graph, Node node) {
        if (isBoolean(node)) {
            return RenderedValue.text(node.getLiteralLexicalForm().equals("true") ? "yes" : "no", "en");
        }
        RenderedValue shown = graph.shown(node);
        if (node.isURI()) {
            String brief = GraphView.shortName(node.getURI());
            return brief.equals(node.getURI()) ? shown : shown.noted(brief);
        }
        if (!shown.note().isEmpty()) {
            return shown;
        }
        boolean text = !shown.lang().isEmpty() || node.getLiteralDatatypeURI().endsWith("#string");
        return shown.noted(text ? shown.lang() : GraphView.shortName(node.getLiteralDatatypeURI()));
    }

    /** What people call a property: its English label in the ontology, of others' properties the words of the IRI's end. */
    String propertyName(GraphView store, Node property) {
        return propertyNames.computeIfAbsent(
                property,
                p -> store.value(p, RDFS.Nodes.label)
                        .map(store::words)
                        .orElseGet(() -> GraphView.words(GraphView.localName(p.getURI()))));
    }

    /**
     * Those that refer to a resource, by how they do.
     *
     * @param shown properties of which the page has told already
     */
    List<Group> references(GraphView store, Node resource, Set<Node> shown) {
        Map<Node, List<Triple>> byProperty = descriptions.mentionsOf(resource, MOST_REFERENCES, shown).stream()
                .collect(Collectors.groupingBy(Triple::getPredicate));
        Map<String, List<Triple>> byTitle = new LinkedHashMap<>();
        TITLES.forEach((property, title) -> Optional.ofNullable(byProperty.remove(property))
                .ifPresent(triples ->
                        byTitle.computeIfAbsent(title, t -> new ArrayList<>()).addAll(triples)));
        byProperty.forEach((property, triples) ->
                byTitle.put("Those of which it is the “" + propertyName(store, property) + "”", triples));
        List<Group> groups = new ArrayList<>();
        Set<Node> known = new HashSet<>();
        byTitle.forEach((title, triples) -> {
            Map<String, RenderedValue> values = new LinkedHashMap<>();
            int total = 0;
            for (Triple triple : triples) {
                Node other = referring(store, triple);
                if (known.add(other)) {
                    total++;
                    if (values.size() < MOST) {
                        RenderedValue value = store.shown(other).asName(LONGEST_NAME);
                        // what is called the same is told once; the data has each
                        values.merge(value.text(), value, (one, same) -> one.noted("and others of this name"));
                    }
                }
            }
            if (total > 0) {
                groups.add(group(title, total, List.copyOf(values.values())));
            }
        });
        return groups;
    }

    private static Group group(String title, int total, List<RenderedValue> values) {
        int seen = values.size() <= AT_ONCE ? values.size() : 0;
        return new Group(
                title,
                Charts.number(total),
                values.subList(0, seen),
                values.subList(seen, values.size()),
                values.size() < MOST ? 0 : total - MOST);
    }

    /** What refers to a resource: of a link from or to it the other end. */
    private static Node referring(GraphView store, Triple triple) {
        Node link = triple.getSubject();
        if (triple.getPredicate().equals(Vocabulary.TO)) {
            return store.value(link, Vocabulary.FROM).orElse(link);
        }
        return triple.getPredicate().equals(Vocabulary.FROM)
                ? store.value(link, Vocabulary.TO).orElse(link)
                : link;
    }
}
