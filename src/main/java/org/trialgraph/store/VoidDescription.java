package org.trialgraph.store;

import static org.apache.jena.graph.NodeFactory.createURI;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.QuadWriter;
import org.trialgraph.rdf.Vocabulary;

/** Describes a release by the VoID vocabulary, in {@code graph/meta}: the whole, each graph, its classes and properties. */
final class VoidDescription {
    private static final Node GRAPH_NAME = createURI("http://www.w3.org/ns/sparql-service-description#name");

    private final Iris iris;

    VoidDescription(Iris iris) {
        this.iris = iris;
    }

    void write(DatasetStatistics contents, StreamRDF out) {
        QuadWriter dataset = new QuadWriter(out, iris.graph("meta"))
                .about(iris.dataset())
                .type(VOID.Dataset.asNode())
                .string(DCTerms.title.asNode(), "Trialgraph: clinical trials as linked data", "en")
                .string(DCTerms.title.asNode(), "Trialgraph：临床试验关联数据", "zh")
                .string(VOID.uriSpace.asNode(), iris.base())
                .link(VOID.vocabulary.asNode(), createURI(Vocabulary.TG))
                .link(VOID.vocabulary.asNode(), createURI(Vocabulary.TGC))
                .link(VOID.sparqlEndpoint.asNode(), createURI(iris.base() + "sparql"))
                .integer(VOID.triples.asNode(), contents.statements());
        contents.forEach((graph, counts) -> {
            dataset.link(VOID.subset.asNode(), graph);
            describe(dataset.about(graph), counts);
        });
        int position = 0;
        for (Map.Entry<DatasetStatistics.Linkset, Long> links :
                contents.linksets().entrySet()) {
            linkset(dataset, iris.part(dataset.subject(), "linkset", ++position), links.getKey(), links.getValue());
        }
    }

    private static void linkset(QuadWriter dataset, Node node, DatasetStatistics.Linkset links, long count) {
        dataset.link(VOID.subset.asNode(), node);
        dataset.about(node)
                .type(VOID.Linkset.asNode())
                .link(VOID.linkPredicate.asNode(), createURI(links.property()))
                .link(VOID.subjectsTarget.asNode(), dataset.subject())
                .link(
                        VOID.objectsTarget.asNode(),
                        links.target().isEmpty() ? dataset.subject() : createURI(links.target()))
                .integer(VOID.triples.asNode(), count);
    }

    private void describe(QuadWriter graph, DatasetStatistics.GraphContents counts) {
        graph.type(VOID.Dataset.asNode())
                .link(GRAPH_NAME, graph.subject())
                .integer(VOID.triples.asNode(), counts.statements())
                .integer(VOID.classes.asNode(), counts.classes().size())
                .integer(VOID.properties.asNode(), counts.properties().size());
        int position = 0;
        for (Map.Entry<String, Long> type : counts.classes().entrySet()) {
            Node partition = iris.part(graph.subject(), "class", ++position);
            graph.link(VOID.classPartition.asNode(), partition);
            graph.about(partition)
                    .link(VOID._class.asNode(), createURI(type.getKey()))
                    .integer(VOID.entities.asNode(), type.getValue());
        }
        position = 0;
        for (Map.Entry<String, Long> property : counts.properties().entrySet()) {
            Node partition = iris.part(graph.subject(), "property", ++position);
            graph.link(VOID.propertyPartition.asNode(), partition);
            graph.about(partition)
                    .link(VOID.property.asNode(), createURI(property.getKey()))
                    .integer(VOID.triples.asNode(), property.getValue());
        }
    }
}
