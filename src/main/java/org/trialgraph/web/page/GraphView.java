package org.trialgraph.web.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Publisher;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.web.data.Descriptions;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.ServedDataset;

/**
 * A graph as the views read it: values by property, and every node as it is shown. What was read once is remembered, as templates
 * ask for the same again and again. For one page and one thread.
 */
final class GraphView {
    private static final int LONGEST_NUMBER = 9;

    private final Graph graph;
    private final Links links;
    private final Map<Node, Map<Node, List<Node>>> values = new HashMap<>();
    private final Map<Node, List<RenderedValue>> names = new HashMap<>();
    private final Map<Node, RenderedValue> shown = new HashMap<>();
    private final Map<Node, NodeView> views = new HashMap<>();

    /** Over a description. */
    GraphView(Graph graph, Links links) {
        this.graph = graph;
        this.links = links;
    }

    /** Over all current graphs as one. */
    static GraphView of(ServedDataset dataset) {
        return new GraphView(dataset.current().getUnionGraph(), dataset.links());
    }

    /** Where IRIs lead. */
    Links links() {
        return links;
    }

    /** The path at which this server answers a resource; empty where it does not. */
    String path(Node resource) {
        return links.path(resource.getURI()).orElse("");
    }

    /** What is stated about a node: the values of each property, properties in the order of their IRIs. */
    Map<Node, List<Node>> byProperty(Node subject) {
        return natural(graph.find(subject, Node.ANY, Node.ANY).toList(), Triple::getObject).stream()
                .collect(Collectors.groupingBy(
                        Triple::getPredicate,
                        () -> new TreeMap<>(Comparator.comparing(Node::getURI)),
                        Collectors.mapping(Triple::getObject, Collectors.toList())));
    }

    /** The values of a property: literals of English before other languages, numbered parts by their number. */
    List<Node> values(Node subject, Node property) {
        return values.computeIfAbsent(subject, s -> new HashMap<>())
                .computeIfAbsent(
                        property,
                        p -> natural(
                                graph.find(subject, p, Node.ANY)
                                        .mapWith(Triple::getObject)
                                        .toList(),
                                Function.identity()));
    }

    /** The subjects of which something is the value of a property. */
    List<Node> subjects(Node property, Node object) {
        return natural(
                graph.find(Node.ANY, property, object)
                        .mapWith(Triple::getSubject)
                        .toList(),
                Function.identity());
    }

    /** The first value of a property. */
    Optional<Node> value(Node subject, Node property) {
        return values(subject, property).stream().findFirst();
    }

    /** The words of the first value of a property, empty where there is none. */
    String words(Node subject, Node property) {
        return value(subject, property).map(this::words).orElse("");
    }

    /** The words of all values of a property, with commas between them. */
    String allWords(Node subject, Node property) {
        return values(subject, property).stream().map(this::words).collect(Collectors.joining(", "));
    }

    /** Whether a node has a class. */
    boolean is(Node subject, Node type) {
        return graph.contains(subject, RDF.Nodes.type, type);
    }

    /** The values of a property as they are shown. */
    List<RenderedValue> shown(Node subject, Node property) {
        return values(subject, property).stream().map(this::shown).toList();
    }

    /** A node as templates read it. */
    NodeView view(Node node) {
        return views.computeIfAbsent(node, n -> new NodeView(this, n, shown(n)));
    }

    /** The values of a property as templates read them. */
    List<NodeView> views(Node subject, Node property) {
        return values(subject, property).stream().map(this::view).toList();
    }

    /**
     * The names of a node in all languages that it has them in; of a discrepancy what disagrees, of a nameless link those of its two
     * ends, of any other nameless node the end of its IRI.
     */
    List<RenderedValue> names(Node node) {
        List<RenderedValue> known = names.get(node);
        if (known == null) {
            known = read(node);
            names.put(node, known);
        }
        return known;
    }

    private List<RenderedValue> read(Node node) {
        Optional<String> discrepancy = DiscrepancyTable.title(this, node);
        if (discrepancy.isPresent()) {
            return List.of(RenderedValue.text(discrepancy.get(), "en"));
        }
        for (Node property : Descriptions.NAMES) {
            List<RenderedValue> names = different(shown(node, property), node);
            if (!names.isEmpty()) {
                return names;
            }
        }
        String ends = value(node, Vocabulary.FROM)
                .flatMap(from -> value(node, Vocabulary.TO).map(to -> words(from) + " \u2192 " + words(to)))
                .or(() -> value(node, Vocabulary.FIELD).map(field -> "Discrepancy: " + title(this, field)))
                .orElseGet(() -> nameless(node.getURI()));
        return List.of(RenderedValue.text(ends, ""));
    }

