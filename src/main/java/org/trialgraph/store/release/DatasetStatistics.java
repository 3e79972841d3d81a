package org.trialgraph.store.release;

import static org.apache.jena.graph.NodeFactory.createURI;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.solver.stats.Stats;
import org.apache.jena.tdb2.solver.stats.StatsCollector;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/** What a dataset holds, counted: statements by graph and property, resources by graph and class. */
final class DatasetStatistics {
    /** Datasets to which statements lead out of this one, by what the IRIs of their resources begin with. */
    enum LinkTarget {
        /** Medical Subject Headings at the National Library of Medicine. */
        MESH(MeshVocabulary.MESH, MeshVocabulary.DATASET.getURI()),
        /** Publications in PubMed. */
        PUBMED("https://pubmed.ncbi.nlm.nih.gov/", "https://pubmed.ncbi.nlm.nih.gov/"),
        /** Organisations in the Research Organization Registry. */
        ROR("https://ror.org/", "https://ror.org/"),
        /** Items of Wikidata. */
        WIKIDATA("http://www.wikidata.org/entity/", "http://www.wikidata.org/entity/"),
        /** Countries by the Publications Office of the European Union. */
        COUNTRIES(
                "http://publications.europa.eu/resource/authority/country/",
                "http://publications.europa.eu/resource/authority/country");

        private final String space;
        private final String dataset;

        LinkTarget(String space, String dataset) {
            this.space = space;
            this.dataset = dataset;
        }

        /** Whether a node is a resource of another dataset. */
        static boolean leadsOut(Node node) {
            return node.isURI()
                    && Arrays.stream(values()).anyMatch(target -> node.getURI().startsWith(target.space));
        }

        /**
         * Where a statement leads: from a resource of another dataset to one of this. A link as a resource of its own, {@code
         * tg:to}, is no second link.
         */
        static Optional<LinkTarget> of(Quad quad) {
            if (!quad.getObject().isURI() || quad.getPredicate().equals(Vocabulary.TO)) {
                return Optional.empty();
            }
            String object = quad.getObject().getURI();
            String subject = quad.getSubject().isURI() ? quad.getSubject().getURI() : "";
            return Arrays.stream(values())
                    .filter(target -> object.startsWith(target.space) && !subject.startsWith(target.space))
                    .findFirst();
        }
    }

