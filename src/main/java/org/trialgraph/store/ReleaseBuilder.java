package org.trialgraph.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.rdf.Iris;

/**
 * Builds a release from the archive. The result depends on the set of archived documents alone: not on the order in which
 * they were published, nor on when.
 */
final class ReleaseBuilder {
    private final Iris iris;
    private final EntityDefinition textFields;
    private final List<Enrichment> enrichments;

    ReleaseBuilder(Iris iris, EntityDefinition textFields, List<Enrichment> enrichments) {
        this.iris = iris;
        this.textFields = textFields;
        this.enrichments = List.copyOf(enrichments);
    }

    /** Fills a new release folder and tells what went into it. */
    ImportSummary build(Archive archive, ReleaseFiles release) throws IOException {
        ImportSummary summary = new ImportSummary(archive.rejections());
        try (BulkLoad current = new BulkLoad(release.store());
                BulkLoad history = new BulkLoad(release.history())) {
            StreamRDF currentQuads = current.stream();
            StreamRDF historyQuads = history.stream();
            OntologyFiles.send(iris.graph("ontology"), currentQuads);
            Set<String> withdrawn = archive.withdrawn();
            for (int bucket = 0; bucket < Archive.BUCKETS; bucket++) {
                load(published(archive.bucket(bucket), withdrawn, historyQuads), currentQuads, historyQuads, summary);
            }
            summary.finish();
            history.finish();
            complete(current.finish(), release, summary);
        }
        release.writeFacts(iris.base());
        return summary;
    }

    private void complete(DatasetGraph current, ReleaseFiles release, ImportSummary summary) throws IOException {
        EnrichmentPass pass = new EnrichmentPass(current, release.folder().resolve("scratch.nq.gz"));
        for (Enrichment enrichment : enrichments) {
            pass.run(enrichment);
        }
        pass.run((dataset, out) -> {
            ImportSummaryGraph.write(summary, iris, out);
            RegistryGraph.write(summary, iris, out);
        });
        Contents contents = Contents.of(current);
        current.executeWrite(() -> new VoidDescription(iris).write(contents, StreamRDFLib.dataset(current)));
        contents.writeStatistics(release.store());
        TextIndexes.build(current, textFields, release.text());
    }

    /** The trials that are not withdrawn; what was said of the others goes to the history alone. */
    private List<List<ArchiveRecord>> published(
            List<List<ArchiveRecord>> trials, Set<String> withdrawn, StreamRDF history) {
        List<List<ArchiveRecord>> published = new ArrayList<>();
        for (List<ArchiveRecord> documents : trials) {
            if (withdrawn.contains(documents.get(0).trial())) {
                documents.forEach(document -> remember(document, history));
            } else {
                published.add(documents);
            }
        }
        return published;
    }

    private void remember(ArchiveRecord document, StreamRDF history) {
        Node meta = iris.graph("meta");
        Node capture = iris.document(document.sha256());
        for (Quad quad : Quads.of(document)) {
            history.quad(quad.getGraph().equals(meta) ? quad : Quad.create(capture, quad.asTriple()));
        }
    }

    /** Loads the trials of one bucket. Most have one document; these go through the parser together. */
    private void load(List<List<ArchiveRecord>> trials, StreamRDF current, StreamRDF history, ImportSummary summary) {
        List<ArchiveRecord> alone = new ArrayList<>();
        for (List<ArchiveRecord> documents : trials) {
            Selection selection = Selection.of(documents);
            summary.count(selection);
            if (selection.others().isEmpty()) {
                alone.add(selection.current());
            } else {
                load(selection, current, history);
            }
        }
        Quads.send(alone, current);
    }

    private void load(Selection selection, StreamRDF current, StreamRDF history) {
        Node meta = iris.graph("meta");
        ArchiveRecord winner = selection.current();
        Completion trial =
                new Completion(winner.trial(), iris.graph(winner.registry()).getURI(), meta.getURI(), Quads.of(winner));
        selection.additions().forEach(addition -> trial.add(Quads.of(addition)));
        trial.statements().forEach(current::quad);
        for (ArchiveRecord other : selection.others()) {
            Node capture = iris.document(other.sha256());
            for (Quad quad : Quads.of(other)) {
                if (quad.getGraph().equals(meta)) {
                    current.quad(quad);
                    history.quad(quad);
                } else {
                    history.quad(Quad.create(capture, quad.asTriple()));
                }
            }
        }
    }
}
