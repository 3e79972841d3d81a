package org.trialgraph.web.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/** What people call the properties: the ontology's English labels, of others' terms the words of the IRI's end. */
final class PropertyNames {
    private static final String ONTOLOGY = "/org/trialgraph/ontology/trialgraph.ttl";

    private final Map<String, String> names = new HashMap<>();

    PropertyNames() {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream in = PropertyNames.class.getResourceAsStream(ONTOLOGY)) {
            RDFParser.source(in).lang(Lang.TURTLE).parse(graph);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        graph.find(Node.ANY, RDFS.Nodes.label, Node.ANY)
                .filterKeep(t -> t.getObject().getLiteralLanguage().equals("en"))
                .forEachRemaining(
                        t -> names.put(t.getSubject().getURI(), t.getObject().getLiteralLexicalForm()));
    }

    String of(String property) {
        String name = names.get(property);
        return name == null ? words(property) : name;
    }

    /** The end of an IRI in words: {@code …#treeNumber} as "tree number". */
    static String words(String iri) {
        String localName = iri.replaceFirst("^.*[#/](?=[^#/]+$)", "");
        return localName.equals("type")
                ? "kind"
                : localName.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