    /**
     * What a graph holds.
     *
     * @param classes number of resources by the IRI of their class
     * @param properties number of statements by the IRI of their property
     */
    record GraphCounts(SortedMap<String, Long> classes, SortedMap<String, Long> properties) {
        /** Number of all statements. */
        long statements() {
            return properties.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** As it is written into a file. */
    private record Written(SortedMap<String, GraphCounts> graphs, SortedMap<String, SortedMap<String, Long>> links) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /** By the IRIs of graphs. */
    private final SortedMap<String, GraphCounts> graphs = new TreeMap<>();
    /** By the IRIs of targets, then of properties. */
    private final SortedMap<String, SortedMap<String, Long>> links = new TreeMap<>();

    /** Reads what {@link #write} has written. */
    static DatasetStatistics read(Path file) throws IOException {
        Written written = JSON.readValue(file.toFile(), Written.class);
        DatasetStatistics statistics = new DatasetStatistics();
        statistics.graphs.putAll(written.graphs());
        statistics.links.putAll(written.links());
        return statistics;
    }

    /** Writes all counts into a file. */
    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), new Written(graphs, links));
    }

    /**
     * Counts all statements of a dataset, each once, in a transaction of its own. It goes over ids: subjects and objects are
     * looked up only where a link may lead out.
     *
     * @param external all resources of other datasets that statements lead to
     */
    void count(DatasetGraph dataset, Set<Node> external) {
        NodeTupleTable rows =
                TDBInternal.getDatasetGraphTDB(dataset).getQuadTable().getNodeTupleTable();
        dataset.executeRead(() -> count(rows, external));
    }

    private void count(NodeTupleTable rows, Set<Node> external) {
        NodeTable terms = rows.getNodeTable();
        Set<NodeId> leadingOut = external.stream().map(terms::getNodeIdForNode).collect(Collectors.toSet());
        Map<NodeId, Node> few = new HashMap<>();
        rows.findAll().forEachRemaining(row -> {
            Node graph = few.computeIfAbsent(row.get(0), terms::getNodeForNodeId);
            Node property = few.computeIfAbsent(row.get(2), terms::getNodeForNodeId);
            boolean type = property.equals(RDF.Nodes.type);
            Node object = type ? few.computeIfAbsent(row.get(3), terms::getNodeForNodeId) : Node.ANY;
            count(graph, property, object, 1);
            if (leadingOut.contains(row.get(3)) || property.equals(Vocabulary.CROSS_REFERENCE)) {
                Node subject = terms.getNodeForNodeId(row.get(1));
                link(Quad.create(graph, subject, property, terms.getNodeForNodeId(row.get(3))), 1);
            }
        });
    }

    /** Counts a statement that comes into the dataset. */
    void added(Quad quad) {
        count(quad, 1);
    }

    /** Counts a statement that leaves the dataset. */
    void removed(Quad quad) {
        count(quad, -1);
    }

    private void count(Quad quad, long change) {
        count(quad.getGraph(), quad.getPredicate(), quad.getObject(), change);
        link(quad, change);
    }

    private void count(Node graph, Node property, Node object, long change) {
        GraphCounts counts =
                graphs.computeIfAbsent(graph.getURI(), g -> new GraphCounts(new TreeMap<>(), new TreeMap<>()));
        change(counts.properties(), property.getURI(), change);
        if (property.equals(RDF.Nodes.type)) {
            change(counts.classes(), object.getURI(), change);
        }
        if (counts.properties().isEmpty()) {
            graphs.remove(graph.getURI());
        }
    }

    private void link(Quad quad, long change) {
        String property = quad.getPredicate().getURI();
        LinkTarget.of(quad).ifPresent(target -> link(target.dataset, property, change));
        if (quad.getPredicate().equals(Vocabulary.CROSS_REFERENCE)) {
            link("", property, change);
        }
    }

    private void link(String target, String property, long change) {
        SortedMap<String, Long> properties = links.computeIfAbsent(target, t -> new TreeMap<>());
        change(properties, property, change);
        if (properties.isEmpty()) {
            links.remove(target);
        }
    }

    private static void change(Map<String, Long> counts, String of, long change) {
        counts.merge(of, change, (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
    }

    /** Number of statements of each property to each other dataset, by the IRIs of both; none for other registrations. */
    SortedMap<String, SortedMap<String, Long>> links() {
        return links;
    }

    /** What each graph holds, by the IRIs of graphs. */
    SortedMap<String, GraphCounts> graphs() {
        return graphs;
    }

    /** Number of resources of a class in all graphs. */
    long instances(Node type) {
        return graphs.values().stream()
                .mapToLong(graph -> graph.classes().getOrDefault(type.getURI(), 0L))
                .sum();
    }

    /** Number of all statements. */
    long statements() {
        return graphs.values().stream().mapToLong(GraphCounts::statements).sum();
    }

    /** Writes the statistics by which TDB2 plans queries. Jena writes only what it has counted itself. */
    void writeStatistics(Path dataset) {
        StatsCollector counted = new StatsCollector();
        graphs.values().forEach(graph -> {
            graph.properties().forEach((property, count) -> {
                Node node = createURI(property);
                if (!node.equals(RDF.Nodes.type)) {
                    LongStream.range(0, count).forEach(i -> counted.record(null, null, node, Node.ANY));
                }
            });
            graph.classes().forEach((type, count) -> {
                Node node = createURI(type);
                LongStream.range(0, count).forEach(i -> counted.record(null, null, RDF.Nodes.type, node));
            });
        });
        Stats.write(dataset.resolve("Data-0001").resolve("stats.opt").toString(), counted.results());
    }
}
