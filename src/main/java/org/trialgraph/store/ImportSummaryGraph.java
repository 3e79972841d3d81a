package org.trialgraph.store;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.QuadWriter;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.ImportSummary.Counts;
import org.trialgraph.store.ImportSummary.Key;
import org.trialgraph.store.ImportSummary.UnmappedValue;

/** The import summary as RDF in {@code graph/meta}. */
final class ImportSummaryGraph {
    private ImportSummaryGraph() {}

    static void write(ImportSummary summary, Iris iris, StreamRDF out) {
        QuadWriter meta = new QuadWriter(out, iris.graph("meta"));
        summary.counts().forEach((key, counts) -> write(key, counts, iris, meta));
    }

    private static void write(Key key, Counts counts, Iris iris, QuadWriter meta) {
        QuadWriter summary = meta.about(iris.importSummary(key.registry(), key.format()))
                .type(Vocabulary.IMPORT_ACTIVITY)
                .string(RDFS.Nodes.label, "Import of " + key.registry() + ", " + key.format())
                .link(Vocabulary.REGISTRY, iris.registry(key.registry()))
                .string(Vocabulary.FORMAT, key.format())
                .integer(Vocabulary.RECORDS_SEEN, counts.seen())
                .integer(Vocabulary.RECORDS_PUBLISHED, counts.published())
                .integer(Vocabulary.RECORDS_SUPERSEDED, counts.superseded())
                .integer(Vocabulary.RECORDS_REJECTED, counts.rejected())
                .integer(Vocabulary.UNMAPPED_VALUES, counts.unmapped().size());
        int position = 0;
        for (Map.Entry<UnmappedValue, Long> value : counts.unmapped().entrySet()) {
            Node node = iris.part(summary.subject(), "unmapped", ++position);
            summary.link(Vocabulary.UNMAPPED_VALUE, node);
            meta.about(node)
                    .type(Vocabulary.UNMAPPED_VALUE_CLASS)
                    .link(
                            Vocabulary.UNMAPPED_PROPERTY,
                            Vocabulary.named(value.getKey().property()))
                    .string(Vocabulary.PRINTED_WORDS, value.getKey().words())
                    .integer(Vocabulary.RECORD_COUNT, value.getValue());
        }
        counts.neverFilled().forEach(name -> summary.link(Vocabulary.NEVER_FILLED, Vocabulary.named(name)));
    }
}
