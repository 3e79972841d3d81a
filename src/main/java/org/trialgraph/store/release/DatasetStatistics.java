package org.trialgraph.store.release;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.solver.stats.Stats;
import org.apache.jena.tdb2.solver.stats.StatsCollector;
import org.apache.jena.tdb2.solver.stats.StatsResults;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Vocabulary;

/** What a dataset holds, counted: statements by graph and property, resources by graph and class. */
final class DatasetStatistics {
    /** Statements of one property that lead to another dataset, or with no target from one registration to another. */
    record Linkset(String property, String target) {}

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

    private final Map<Linkset, Long> linksets =
            new TreeMap<>(Comparator.comparing(Linkset::target).thenComparing(Linkset::property));
    private final Map<Node, StatsCollector> graphs = new HashMap<>();
    private final StatsCollector forPlanning = new StatsCollector();

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
            count(graph, property, object);
            if (leadingOut.contains(row.get(3)) || property.equals(Vocabulary.CROSS_REFERENCE)) {
                Node subject = terms.getNodeForNodeId(row.get(1));
                link(Quad.create(graph, subject, property, terms.getNodeForNodeId(row.get(3))));
            }
        });
    }

    /** Counts a statement that was not counted yet. */
    void count(Quad quad) {
        count(quad.getGraph(), quad.getPredicate(), quad.getObject());
        link(quad);
    }

    private void count(Node graph, Node property, Node object) {
        graphs.computeIfAbsent(graph, g -> new StatsCollector()).record(graph, null, property, object);
        forPlanning.record(graph, null, property, object);
    }

    private void link(Quad quad) {
        String property = quad.getPredicate().getURI();
        LinkTarget.of(quad).ifPresent(target -> linksets.merge(new Linkset(property, target.dataset), 1L, Long::sum));
        if (quad.getPredicate().equals(Vocabulary.CROSS_REFERENCE)) {
            linksets.merge(new Linkset(property, ""), 1L, Long::sum);
        }
    }

    /** The number of statements of each set of links, in a fixed order. */
    Map<Linkset, Long> linksets() {
        return linksets;
    }

    /** Statements, properties and classes of each graph, in the order of the graphs' IRIs. */
    Map<Node, StatsResults> graphs() {
        Map<Node, StatsResults> results = new TreeMap<>(Comparator.comparing(Node::getURI));
        graphs.forEach((graph, collector) -> results.put(graph, collector.results()));
        return results;
    }

    /** Number of all statements. */
    long statements() {
        return forPlanning.results().getCount();
    }

    /** Writes the statistics by which TDB2 plans queries. */
    void writeStatistics(Path dataset) {
        Stats.write(dataset.resolve("Data-0001").resolve("stats.opt").toString(), forPlanning.results());
    }
}
