package org.trialgraph.web.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.jspecify.annotations.Nullable;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.SparqlQueries;

/**
 * The dataset by VoID and DCAT: what the store says of itself, with the addresses of the server that serves it; and each endpoint
 * by the SPARQL 1.1 Service Description vocabulary. To be called within a read transaction.
 */
public final class DatasetDescription {
    private static final Set<Node> WITHIN =
            Set.of(VOID.subset.asNode(), VOID.classPartition.asNode(), VOID.propertyPartition.asNode());

    private final ServedDataset served;
    private final Iris iris;
    private final Node meta;

    /** Over what is served. */
    public DatasetDescription(ServedDataset served) {
        this.served = served;
        this.iris = new Iris(served.base());
        this.meta = iris.graph("meta");
    }

    /**
     * A named graph.
     *
     * @param key the last part of its name
     * @param statements how many it has
     */
    public record NamedGraph(String key, String iri, long statements) {}

    /** What the template shows; the terms of use as they are written in Turtle. */
    private record DatasetView(
            Node dataset,
            String address,
            Instant modified,
            List<NamedGraph> graphs,
            List<String> terms,
            @Nullable Node example) {}

    private record ServiceView(
            String endpoint,
            boolean federated,
            List<Limit> limits,
            boolean union,
            List<NamedGraph> graphs,
            @Nullable Long total) {}

    /**
     * The description of the dataset.
     *
     * @param address where the server is reached, ending in a slash
     */
    public Graph dataset(String address) {
        Graph graph = graph();
        Node dataset = iris.dataset();
        copy(dataset, graph);
        graph.delete(dataset, VOID.sparqlEndpoint.asNode(), NodeFactory.createURI(iris.base() + "sparql"));
        Node example = Iter.asStream(served.current().find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL))
                .map(Quad::getSubject)
                .findFirst()
                .orElse(null);
        List<String> terms = Stream.of(Vocabulary.LICENSE, Vocabulary.RIGHTS)
                .flatMap(property -> stated(Node.ANY, property).stream())
                .map(stated -> NodeFmtLib.strNT(stated.getObject()))
                .toList();
        TurtleTemplate.fill(
                "dataset", new DatasetView(dataset, address, served.published(), graphs(), terms, example), graph);
        return graph;
    }

    /**
     * The description of one endpoint: which graphs it has and how large they are; that of the history is not counted.
     *
     * @param address where the server is reached, ending in a slash
     * @param path the endpoint's path there: {@code sparql} over all graphs, {@code {registry}/sparql} over one
     */
    public Graph service(String address, String path) {
        String key = StringUtils.substringBefore(path, "/");
        boolean whole = key.equals(path);
        boolean history = key.equals("history");
        List<NamedGraph> counted = graphs().stream()
                .filter(each -> whole || key.equals(each.key()) && !history)
                .toList();
        Graph graph = graph();
        ServiceView view = new ServiceView(
                address + path,
                served.federated(),
                served.limits(),
                whole || history,
                whole ? counted : List.of(),
                whole || !counted.isEmpty()
                        ? counted.stream().mapToLong(NamedGraph::statements).sum()
                        : null);
        TurtleTemplate.fill("service", view, graph);
        return graph;
    }

    /** The classes with the number of their resources. */
    public Map<String, Long> classes() {
        return counts("?part void:class ?iri ; void:entities ?count");
    }

    /** The properties with the number of their statements. */
    public Map<String, Long> properties() {
        return counts("?part void:property ?iri ; void:triples ?count");
    }

    /** The named graphs, by name. */
    public List<NamedGraph> graphs() {
        return counts("<" + iris.dataset().getURI() + "> void:subset ?iri . ?iri void:triples ?count")
                .entrySet()
                .stream()
                .filter(subset -> subset.getKey().startsWith(iris.base() + "graph/"))
                .map(graph -> new NamedGraph(Iris.localName(graph.getKey()), graph.getKey(), graph.getValue()))
                .toList();
    }

    /** The number of trials by the IRI of the graph that states them. */
    public Map<String, Long> trials() {
        return counts("?iri void:classPartition ?part . ?part void:class <" + Vocabulary.TRIAL
                + "> ; void:entities ?count FILTER (?iri != <" + iris.dataset().getURI() + ">)");
    }

    /** The addresses of the licences and terms of use of the documents that a graph is made from, read from all of them. */
    public List<String> terms(NamedGraph graph) {
        String query = """
                SELECT DISTINCT ?terms {
                  GRAPH <%s> { { ?trial <%s> ?document } UNION { ?trial <%s> ?document } }
                  GRAPH <%s> { { ?document <%s> ?terms } UNION { ?document <%s> ?terms } }
                } ORDER BY ?terms""".formatted(
                        graph.iri(),
                        Vocabulary.DOCUMENT,
                        Vocabulary.FURTHER_DOCUMENT,
                        meta.getURI(),
                        Vocabulary.LICENSE,
                        Vocabulary.RIGHTS);
        return SparqlQueries.select(served.current(), query).stream()
                .map(row -> row.get("terms").toString())
                .toList();
    }

    /** The sums of counts by what is counted. */
    private Map<String, Long> counts(String pattern) {
        Map<String, Long> counts = new TreeMap<>();
        String query =
                "PREFIX void: <%s> SELECT ?iri ?count { GRAPH <%s> { %s } }".formatted(VOID.NS, meta.getURI(), pattern);
        for (Binding row : SparqlQueries.select(served.current(), query)) {
            long count = Long.parseLong(row.get("count").getLiteralLexicalForm());
            counts.merge(row.get("iri").getURI(), count, Long::sum);
        }
        return counts;
    }

    /** What the store says of the dataset, then of its graphs and of their partitions. */
    private void copy(Node subject, Graph graph) {
        for (Triple triple : stated(subject, Node.ANY)) {
            graph.add(triple);
            if (WITHIN.contains(triple.getPredicate())) {
                copy(triple.getObject(), graph);
            }
        }
    }

    private List<Triple> stated(Node subject, Node property) {
        return Iter.asStream(served.current().find(meta, subject, property, Node.ANY))
                .map(Quad::asTriple)
                .toList();
    }

    private static Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
        return graph;
    }
}
