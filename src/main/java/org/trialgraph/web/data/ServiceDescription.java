package org.trialgraph.web.data;

import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.rdf.Prefixes;

/** An endpoint by the SPARQL 1.1 Service Description vocabulary. To be called within a read transaction. */
public final class ServiceDescription {
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";
    private static final List<String> RESULTS = List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "RDF_XML",
            "JSON-LD");

    private final DatasetDescription dataset;
    private final String base;
    private final boolean federated;

    /**
     * Over a dataset of current graphs.
     *
     * @param federated whether queries may call other endpoints
     */
    public ServiceDescription(DatasetGraph current, String base, boolean federated) {
        this.dataset = new DatasetDescription(current, base);
        this.base = base;
        this.federated = federated;
    }

    /**
     * The description of one endpoint.
     *
     * @param address where the server is reached, ending in a slash
     * @param path the endpoint's path there: {@code sparql} over all graphs, {@code {registry}/sparql} over one
     */
    public Graph graph(String address, String path) {
        Graph graph = GraphFactory.createDefaultGraph();
        Prefixes.addTo(graph.getPrefixMapping());
        graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("void", VOID.NS);
        Node service = uri(address + path + "#service");
        graph.add(service, RDF.Nodes.type, sd("Service"));
        graph.add(service, sd("endpoint"), uri(address + path));
        graph.add(service, sd("supportedLanguage"), sd("SPARQL11Query"));
        if (federated) {
            graph.add(service, sd("feature"), sd("BasicFederatedQuery"));
        }
        RESULTS.forEach(format -> graph.add(service, sd("resultFormat"), uri(FORMATS + format)));
        Node data = uri(address + path + "#dataset");
        graph.add(service, sd("defaultDataset"), data);
        graph.add(data, RDF.Nodes.type, sd("Dataset"));
        Node whole = uri(address + path + "#graph");
        graph.add(data, sd("defaultGraph"), whole);
        graph.add(whole, RDF.Nodes.type, sd("Graph"));
        sizes(graph, service, data, whole, address, path);
        return graph;
    }

    /** Which graphs the data has and how large they are; that of the history is not counted. */
    private void sizes(Graph graph, Node service, Node data, Node whole, String address, String path) {
        Map<String, Long> graphs = dataset.graphs();
        String registry = path.contains("/") ? base + "graph/" + path.substring(0, path.indexOf('/')) : "";
        if (registry.isEmpty()) {
            graph.add(service, sd("feature"), sd("UnionDefaultGraph"));
            graphs.forEach((name, count) -> named(graph, data, address + path, name, count));
            triples(
                    graph,
                    whole,
                    graphs.values().stream().mapToLong(Long::longValue).sum());
        } else if (path.startsWith("history/")) {
            graph.add(service, sd("feature"), sd("UnionDefaultGraph"));
        } else if (graphs.containsKey(registry)) {
            triples(graph, whole, graphs.get(registry));
        }
    }

    private static void named(Graph graph, Node data, String endpoint, String name, long count) {
        Node named = uri(endpoint + "#" + name.replaceFirst(".*/", ""));
        graph.add(data, sd("namedGraph"), named);
        graph.add(named, RDF.Nodes.type, sd("NamedGraph"));
        graph.add(named, sd("name"), uri(name));
        graph.add(named, sd("graph"), uri(name));
        graph.add(uri(name), RDF.Nodes.type, sd("Graph"));
        triples(graph, uri(name), count);
    }

    private static void triples(Graph graph, Node subject, long count) {
        graph.add(
                subject,
                VOID.triples.asNode(),
                NodeFactory.createLiteralDT(Long.toString(count), XSDDatatype.XSDinteger));
    }

    private static Node sd(String name) {
        return uri(SD + name);
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
