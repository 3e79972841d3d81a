package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.commons.io.FileUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.Tasks;
import org.trialgraph.store.archive.Archive;

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
        Path scratch = Files.createDirectories(release.folder().resolve("scratch"));
        ExecutorService threads = Tasks.threads();
        try (DatasetLoader current = new DatasetLoader(release.store());
                DatasetLoader history = new DatasetLoader(release.history())) {
            QuadBatch ontology = new QuadBatch();
            OntologyFiles.send(iris.graph("ontology"), ontology);
            current.add(ontology);
            new RecordLoader(iris, summary, current, history, threads).load(archive);
            summary.finish();
            history.complete();
            DatasetGraph dataset = current.complete();
            enrich(dataset, current.external(), release, scratch, summary);
        } finally {
            Tasks.close(threads);
        }
        FileUtils.deleteDirectory(scratch.toFile());
        release.writeFacts(iris.base());
        return summary;
    }

    /**
     * Adds what no single document says, counts and indexes. What only reads what the documents say goes on at the same time.
     *
     * @param external resources of other datasets
     */
    private void enrich(
            DatasetGraph current, Set<Node> external, ReleaseFiles release, Path scratch, ImportSummary summary)
            throws IOException {
        List<Enrichment> passes = new ArrayList<>(enrichments);
        passes.add((dataset, out) -> new ReleaseDescription(iris, out).write(summary));
        DatasetStatistics statistics = new DatasetStatistics();
        try (TextIndexBuilder texts = new TextIndexBuilder(textFields, release.text())) {
            DerivedQuads derived = new DerivedQuads(current, passes, scratch);
            List<Tasks.Work> readers = new ArrayList<>();
            readers.add(() -> texts.add(current));
            readers.add(() -> statistics.count(current, external));
            readers.addAll(derived.finding());
            Tasks.run(readers);
            derived.add(statistics, texts);
            texts.commit();
        }
        current.executeWrite(() -> new ReleaseDescription(iris, StreamRDFLib.dataset(current)).write(statistics));
        statistics.writeStatistics(release.store());
    }
}
