package org.trialgraph.store.release;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.lang3.function.Failable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.match.TrialIndex;
import org.trialgraph.model.Linker;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.ResourceFolder;
import org.trialgraph.store.Tasks;
import org.trialgraph.store.archive.Archive;
import org.trialgraph.store.release.Publication.Enrichment;

/**
 * Builds a release from the archive. The result depends on the set of archived documents alone: not on the order in which
 * they were published, nor on when.
 *
 * @param iris makes the IRIs
 * @param enrichments passes over the whole release, in this order
 * @param linker finds the headings of events for the index of criteria
 */
record ReleaseBuilder(Iris iris, List<Enrichment> enrichments, Linker linker) {
    private static final String ONTOLOGY = "/org/trialgraph/ontology/";
    /** Rules about data and the table of registries, which the graph of the data itself describes as far as it has them. */
    private static final Set<String> NOT_LOADED = Set.of("shapes.ttl", "registries.ttl");

    /** Fills a new release folder and tells what went into it. */
    ImportSummary build(Archive archive, ReleaseFiles release) throws IOException {
        ImportSummary summary = new ImportSummary(archive.rejections());
        ExecutorService threads = Tasks.threads();
        try (DatasetLoader current = new DatasetLoader(release.store());
                DatasetLoader history = new DatasetLoader(release.history())) {
            current.add(ontology());
            new RecordLoader(iris, summary, current, history, threads).load(archive);
            summary.finish();
            history.complete();
            DatasetGraph dataset = current.complete();
            enrich(dataset, current.external(), release, summary);
        } finally {
            Tasks.close(threads);
        }
        return summary;
    }

    /**
     * The ontology and the code tables as they come with the program, for their labels to be queried beside the data: all
     * statements that name what they are about, in the order of the files.
     */
    private QuadBatch ontology() throws IOException {
        QuadBatch ontology = new QuadBatch();
        Node graph = iris.graph("ontology");
        StreamRDF named = new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                if (!triple.getSubject().isBlank() && !triple.getObject().isBlank()) {
                    ontology.quad(Quad.create(graph, triple));
                }
            }
        };
        ResourceFolder.read(ONTOLOGY, ".ttl", file -> {
            if (!NOT_LOADED.contains(file.getFileName().toString())) {
                RDFParser.fromString(Files.readString(file), Lang.TURTLE)
                        .base(graph.getURI())
                        .parse(named);
            }
        });
        return ontology;
    }

    /**
     * Adds what no single document says, counts and indexes. What only reads what the documents say goes on at the same time:
     * what each pass finds is put aside on disk, and added in the order of the passes once all are over.
     *
     * @param external resources of other datasets
     */
    private void enrich(DatasetGraph current, Set<Node> external, ReleaseFiles release, ImportSummary summary)
            throws IOException {
        List<Enrichment> passes = new ArrayList<>(enrichments);
        passes.add((dataset, out) -> new ReleaseDescription(iris, out).write(summary));
        Path scratch = Files.createDirectories(release.folder().resolve("scratch"));
        DatasetStatistics statistics = new DatasetStatistics();
        try (TextIndexBuilder texts = new TextIndexBuilder(release.text())) {
            List<IORunnable> readers = new ArrayList<>();
            readers.add(() -> texts.add(current));
            readers.add(() -> statistics.count(current, external));
            readers.add(() -> current.executeRead(
                    Failable.asRunnable(() -> TrialIndex.write(current, linker, release.criteria()))));
            List<Path> found = new ArrayList<>();
            for (Enrichment pass : passes) {
                Path file = scratch.resolve("found-" + found.size() + ".nq.gz");
                found.add(file);
                readers.add(() -> find(pass, current, file));
            }
            Tasks.run(readers);
            StreamRDF adding = adding(current, statistics, texts);
            for (Path file : found) {
                DurableFiles.requireRoom(scratch);
                try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
                    current.executeWrite(() -> RDFParser.source(in)
                            .lang(Lang.NQUADS)
                            .checking(false)
                            .parse(adding));
                }
            }
            texts.commit();
        }
        FileUtils.deleteDirectory(scratch.toFile());
        current.executeWrite(() -> new ReleaseDescription(iris, StreamRDFLib.dataset(current)).write(statistics));
        statistics.writeStatistics(release.store());
    }

    private static void find(Enrichment pass, DatasetGraph current, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            stream.start();
            current.executeRead(() -> pass.add(current, stream));
            stream.finish();
        }
    }

    /** Adds statements to a dataset; what is new is counted and indexed on its way. */
    private static StreamRDF adding(DatasetGraph current, DatasetStatistics statistics, TextIndexBuilder texts) {
        return new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                if (!current.contains(quad)) {
                    statistics.count(quad);
                    if (texts.takes(quad)
                            && !current.contains(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                        texts.add(quad.asTriple());
                    }
                    current.add(quad);
                }
            }
        };
    }
}
