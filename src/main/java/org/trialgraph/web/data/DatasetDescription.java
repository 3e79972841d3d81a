package org.trialgraph.web.data;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;

/**
 * The dataset by VoID and DCAT: what the store says of itself, with the addresses of the server that serves it. To be called
 * within a read transaction.
 */
public final class DatasetDescription {
    private static final List<String> FEATURES = List.of("Turtle", "JSON-LD", "N-Triples", "RDF_XML");

    private final DatasetGraph current;
    private final Iris iris;
    private final Node meta;

    /** Over a dataset of current graphs. */
    public DatasetDescription(DatasetGraph current, String base) {
        this.current = current;
        this.iris = new Iris(base);
        this.meta = iris.graph("meta");
    }

    /**
     * The description.
     *
     * @param address where the server is reached, ending in a slash
     */
    public Graph graph(String address) {
        Graph graph = GraphFactory.createDefaultGraph();
        Prefixes.addTo(graph.getPrefixMapping());
        graph.getPrefixMapping()
                .setNsPrefix("void", VOID.NS)
                .setNsPrefix("dcat", DCAT.NS)
                .setNsPrefix("foaf", FOAF.NS);
        Node dataset = iris.dataset();
        copy(dataset, graph);
        addresses(graph, dataset, address);
        licences(graph, dataset);
        example(graph, dataset);
        return graph;
    }

    /** The classes with the number of their resources. */
    public Map<String, Long> classes() {
        return counts(VOID._class.asNode(), VOID.entities.asNode());
    }

    /** The properties with the number of their statements. */
    public Map<String, Long> properties() {
        return counts(VOID.property.asNode(), VOID.triples.asNode());
    }

    /** The named graphs with the number of their statements. */
    public Map<String, Long> graphs() {
        Map<String, Long> graphs = new TreeMap<>();
        Iterator<Quad> subsets = current.find(meta, iris.dataset(), VOID.subset.asNode(), Node.ANY);
        while (subsets.hasNext()) {
            Node subset = subsets.next().getObject();
            if (subset.getURI().startsWith(iris.base() + "graph/")) {
                graphs.put(subset.getURI(), number(subset, VOID.triples.asNode()));
            }
        }
        return graphs;
    }

    private Map<String, Long> counts(Node of, Node count) {
        Map<String, Long> counts = new TreeMap<>();
        current.find(meta, Node.ANY, of, Node.ANY)
                .forEachRemaining(
                        quad -> counts.merge(quad.getObject().getURI(), number(quad.getSubject(), count), Long::sum));
        return counts;
    }

    private long number(Node subject, Node property) {
        Iterator<Quad> quads = current.find(meta, subject, property, Node.ANY);
        return quads.hasNext() ? Long.parseLong(quads.next().getObject().getLiteralLexicalForm()) : 0;
    }

    /** What the store says of the dataset, then of its graphs and of their partitions. */
    private void copy(Node subject, Graph graph) {
        Iterator<Quad> quads = current.find(meta, subject, Node.ANY, Node.ANY);
        while (quads.hasNext()) {
            Quad quad = quads.next();
            graph.add(quad.asTriple());
            String property = quad.getPredicate().getURI();
            boolean within = property.equals(VOID.subset.getURI())
                    || property.equals(VOID.classPartition.getURI())
                    || property.equals(VOID.propertyPartition.getURI());
            if (within) {
                copy(quad.getObject(), graph);
            }
        }
    }

    private void addresses(Graph graph, Node dataset, String address) {
        graph.delete(dataset, VOID.sparqlEndpoint.asNode(), uri(iris.base() + "sparql"));
        graph.add(dataset, VOID.sparqlEndpoint.asNode(), uri(address + "sparql"));
        graph.add(dataset, VOID.uriLookupEndpoint.asNode(), uri(address + "resolve/"));
        graph.add(dataset, RDF.Nodes.type, DCAT.Dataset.asNode());
        graph.add(dataset, FOAF.homepage.asNode(), uri(address));
        graph.add(dataset, DCAT.landingPage.asNode(), uri(address));
        FEATURES.forEach(f ->
                graph.add(dataset, VOID.feature.asNode(), uri("http://www.w3.org/ns/formats/" + f.replace('-', '_'))));
        Node endpoint = uri(address + "sparql#distribution");
        graph.add(dataset, DCAT.distribution.asNode(), endpoint);
        graph.add(endpoint, RDF.Nodes.type, DCAT.Distribution.asNode());
        graph.add(endpoint, DCAT.accessURL.asNode(), uri(address + "sparql"));
        graphs().keySet().forEach(name -> dump(graph, dataset, uri(name), address));
    }

    private void dump(Graph graph, Node dataset, Node named, String address) {
        Node file = uri(address + "dumps/" + named.getURI().replaceFirst(".*/", "") + ".nq.gz");
        graph.add(named, VOID.dataDump.asNode(), file);
        graph.add(dataset, DCAT.distribution.asNode(), uri(file.getURI() + "#distribution"));
        Node distribution = uri(file.getURI() + "#distribution");
        graph.add(distribution, RDF.Nodes.type, DCAT.Distribution.asNode());
        graph.add(distribution, DCAT.downloadURL.asNode(), file);
        graph.add(
                distribution,
                DCAT.mediaType.asNode(),
                uri("https://www.iana.org/assignments/media-types/application/n-quads"));
        graph.add(
                distribution,
                DCAT.compressFormat.asNode(),
                uri("https://www.iana.org/assignments/media-types/application/gzip"));
    }

    private void licences(Graph graph, Node dataset) {
        for (Node stated : List.of(Vocabulary.LICENSE, Vocabulary.RIGHTS)) {
            current.find(meta, Node.ANY, stated, Node.ANY)
                    .forEachRemaining(quad -> graph.add(dataset, Vocabulary.RIGHTS, quad.getObject()));
        }
    }

    private void example(Graph graph, Node dataset) {
        Iterator<Quad> trials = current.find(Node.ANY, Node.ANY, RDF.Nodes.type, Vocabulary.TRIAL);
        if (trials.hasNext()) {
            graph.add(dataset, VOID.exampleResource.asNode(), trials.next().getSubject());
        }
        graph.add(
                dataset,
                DCTerms.description.asNode(),
                NodeFactory.createLiteralLang("Clinical-trial registrations of many registries as linked data.", "en"));
        graph.add(
                dataset, DCAT.keyword.asNode(), NodeFactory.createLiteralDT("clinical trials", XSDDatatype.XSDstring));
    }

    private static Node uri(String iri) {
        return NodeFactory.createURI(iri);
    }
}
