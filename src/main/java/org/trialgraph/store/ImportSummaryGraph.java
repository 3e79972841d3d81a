package org.trialgraph.store;

import static org.apache.jena.graph.NodeFactory.createLiteralDT;
import static org.apache.jena.graph.NodeFactory.createLiteralString;

import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.ImportSummary.Counts;
import org.trialgraph.store.ImportSummary.Key;
import org.trialgraph.store.ImportSummary.UnmappedValue;

/** The import summary as RDF in {@code graph/meta}. */
final class ImportSummaryGraph {
    private final Node graph;
    private final StreamRDF out;

    private ImportSummaryGraph(Node graph, StreamRDF out) {
        this.graph = graph;
        this.out = out;
    }

    static void write(ImportSummary summary, Iris iris, StreamRDF out) {
        ImportSummaryGraph writer = new ImportSummaryGraph(iris.graph("meta"), out);
        summary.counts().forEach((key, counts) -> writer.write(iris, key, counts));
    }

    private void write(Iris iris, Key key, Counts counts) {
        Node summary = iris.importSummary(key.registry(), key.format());
        add(summary, RDF.Nodes.type, Vocabulary.IMPORT_ACTIVITY);
        add(summary, RDFS.Nodes.label, createLiteralString("Import of " + key.registry() + ", " + key.format()));
        add(summary, Vocabulary.REGISTRY, iris.registry(key.registry()));
        add(summary, Vocabulary.FORMAT, createLiteralString(key.format()));
        add(summary, Vocabulary.RECORDS_SEEN, number(counts.seen()));
        add(summary, Vocabulary.RECORDS_PUBLISHED, number(counts.published()));
        add(summary, Vocabulary.RECORDS_SUPERSEDED, number(counts.superseded()));
        add(summary, Vocabulary.RECORDS_REJECTED, number(counts.rejected()));
        add(summary, Vocabulary.UNMAPPED_VALUES, number(counts.unmapped().size()));
        int position = 0;
        for (Map.Entry<UnmappedValue, Long> value : counts.unmapped().entrySet()) {
            unmapped(summary, iris.part(summary, "unmapped", ++position), value.getKey(), value.getValue());
        }
        for (String name : counts.neverFilled()) {
            add(summary, Vocabulary.NEVER_FILLED, Vocabulary.named(name));
        }
    }

    private void unmapped(Node summary, Node node, UnmappedValue value, long count) {
        add(summary, Vocabulary.UNMAPPED_VALUE, node);
        add(node, RDF.Nodes.type, Vocabulary.UNMAPPED_VALUE_CLASS);
        add(node, Vocabulary.UNMAPPED_PROPERTY, Vocabulary.named(value.property()));
        add(node, Vocabulary.PRINTED_WORDS, createLiteralString(value.words()));
        add(node, Vocabulary.RECORD_COUNT, number(count));
    }

    private void add(Node subject, Node property, Node object) {
        out.quad(Quad.create(graph, subject, property, object));
    }

    private static Node number(long value) {
        return createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }
}
