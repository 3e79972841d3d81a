package org.trialgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Iris;
import org.trialgraph.web.data.Links;
import org.trialgraph.web.data.Representation;
import org.trialgraph.web.data.ServedDataset;

/**
 * Answers the ontology, the codes, the tables of printed values and the shapes, from the files they are written in: {@code
 * /ontology}, {@code /code}, {@code /code/{table}}, {@code /shapes}. Terms are fragments of these addresses.
 */
final class VocabularyPages {
    private static final String FOLDER = "/org/trialgraph/ontology/";

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

    VocabularyPages(ServedDataset dataset, Templates templates) {
        this.templates = templates;
        this.links = dataset.links();
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
     * The answer about a vocabulary; null where there is no such code table.
     *
     * @param path its name and, where a document of it is asked for, the suffix of that
     */
    @Nullable
    Answer answer(HttpServletRequest request, MatchResult path) throws IOException {
        String name = path.group(1);
        List<String> files = files(name);
        if (VocabularyPages.class.getResource(files.get(0)) == null) {
            return null;
        }
        Answer answer = path.group(2) == null
                ? Representation.asked(request)
                        .map(form -> Answer.seeOther("/" + name + "." + form.suffix()))
                        .orElseGet(() -> Answer.problem(406, "this is offered as " + Representation.offered()))
                : document(
                        name,
                        turtle(files),
                        Representation.ofSuffix(path.group(2)).orElseThrow());
        return answer.header("Vary", "Accept");
    }

    /** The files that a vocabulary is written in. */
    private static List<String> files(String name) {
        Stream<String> files = switch (name) {
            case "ontology" -> Stream.of("trialgraph");
            case "code" -> Stream.of("codes", "measures");
            default -> Stream.of(name.replaceFirst("^code/", "codes/"));
        };
        return files.map(file -> FOLDER + file + ".ttl").toList();
    }

    /** Files of Turtle one after the other are Turtle too. */
    private static byte[] turtle(List<String> files) throws IOException {
        ByteArrayOutputStream turtle = new ByteArrayOutputStream();
        for (String file : files) {
            turtle.write(IOUtils.resourceToByteArray(file));
        }
        return turtle.toByteArray();
    }

    private Answer document(String name, byte[] turtle, Representation form) {
        Graph graph = RDFParser.source(new ByteArrayInputStream(turtle))
                .lang(Lang.TURTLE)
                .base(Iris.DEFAULT_BASE + name)
                .toGraph();
        byte[] body = switch (form) {
            case TURTLE -> turtle;
            case HTML -> page(name, graph);
            default -> form.write(graph);
        };
        return Answer.ok(form.contentType(), body)
                .header("Link", "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"");
    }

    /**
     * The page of a vocabulary.
     *
     * @param path where it is answered, without its first slash
     */
    private byte[] page(String path, Graph vocabulary) {
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
        List<NamedValues> facts = new ArrayList<>();
        graph.byProperty(node).forEach((property, values) -> {
            List<RenderedValue> shown = values.stream()
                    .filter(value -> !value.isBlank() && !without.contains(property))
                    .map(value -> value(graph, value))
                    .toList();
            if (!shown.isEmpty()) {
                facts.add(new NamedValues(GraphView.words(GraphView.localName(property.getURI())), shown));
            }
        });
        return facts;
    }

    private RenderedValue value(GraphView graph, Node node) {
        if (node.isLiteral()) {
            return graph.shown(node);
        }
        String href = links.href(node.getURI()).orElse("");
        boolean here = !graph.byProperty(node).isEmpty();
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
