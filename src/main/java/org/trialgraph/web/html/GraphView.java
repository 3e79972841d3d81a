package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.web.data.Descriptions;

/** A description read by the views: values by property, and every node as it is shown. */
public final class GraphView {
    private final Graph graph;
    private final Links links;

    /** Over a description. */
    public GraphView(Graph graph, Links links) {
        this.graph = graph;
        this.links = links;
    }

    /** Where IRIs lead. */
    public Links links() {
        return links;
    }

    /** All statements about a node, by property and value. */
    public List<Triple> about(Node subject) {
        List<Triple> about = new ArrayList<>();
        graph.find(subject, Node.ANY, Node.ANY).forEachRemaining(about::add);
        about.sort(Comparator.comparing((Triple t) -> t.getPredicate().getURI())
                .thenComparing(t -> t.getObject(), natural()));
        return about;
    }

    /** The values of a property: literals of English before other languages, numbered parts by their number. */
    public List<Node> values(Node subject, Node property) {
        List<Node> values = new ArrayList<>();
        Iterator<Triple> found = graph.find(subject, property, Node.ANY);
        found.forEachRemaining(triple -> values.add(triple.getObject()));
        values.sort(natural());
        return values;
    }

    /** The subjects of which something is the value of a property. */
    public List<Node> subjects(Node property, Node object) {
        List<Node> subjects = new ArrayList<>();
        graph.find(Node.ANY, property, object).forEachRemaining(triple -> subjects.add(triple.getSubject()));
        subjects.sort(natural());
        return subjects;
    }

    /** The first value of a property. */
    public Optional<Node> value(Node subject, Node property) {
        return values(subject, property).stream().findFirst();
    }

    /** The words of the first value of a property, empty where there is none. */
    public String words(Node subject, Node property) {
        return value(subject, property).map(this::words).orElse("");
    }

    /** Whether a node has a class. */
    public boolean is(Node subject, Node type) {
        return graph.contains(subject, RDF.Nodes.type, type);
    }

    /** The values of a property as they are shown. */
    public List<RenderedValue> shown(Node subject, Node property) {
        return values(subject, property).stream().map(this::shown).toList();
    }

    /**
     * The names of a node in all languages that it has them in; of a nameless link those of its two ends, of any other nameless
     * node the end of its IRI.
     */
    public List<RenderedValue> names(Node node) {
        for (Node property : Descriptions.NAMES) {
            List<RenderedValue> names = different(shown(node, property));
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of(RenderedValue.text(link(node).orElseGet(() -> nameless(node.getURI())), ""));
    }

    private Optional<String> link(Node node) {
        return value(node, Vocabulary.FROM)
                .flatMap(from -> value(node, Vocabulary.TO).map(to -> words(from) + " \u2192 " + words(to)));
    }

    /** Without those that say the same in the same language but for capitals. */
    private static List<RenderedValue> different(List<RenderedValue> names) {
        Map<String, RenderedValue> different = new LinkedHashMap<>();
        names.forEach(
                name -> different.putIfAbsent(name.lang() + " " + name.text().toLowerCase(Locale.ROOT), name));
        return List.copyOf(different.values());
    }

    /** Of an IRI of ours, or of a vocabulary in use, its end; of any other all that tells where it is. */
    private String nameless(String iri) {
        boolean known = links.path(iri).isPresent() || !shortName(iri).equals(iri);
        return known || Links.external(iri).isEmpty()
                ? localName(iri)
                : iri.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/$", "");
    }

    /** A node as it is shown: a literal with its language, a resource by its name with where it leads. */
    public RenderedValue shown(Node node) {
        if (node.isLiteral()) {
            return RenderedValue.text(node.getLiteralLexicalForm(), node.getLiteralLanguage());
        }
        RenderedValue name = names(node).get(0);
        String href = links.href(node.getURI()).orElse("");
        boolean external = !href.isEmpty() && !href.startsWith("/");
        return new RenderedValue(name.text(), name.lang(), href, external, "");
    }

    /** The words of a node without anything else. */
    public String words(Node node) {
        return shown(node).text();
    }

    /** The first value of a property that is in a language, or in none. */
    public Optional<Node> in(String language, Node subject, Node property) {
        Predicate<Node> matches = n -> n.isLiteral() && n.getLiteralLanguage().startsWith(language);
        return values(subject, property).stream().filter(matches).findFirst();
    }

    /** The short form of an IRI by the usual prefixes, else the IRI. */
    public static String shortName(String iri) {
        for (var prefix : Prefixes.ALL.entrySet()) {
            if (iri.startsWith(prefix.getValue())
                    && iri.length() > prefix.getValue().length()) {
                String local = iri.substring(prefix.getValue().length());
                return local.contains("/") ? iri : prefix.getKey() + ":" + local;
            }
        }
        return iri;
    }

    private static String localName(String iri) {
        String end = iri.replaceFirst("^.*[/#](?=[^/#]+[/#]?$)", "");
        return end.isEmpty() ? iri : end.replaceFirst("[/#]$", "");
    }

    /** Resources by kind and number within it, so that arm/10 follows arm/9; then texts, English first. */
    private static Comparator<Node> natural() {
        return Comparator.comparing(GraphView::sortKey);
    }

    private static String sortKey(Node node) {
        if (node.isLiteral()) {
            String language = node.getLiteralLanguage();
            return (language.startsWith("en") ? "0" : language.isEmpty() ? "1" : "2" + language) + " "
                    + node.getLiteralLexicalForm();
        }
        String iri = node.toString();
        String number = iri.replaceFirst("^.*/(?=\\d{1,9}$)", "");
        return number.equals(iri)
                ? iri
                : iri.substring(0, iri.length() - number.length()) + "0".repeat(10 - number.length()) + number;
    }
}
