package org.trialgraph.web.page;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    /** Its names in all languages. */
    List<RenderedValue> names() {
        return graph.names(node);
    }

    /** The end of its IRI. */
    String localName() {
        return GraphView.localName(node.getURI());
    }

    /** The links to MeSH headings, those below the threshold too, the most certain first. */
    List<NodeView> meshLinks() {
        return graph.subjects(Vocabulary.FROM, node).stream()
                .filter(link -> graph.value(link, Vocabulary.TO)
                        .filter(to -> to.getURI().startsWith(MeshVocabulary.MESH))
                        .isPresent())
                .sorted(Comparator.comparing((Node link) -> graph.words(link, Vocabulary.CONFIDENCE))
                        .reversed())
                .map(graph::view)
                .toList();
    }
}
