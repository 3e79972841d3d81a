package org.trialgraph.web.data;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.query.ExampleQuery;
import org.trialgraph.query.QueryCatalog;
import org.trialgraph.rdf.Prefixes;

/** Example queries as SHACL-SPARQL executables, in the form that sparql-examples of SIB has and editors read. */
public final class ExampleGraph {
    private static final String SH = "http://www.w3.org/ns/shacl#";
    private static final String SCHEMA = "https://schema.org/";

    private final QueryCatalog queries;
    private final String base;

    /**
     * @param base base of the IRIs of the examples
     */
    public ExampleGraph(QueryCatalog queries, String base) {
        this.queries = queries;
        this.base = base;
    }

    /**
     * The examples.
     *
     * @param address where the server is reached, ending in a slash
     */
    public Graph graph(String address) {
        Graph graph = GraphFactory.createDefaultGraph();
        Prefixes.addTo(graph.getPrefixMapping());
        graph.getPrefixMapping().setNsPrefix("sh", SH);
        Node prefixes = uri(base + ".well-known/sparql-examples/prefixes");
        Prefixes.ALL.forEach((prefix, namespace) -> declare(graph, prefixes, prefix, namespace));
        for (ExampleQuery query : queries.all()) {
            example(graph, query, prefixes, address);
        }
        return graph;
    }

    private void example(Graph graph, ExampleQuery example, Node prefixes, String address) {
        Query query = QueryFactory.create(example.text());
        String form = query.isSelectType() ? "Select" : query.isAskType() ? "Ask" : "Construct";
        Node node = uri(base + ".well-known/sparql-examples/" + example.name());
        graph.add(node, RDF.Nodes.type, uri(SH + "SPARQLExecutable"));
        graph.add(node, RDF.Nodes.type, uri(SH + "SPARQL" + form + "Executable"));
        graph.add(node, RDFS.Nodes.label, NodeFactory.createLiteralLang(example.title(), "en"));
        graph.add(
                node,
                RDFS.Nodes.comment,
                NodeFactory.createLiteralLang(example.title() + ". " + example.summary(), "en"));
        graph.add(node, uri(SH + "prefixes"), prefixes);
        graph.add(node, uri(SH + form.toLowerCase(Locale.ROOT)), NodeFactory.createLiteralString(example.text()));
        graph.add(node, uri(SCHEMA + "target"), uri(address + example.endpoint()));
        federated(query)
                .forEach(endpoint -> graph.add(
                        node, uri("https://purl.expasy.org/sparql-examples/ontology#federatesWith"), endpoint));
        example.keywords()
                .forEach(word -> graph.add(node, uri(SCHEMA + "keywords"), NodeFactory.createLiteralString(word)));
    }

    /** The endpoints that a query calls by name. */
    private static Set<Node> federated(Query query) {
        Set<Node> endpoints = new LinkedHashSet<>();
        ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementService service) {
                if (service.getServiceNode().isURI()) {
                    endpoints.add(service.getServiceNode());
                }
            }
        });
        return endpoints;
    }

    private static void declare(Graph graph, Node prefixes, String prefix, String namespace) {
        Node declaration = uri(prefixes.getURI() + "#" + prefix);
        graph.add(prefixes, uri(SH + "declare"), declaration);
        graph.add(declaration, uri(SH + "prefix"), NodeFactory.createLiteralString(prefix));
        graph.add(declaration, uri(SH + "namespace"), NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
