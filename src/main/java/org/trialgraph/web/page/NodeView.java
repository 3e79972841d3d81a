package org.trialgraph.web.page;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;

/**
 * A node of a graph as templates read it: what a {@link RenderedValue} has and, by the name of a property such as {@code
 * tg:phase}, its values.
 */
record NodeView(GraphView graph, Node node, RenderedValue shown) {
    /** A property or class by its name with one of the usual prefixes. */
    static Node term(String name) {
        String namespace = Prefixes.ALL.get(StringUtils.substringBefore(name, ":"));
        return NodeFactory.createURI(Objects.requireNonNull(namespace, name) + StringUtils.substringAfter(name, ":"));
    }

    /** The values of a property that is named with its prefix. */
    List<NodeView> values(String property) {
        return graph.views(node, term(property));
    }

    /** Whether it has a value of a property. */
    boolean says(Node property) {
        return !graph.values(node, property).isEmpty();
    }

    /** The words of the first value of a property, empty where there is none. */
    String words(Node property) {
        return graph.words(node, property);
    }

    /** Its names in all languages. */
    List<RenderedValue> names() {
        return graph.names(node);
    }

    /** Its first name in each language: what trials share may be spelled in a dozen ways. */
    List<RenderedValue> mainNames() {
        Set<String> languages = new HashSet<>();
        return names().stream()
                .filter(name -> languages.add(name.lang()) && !(name.lang().isEmpty() && languages.size() > 1))
                .toList();
    }

    /** The end of its IRI. */
    String localName() {
        return GraphView.localName(node.getURI());
    }

    /** The links to MeSH headings, those below the threshold too, the most certain first and of each heading that alone. */
    List<NodeView> meshLinks() {
        Set<Node> headings = new HashSet<>();
        return graph.subjects(Vocabulary.FROM, node).stream()
                .filter(link -> graph.value(link, Vocabulary.TO)
                        .filter(to -> to.getURI().startsWith(MeshVocabulary.MESH))
                        .isPresent())
                .sorted(Comparator.comparing((Node link) -> graph.words(link, Vocabulary.CONFIDENCE))
                        .reversed())
                .filter(link -> headings.add(graph.value(link, Vocabulary.TO).orElse(link)))
                .map(graph::view)
                .toList();
    }
}
