package org.trialgraph.store;

import static org.apache.jena.graph.NodeFactory.createLiteralDT;
import static org.apache.jena.graph.NodeFactory.createLiteralLang;
import static org.apache.jena.graph.NodeFactory.createLiteralString;
import static org.apache.jena.graph.NodeFactory.createURI;

import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;

/** Describes a release by the VoID vocabulary, in {@code graph/meta}: the whole, each graph, its classes and properties. */
final class VoidDescription {
    private static final Node GRAPH_NAME = createURI("http://www.w3.org/ns/sparql-service-description#name");

    private final Iris iris;

    VoidDescription(Iris iris) {
        this.iris = iris;
    }

    void write(DatasetStatistics contents, StreamRDF out) {
        Node dataset = iris.dataset();
        add(out, dataset, RDF.Nodes.type, VOID.Dataset.asNode());
        add(
                out,
                dataset,
                DCTerms.title.asNode(),
                createLiteralLang("Trialgraph: clinical trials as linked data", "en"));
        add(out, dataset, DCTerms.title.asNode(), createLiteralLang("Trialgraph：临床试验关联数据", "zh"));
        add(out, dataset, VOID.uriSpace.asNode(), createLiteralString(iris.base()));
        add(out, dataset, VOID.vocabulary.asNode(), createURI(Vocabulary.TG));
        add(out, dataset, VOID.vocabulary.asNode(), createURI(Vocabulary.TGC));
        add(out, dataset, VOID.sparqlEndpoint.asNode(), createURI(iris.base() + "sparql"));
        add(out, dataset, VOID.triples.asNode(), number(contents.statements()));
        contents.forEach((graph, counts) -> {
            add(out, dataset, VOID.subset.asNode(), graph);
            describe(graph, counts, out);
        });
        int position = 0;
        for (Map.Entry<DatasetStatistics.Linkset, Long> links :
                contents.linksets().entrySet()) {
            linkset(iris.part(dataset, "linkset", ++position), links.getKey(), links.getValue(), out);
        }
    }

    private void linkset(Node node, DatasetStatistics.Linkset links, long count, StreamRDF out) {
        Node dataset = iris.dataset();
        add(out, dataset, VOID.subset.asNode(), node);
        add(out, node, RDF.Nodes.type, VOID.Linkset.asNode());
        add(out, node, VOID.linkPredicate.asNode(), createURI(links.property()));
        add(out, node, VOID.subjectsTarget.asNode(), dataset);
        add(out, node, VOID.objectsTarget.asNode(), links.target().isEmpty() ? dataset : createURI(links.target()));
        add(out, node, VOID.triples.asNode(), number(count));
    }

    private void describe(Node graph, DatasetStatistics.GraphContents counts, StreamRDF out) {
        add(out, graph, RDF.Nodes.type, VOID.Dataset.asNode());
        add(out, graph, GRAPH_NAME, graph);
        add(out, graph, VOID.triples.asNode(), number(counts.statements()));
        add(out, graph, VOID.classes.asNode(), number(counts.classes().size()));
        add(out, graph, VOID.properties.asNode(), number(counts.properties().size()));
        int position = 0;
        for (Map.Entry<String, Long> type : counts.classes().entrySet()) {
            Node partition = iris.part(graph, "class", ++position);
            add(out, graph, VOID.classPartition.asNode(), partition);
            add(out, partition, VOID._class.asNode(), createURI(type.getKey()));
            add(out, partition, VOID.entities.asNode(), number(type.getValue()));
        }
        position = 0;
        for (Map.Entry<String, Long> property : counts.properties().entrySet()) {
            Node partition = iris.part(graph, "property", ++position);
            add(out, graph, VOID.propertyPartition.asNode(), partition);
            add(out, partition, VOID.property.asNode(), createURI(property.getKey()));
            add(out, partition, VOID.triples.asNode(), number(property.getValue()));
        }
    }

    private void add(StreamRDF out, Node subject, Node property, Node object) {
        out.quad(Quad.create(iris.graph("meta"), subject, property, object));
    }

    private static Node number(long value) {
        return createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }
}
