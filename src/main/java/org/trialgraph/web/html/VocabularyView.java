package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.web.data.Links;

/** Makes a readable page of a vocabulary out of the file that defines it. */
public final class VocabularyView {
    private static final Map<Node, String> KINDS = kinds();
    private static final List<Node> SAID_FIRST = List.of(
            RDF.Nodes.type,
            RDFS.Nodes.label,
            SKOS.prefLabel.asNode(),
            SKOS.definition.asNode(),
            RDFS.Nodes.isDefinedBy,
            SKOS.hasTopConcept.asNode(),
            SKOS.topConceptOf.asNode(),
            NodeFactory.createURI("http://www.w3.org/ns/shacl#order"));

    private final Templates templates;
    private final Links links;

    /** Over templates. */
    public VocabularyView(Templates templates, Links links) {
        this.templates = templates;
        this.links = links;
    }

    /**
     * What the template shows.
     *
     * @param about what is said of the vocabulary as a whole
     * @param groups its terms by kind
     */
    record View(PageFrame frame, List<NamedValues> about, List<Group> groups) {}

    /** The terms of one kind. */
    record Group(String title, String anchor, List<Term> terms) {}

    /**
     * A term.
     *
     * @param anchor its fragment
     * @param name its short form
     * @param facts what else is said of it, by property
     */
    record Term(
            String anchor,
            String name,
            List<RenderedValue> labels,
            List<RenderedValue> definitions,
            List<NamedValues> facts) {}

    /**
     * The page of a vocabulary.
     *
     * @param path where it is answered, without its first slash
     */
    public byte[] page(String path, Graph vocabulary) {
        GraphView graph = new GraphView(vocabulary, links);
        List<Group> groups = new ArrayList<>();
        KINDS.forEach((type, title) -> {
            List<Term> terms = graph.subjects(RDF.Nodes.type, type).stream()
                    .filter(Node::isURI)
                    .map(node -> term(graph, node))
                    .toList();
            if (!terms.isEmpty()) {
                groups.add(new Group(title, title.toLowerCase(Locale.ROOT).replace(' ', '-'), terms));
            }
        });
        List<Node> whole = graph.subjects(RDF.Nodes.type, OWL.Ontology.asNode());
        RenderedValue name = whole.isEmpty()
                ? RenderedValue.text(path, "en")
                : graph.names(whole.get(0)).get(0);
        List<NamedValues> about = whole.isEmpty() ? List.of() : facts(graph, whole.get(0), List.of(RDF.Nodes.type));
        PageFrame frame = PageFrame.about(name, name.text(), "https://w3id.org/trialgraph/" + path, "/" + path, "");
        return templates.fill("vocabulary", new View(frame, about, groups));
    }

    private Term term(GraphView graph, Node node) {
        List<RenderedValue> labels = new ArrayList<>(graph.shown(node, RDFS.Nodes.label));
        labels.addAll(graph.shown(node, SKOS.prefLabel.asNode()));
        return new Term(
                GraphView.localName(node.getURI()),
                GraphView.shortName(node.getURI()),
                labels,
                graph.shown(node, SKOS.definition.asNode()),
                facts(graph, node, SAID_FIRST));
    }

    private List<NamedValues> facts(GraphView graph, Node node, List<Node> without) {
        Map<String, List<RenderedValue>> facts = new LinkedHashMap<>();
        graph.about(node).stream()
                .filter(t ->
                        !without.contains(t.getPredicate()) && !t.getObject().isBlank())
                .forEach(t -> facts.computeIfAbsent(
                                StatementRows.words(
                                        GraphView.localName(t.getPredicate().getURI())),
                                p -> new ArrayList<>())
                        .add(value(graph, t.getObject())));
        return facts.entrySet().stream()
                .map(e -> new NamedValues(e.getKey(), e.getValue()))
                .toList();
    }

    private RenderedValue value(GraphView graph, Node node) {
        if (node.isLiteral()) {
            return graph.shown(node);
        }
        String href = links.href(node.getURI()).orElse("");
        boolean here = !graph.about(node).isEmpty();
        String shortest = here && href.contains("#") ? href.substring(href.indexOf('#')) : href;
        return new RenderedValue(end(node.getURI()), "", shortest, !href.startsWith("/"), "");
    }

    /** The short form of an IRI; where it has none its end, which the link beside it tells the rest of. */
    private static String end(String iri) {
        String brief = GraphView.shortName(iri);
        String local = GraphView.localName(iri);
        return brief.equals(iri) && local.length() > 2 && iri.endsWith(local) ? local : brief;
    }

    private static Map<Node, String> kinds() {
        Map<Node, String> kinds = new LinkedHashMap<>();
        kinds.put(OWL.Class.asNode(), "Classes");
        kinds.put(OWL.ObjectProperty.asNode(), "Object properties");
        kinds.put(OWL.DatatypeProperty.asNode(), "Datatype properties");
        kinds.put(OWL.AnnotationProperty.asNode(), "Annotation properties");
        kinds.put(SKOS.ConceptScheme.asNode(), "Concept schemes");
        kinds.put(SKOS.Concept.asNode(), "Concepts");
        kinds.put(NodeFactory.createURI("http://www.w3.org/ns/shacl#NodeShape"), "Shapes");
        return kinds;
    }
}
