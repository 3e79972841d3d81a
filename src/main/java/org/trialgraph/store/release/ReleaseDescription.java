package org.trialgraph.store.release;

import static org.apache.jena.graph.NodeFactory.createURI;

import java.util.Map;
import java.util.SortedMap;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.model.Publisher;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.QuadWriter;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;
import org.trialgraph.store.release.DatasetStatistics.GraphCounts;

/**
 * What {@code graph/meta} says of a release as a whole: the registries of its trials, what became of all records, and the
 * dataset with its graphs, classes and properties by the VoID vocabulary.
 */
final class ReleaseDescription {
    private static final Node GRAPH_NAME = createURI("http://www.w3.org/ns/sparql-service-description#name");

    private final Iris iris;
    private final QuadWriter meta;

    ReleaseDescription(Iris iris, StreamRDF out) {
        this.iris = iris;
        this.meta = new QuadWriter(out::quad, iris.graph("meta"));
    }

    /** Writes the import summary, and what is known of the publishers in it. */
    void write(ImportSummary summary) {
        summary.counts().forEach(this::imported);
        summary.counts().keySet().stream()
                .map(ImportSummary.Key::registry)
                .distinct()
                .flatMap(key -> Registries.known(key).stream())
                .forEach(this::publisher);
    }

    private void publisher(Publisher publisher) {
        QuadWriter about = TrialGraph.describe(publisher, meta.about(iris.registry(publisher.key())));
        if (!publisher.home().isEmpty()) {
            about.link(FOAF.homepage.asNode(), createURI(publisher.home()));
        }
    }

    private void imported(ImportSummary.Key key, ImportSummary.Counts counts) {
        String name = Registries.known(key.registry()).map(Publisher::name).orElse(key.registry());
        QuadWriter summary = meta.about(iris.importSummary(key.registry(), key.format()))
                .type(Vocabulary.IMPORT_ACTIVITY)
                .string(RDFS.Nodes.label, "Import from " + name + ", read as " + key.format())
                .link(Vocabulary.REGISTRY, iris.registry(key.registry()))
                .string(Vocabulary.FORMAT, key.format())
                .integer(Vocabulary.RECORDS_SEEN, counts.seen())
                .integer(Vocabulary.RECORDS_PUBLISHED, counts.published())
                .integer(Vocabulary.RECORDS_SUPERSEDED, counts.superseded())
                .integer(Vocabulary.RECORDS_REJECTED, counts.rejected())
                .integer(Vocabulary.UNMAPPED_VALUES, counts.unmapped().size());
        int position = 0;
        for (Map.Entry<ImportSummary.UnmappedValue, Long> value :
                counts.unmapped().entrySet()) {
            Node node = iris.part(summary.subject(), "unmapped", ++position);
            summary.link(Vocabulary.UNMAPPED_VALUE, node);
            meta.about(node)
                    .type(Vocabulary.UNMAPPED_VALUE_CLASS)
                    .link(
                            Vocabulary.UNMAPPED_PROPERTY,
                            Vocabulary.term(value.getKey().property()))
                    .string(Vocabulary.PRINTED_WORDS, value.getKey().words())
                    .integer(Vocabulary.RECORD_COUNT, value.getValue());
        }
        counts.neverFilled().forEach(field -> summary.link(Vocabulary.NEVER_FILLED, Vocabulary.term(field)));
    }

    /** Writes the VoID description of the dataset. */
    void write(DatasetStatistics statistics) {
        QuadWriter dataset = meta.about(iris.dataset())
                .type(VOID.Dataset.asNode())
                .string(DCTerms.title.asNode(), "Trialgraph: clinical trials as linked data", "en")
                .string(DCTerms.title.asNode(), "Trialgraph：临床试验关联数据", "zh")
                .string(VOID.uriSpace.asNode(), iris.base())
                .link(VOID.vocabulary.asNode(), createURI(Vocabulary.TG))
                .link(VOID.vocabulary.asNode(), createURI(Vocabulary.TGC))
                .link(VOID.sparqlEndpoint.asNode(), createURI(iris.base() + "sparql"))
                .integer(VOID.triples.asNode(), statistics.statements());
        statistics.graphs().forEach((graph, counts) -> {
            Node node = createURI(graph);
            dataset.link(VOID.subset.asNode(), node);
            graph(node, counts);
        });
        int[] position = {0};
        statistics
                .links()
                .forEach((target, properties) -> properties.forEach((property, count) -> {
                    Node node = iris.part(iris.dataset(), "linkset", ++position[0]);
                    dataset.link(VOID.subset.asNode(), node);
                    meta.about(node)
                            .type(VOID.Linkset.asNode())
                            .link(VOID.linkPredicate.asNode(), createURI(property))
                            .link(VOID.subjectsTarget.asNode(), iris.dataset())
                            .link(VOID.objectsTarget.asNode(), target.isEmpty() ? iris.dataset() : createURI(target))
                            .integer(VOID.triples.asNode(), count);
                }));
    }

    private void graph(Node graph, GraphCounts counts) {
        QuadWriter description = meta.about(graph)
                .type(VOID.Dataset.asNode())
                .link(GRAPH_NAME, graph)
                .integer(VOID.triples.asNode(), counts.statements())
                .integer(VOID.classes.asNode(), counts.classes().size())
                .integer(VOID.properties.asNode(), counts.properties().size());
        partitions(counts.classes(), description, "class", VOID.classPartition, VOID._class, VOID.entities);
        partitions(counts.properties(), description, "property", VOID.propertyPartition, VOID.property, VOID.triples);
    }

    /**
     * Writes a part of a graph for each of its classes or properties, in the order of their IRIs.
     *
     * @param counts of each class or property
     * @param partition leads from the graph to the part, {@code of} from there to the class or property, and {@code count} to
     *     the number
     */
    private void partitions(
            SortedMap<String, Long> counts,
            QuadWriter graph,
            String kind,
            Property partition,
            Property of,
            Property count) {
        int position = 0;
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            Node part = iris.part(graph.subject(), kind, ++position);
            graph.link(partition.asNode(), part);
            meta.about(part).link(of.asNode(), createURI(each.getKey())).integer(count.asNode(), each.getValue());
        }
    }
}