    /**
     * Without those that say the same in the same language but for capitals and signs; first of a language is the one that the IRI was
     * made of, where it is among them.
     */
    private static List<RenderedValue> different(List<RenderedValue> names, Node node) {
        if (names.size() < 2) {
            return names;
        }
        String slug = localName(node.getURI());
        Map<String, RenderedValue> different = new LinkedHashMap<>();
        for (RenderedValue name : names) {
            String small = name.text().toLowerCase(Locale.ROOT);
            String letters = small.replaceAll("[^\\p{L}\\p{N}]+", "");
            String key = (name.lang().isEmpty() ? "en" : name.lang()) + " " + (letters.isEmpty() ? small : letters);
            different.merge(key, name, (first, other) -> small.replace(' ', '-').equals(slug) ? other : first);
        }
        return List.copyOf(different.values());
    }

    /** Of a publisher its name; of an IRI of ours, or of a vocabulary in use, its end; of any other all that tells where it is. */
    private String nameless(String iri) {
        if (iri.startsWith(links.base() + "registry/")) {
            return Registries.known(localName(iri)).map(Publisher::name).orElseGet(() -> localName(iri));
        }
        boolean known = links.path(iri).isPresent() || !shortName(iri).equals(iri);
        if (known || Links.external(iri).isEmpty()) {
            return localName(iri);
        }
        return iri.substring(iri.indexOf("://") + 3).replaceFirst("/$", "");
    }

    /** A node as it is shown: a literal with its language, a resource by its name with where it leads. */
    RenderedValue shown(Node node) {
        RenderedValue known = shown.get(node);
        if (known == null) {
            known = rendered(node);
            shown.put(node, known);
        }
        return known;
    }

    private RenderedValue rendered(Node node) {
        if (node.isLiteral()) {
            return RenderedValue.text(node.getLiteralLexicalForm(), node.getLiteralLanguage());
        }
        RenderedValue name = names(node).get(0);
        String href = links.href(node.getURI()).orElse("");
        boolean external = !href.isEmpty() && !href.startsWith("/");
        return new RenderedValue(name.text(), name.lang(), href, external, "");
    }

    /** The words of a node without anything else. */
    String words(Node node) {
        return shown(node).text();
    }

    /** The short form of an IRI by the usual prefixes, else the IRI. */
    static String shortName(String iri) {
        for (var prefix : Prefixes.ALL.entrySet()) {
            String local = Strings.CS.removeStart(iri, prefix.getValue());
            // what has a sign of an IRI in it begins with a longer namespace
            if (local.length() < iri.length() && !local.isEmpty() && StringUtils.containsNone(local, "/#")) {
                return prefix.getKey() + ":" + local;
            }
        }
        return iri;
    }

    /** The end of an IRI, without a slash or a number sign behind it. */
    static String localName(String iri) {
        return Iris.localName(iri.endsWith("/") || iri.endsWith("#") ? iri.substring(0, iri.length() - 1) : iri);
    }

    /** A local name in words: {@code treeNumber} as "tree number". */
    static String words(String localName) {
        return localName.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A local name as a heading: {@code briefSummary} as "Brief summary". */
    static String heading(String localName) {
        return capitalized(words(localName));
    }

    /** A property as a heading: by its label, else by its local name in words. */
    static String title(GraphView graph, Node property) {
        String label = graph.words(property);
        return label.equals(localName(property.getURI())) ? heading(label) : capitalized(label);
    }

    /** Words that begin with a capital letter. */
    static String capitalized(String words) {
        return StringUtils.capitalize(words);
    }

    private record Keyed<T>(String key, T value) {}

    /** In the order in which people read: resources by kind and number within it, so that arm/10 follows arm/9; texts, English first. */
    private static <T> List<T> natural(List<T> all, Function<T, Node> node) {
        if (all.size() < 2) {
            return all;
        }
        return all.stream()
                .map(each -> new Keyed<>(sortKey(node.apply(each)), each))
                .sorted(Comparator.comparing(Keyed::key))
                .map(Keyed::value)
                .toList();
    }

    private static String sortKey(Node node) {
        if (node.isLiteral()) {
            String language = node.getLiteralLanguage();
            return (language.startsWith("en") ? "0" : language.isEmpty() ? "1" : "2" + language) + " "
                    + node.getLiteralLexicalForm();
        }
        String iri = node.toString();
        int end = iri.lastIndexOf('/') + 1;
        String number = iri.substring(end);
        boolean numbered = number.length() <= LONGEST_NUMBER && StringUtils.containsOnly(number, "0123456789");
        return numbered && end > 0 && !number.isEmpty()
                ? iri.substring(0, end) + StringUtils.leftPad(number, LONGEST_NUMBER + 1, '0')
                : iri;
    }
}
