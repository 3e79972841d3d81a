package org.trialgraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.load.DatasetLoad;
import org.trialgraph.store.load.QuadBatch;
import org.trialgraph.store.load.Tasks;

/**
 * Builds a release from the archive. The result depends on the set of archived documents alone: not on the order in which
 * they were published, nor on when.
 */
final class ReleaseBuilder {
    /** Bytes in memory of a bucket that is read, to one of its segments. */
    private static final long UNPACKED = 25;
    /** One part in so many of the memory may be taken by each of a few things at a time. */
    private static final long SHARE_OF_MEMORY = 8;

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
        Path scratch = release.folder().resolve("scratch");
        ExecutorService threads = Tasks.threads();
        try (DatasetLoad current = new DatasetLoad(release.store(), scratch.resolve("store"), threads);
                DatasetLoad history = new DatasetLoad(release.history(), scratch.resolve("history"), threads)) {
            QuadBatch ontology = new QuadBatch(LinkTarget::leadsOut);
            OntologyFiles.send(iris.graph("ontology"), ontology);
            current.add(ontology);
            load(archive, threads, bucket -> {
                bucket.selections().forEach(summary::count);
                current.addAll(bucket.current());
                history.addAll(bucket.history());
            });
            summary.finish();
            history.finish();
            DatasetGraph dataset = current.finish();
            complete(dataset, current.marked(), release, scratch, summary);
        } finally {
            Tasks.close(threads);
        }
        Folders.delete(scratch);
        release.writeFacts(iris.base());
        return summary;
    }

    /** Takes what a bucket puts into the release. */
    private interface Sink {
        void take(BucketStatements bucket) throws IOException;
    }

    /** Reads all buckets, some ahead of the one that is taken, and hands them over in order. */
    private void load(Archive archive, ExecutorService threads, Sink sink) throws IOException {
        Set<String> withdrawn = archive.withdrawn();
        int ahead = ahead(archive);
        Deque<Future<BucketStatements>> reading = new ArrayDeque<>();
        for (int next = 0; next < Archive.BUCKETS; next++) {
            int bucket = next;
            reading.add(threads.submit(() -> BucketStatements.read(archive, bucket, withdrawn, iris)));
            if (reading.size() > ahead) {
                sink.take(Tasks.result(reading.remove()));
            }
        }
        while (!reading.isEmpty()) {
            sink.take(Tasks.result(reading.remove()));
        }
    }

    /** As many buckets as there are threads to read them, fewer where they are large for the memory there is. */
    private static int ahead(Archive archive) throws IOException {
        long bucket = 1 + UNPACKED * archive.bytes() / Archive.BUCKETS;
        long fitting = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY / bucket;
        return (int) Math.min(Math.max(fitting, 1), Runtime.getRuntime().availableProcessors());
    }

    /** Adds what no single document says, counts and indexes. What only reads what the documents say goes on at once. */
    private void complete(
            DatasetGraph current, Set<NodeId> external, ReleaseFiles release, Path scratch, ImportSummary summary)
            throws IOException {
        DatasetStatistics contents = new DatasetStatistics();
        try (TextIndexing texts = new TextIndexing(textFields, release.text())) {
            List<Tasks.Work> readers = new ArrayList<>();
            readers.add(() -> texts.add(current));
            readers.add(() -> contents.count(current, external));
            List<Path> found = new ArrayList<>();
            for (Enrichment pass : passes(summary)) {
                Path file = scratch.resolve("found-" + found.size() + ".nq.gz");
                found.add(file);
                readers.add(() -> DerivedQuads.find(pass, current, file));
            }
            Tasks.run(readers);
            DerivedQuads additions = new DerivedQuads(current, contents, texts);
            for (Path file : found) {
                additions.add(file);
            }
            texts.commit();
        }
        current.executeWrite(() -> new VoidDescription(iris).write(contents, StreamRDFLib.dataset(current)));
        contents.writeStatistics(release.store());
    }

    private List<Enrichment> passes(ImportSummary summary) {
        List<Enrichment> passes = new ArrayList<>(enrichments);
        passes.add((dataset, out) -> {
            ImportSummaryGraph.write(summary, iris, out);
            RegistryGraph.write(summary, iris, out);
        });
        return passes;
    }
}
