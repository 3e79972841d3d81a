package org.trialgraph.store;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.solver.stats.Stats;
import org.apache.jena.tdb2.solver.stats.StatsCollector;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.rdf.Vocabulary;

/** What a dataset holds, counted: statements by graph and property, resources by graph and class. */
final class Contents {
    /** Counts of one graph. */
    static final class GraphContents {
        private long statements;
        private final Map<String, Long> properties = new TreeMap<>();
        private final Map<String, Long> classes = new TreeMap<>();

        long statements() {
            return statements;
        }

        Map<String, Long> properties() {
            return properties;
        }

        Map<String, Long> classes() {
            return classes;
        }

        private void count(Quad quad) {
            statements++;
            properties.merge(quad.getPredicate().getURI(), 1L, Long::sum);
            if (quad.getPredicate().equals(RDF.Nodes.type) && quad.getObject().isURI()) {
                classes.merge(quad.getObject().getURI(), 1L, Long::sum);
            }
        }
    }

    /** Statements of one property that lead to another dataset, or with no target from one registration to another. */
    record Linkset(String property, String target) implements Comparable<Linkset> {
        @Override
        public int compareTo(Linkset other) {
            return Comparator.comparing(Linkset::target)
                    .thenComparing(Linkset::property)
                    .compare(this, other);
        }
    }

    private final Map<Linkset, Long> linksets = new TreeMap<>();
    private final Map<Node, GraphContents> graphs = new TreeMap<>(Comparator.comparing(Node::getURI));
    private final StatsCollector forPlanning = new StatsCollector();

    /** Counts all statements of a dataset, each once, in a transaction of its own. */
    void count(DatasetGraph dataset) {
        dataset.executeRead(() -> dataset.find().forEachRemaining(this::count));
    }

    /** Counts a statement that was not counted yet. */
    void count(Quad quad) {
        graphs.computeIfAbsent(quad.getGraph(), g -> new GraphContents()).count(quad);
        link(quad);
        forPlanning.record(null, quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    private void link(Quad quad) {
        String property = quad.getPredicate().getURI();
        LinkTarget.of(quad).ifPresent(target -> linksets.merge(new Linkset(property, target.dataset()), 1L, Long::sum));
        if (quad.getPredicate().equals(Vocabulary.CROSS_REFERENCE)) {
            linksets.merge(new Linkset(property, ""), 1L, Long::sum);
        }
    }

    /** The number of statements of each set of links, in a fixed order. */
    Map<Linkset, Long> linksets() {
        return linksets;
    }

    /** Calls with every graph and its counts, in the order of the graphs' IRIs. */
    void forEach(BiConsumer<Node, GraphContents> each) {
        graphs.forEach(each);
    }

    /** Number of all statements. */
    long statements() {
        return graphs.values().stream().mapToLong(GraphContents::statements).sum();
    }

    /** Writes the statistics by which TDB2 plans queries. */
    void writeStatistics(Path dataset) {
        Stats.write(dataset.resolve("Data-0001").resolve("stats.opt").toString(), forPlanning.results());
    }
}
