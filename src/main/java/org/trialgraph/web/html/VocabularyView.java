package org.trialgraph.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.web.data.Links;

/** Makes a readable page of a vocabulary out of the file that defines it. */
public final class VocabularyView {
    private static final List<Map.Entry<Node, String>> KINDS = List.of(
            Map.entry(OWL.Class.asNode(), "Classes"),
            Map.entry(OWL.ObjectProperty.asNode(), "Object properties"),
            Map.entry(OWL.DatatypeProperty.asNode(), "Datatype properties"),
            Map.entry(OWL.AnnotationProperty.asNode(), "Annotation properties"),
            Map.entry(SKOS.ConceptScheme.asNode(), "Concept schemes"),
            Map.entry(SKOS.Concept.asNode(), "Concepts"),
            Map.entry(SHACL.NodeShape, "Shapes"));
    private static final List<Node> SAID_FIRST = List.of(
            RDF.Nodes.type,
            RDFS.Nodes.label,
            SKOS.prefLabel.asNode(),
            SKOS.definition.asNode(),
            RDFS.Nodes.isDefinedBy,
            SKOS.hasTopConcept.asNode(),
            SKOS.topConceptOf.asNode(),
            SHACL.order);

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
    record Group(String title, List<Term> terms) {
        String anchor() {
            return title.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /**
     * A term.
     *
     * @param name its short form
     * @param facts what is said of it beside labels and definition, by property
     */
    record Term(NodeView term, String name, List<NamedValues> facts) {}

    /**
     * The page of a vocabulary.
     *
     * @param path where it is answered, without its first slash
     */
    public byte[] page(String path, Graph vocabulary) {
        GraphView graph = new GraphView(vocabulary, links);
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Node, String> kind : KINDS) {
            List<Term> terms = graph.subjects(RDF.Nodes.type, kind.getKey()).stream()
                    .filter(Node::isURI)
                    .map(node -> new Term(
                            graph.view(node), GraphView.shortName(node.getURI()), facts(graph, node, SAID_FIRST)))
                    .toList();
            if (!terms.isEmpty()) {
                groups.add(new Group(kind.getValue(), terms));
            }
        }
        List<Node> whole = graph.subjects(RDF.Nodes.type, OWL.Ontology.asNode());
        String name = whole.isEmpty() ? path : graph.words(whole.get(0));
        List<NamedValues> about = whole.isEmpty() ? List.of() : facts(graph, whole.get(0), List.of(RDF.Nodes.type));
        PageFrame frame = new PageFrame(name, name, Iris.DEFAULT_BASE + path, "/" + path, "", "");
        return templates.fill("vocabulary", new View(frame, about, groups));
    }

    private List<NamedValues> facts(GraphView graph, Node node, List<Node> without) {
        Map<String, List<RenderedValue>> facts = new LinkedHashMap<>();
        graph.about(node).stream()
                .filter(t ->
                        !without.contains(t.getPredicate()) && !t.getObject().isBlank())
                .forEach(t -> facts.computeIfAbsent(
                                GraphView.words(
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
}
