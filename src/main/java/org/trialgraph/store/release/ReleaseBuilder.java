package org.trialgraph.store.release;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.lang3.function.Failable;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.Progress;
import org.trialgraph.files.Progress.Stage;
import org.trialgraph.files.Progress.Unit;
import org.trialgraph.linkage.ReleaseFacts;
import org.trialgraph.model.Linker;
import org.trialgraph.rdf.Iris;
import org.trialgraph.search.ReleaseFacets;
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
 * @param progress is told how far a build has come
 */
record ReleaseBuilder(Iris iris, List<Enrichment> enrichments, Linker linker, Progress progress) {
    /** Passes that look at the same time. */
    static final Stage DERIVING = new Stage("Linking, indexing words", Unit.PIECES);

    private static final Stage SORTING = new Stage("Sorting statements", Unit.PIECES);

    /** The kind of derived statements that tell what was imported. */
    static final String IMPORTS = "imports";
    /** The kind of derived statements that describe the dataset by VoID. */
    static final String DESCRIPTION = "description";

    private static final String ONTOLOGY = "/org/trialgraph/ontology/";
    /** Rules about data and the table of registries, which the graph of the data itself describes as far as it has them. */
    private static final Set<String> NOT_LOADED = Set.of("shapes.ttl", "registries.ttl");

    /** Fills a new release folder and tells what went into it. */
    ImportSummary build(Archive archive, ReleaseFiles release) throws IOException {
        ImportSummary summary = new ImportSummary(archive);
        ExecutorService threads = Tasks.threads();
        try (DatasetLoader current = new DatasetLoader(release.store());
                DatasetLoader history = new DatasetLoader(release.history());
                TrialFiles trials = new TrialFiles(release, Optional.empty(), summary, linker);
                TextIndexBuilder texts = new TextIndexBuilder(release.text())) {
            current.add(ontology());
            new RecordLoader(iris, trials, current, history, texts, threads).load(archive, progress);
            summary.finish();
            long rows = history.rowsToSort() + current.rowsToSort();
            history.complete(done -> progress.report(SORTING, done, rows));
            DatasetGraph dataset =
                    current.complete(done -> progress.report(SORTING, history.rowsToSort() + done, rows));
            enrich(dataset, trials.facts(), current.external(), texts, release, summary);
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
     * @param texts with the words of the trials; gets all other texts
     */
    private void enrich(
            DatasetGraph current,
            ReleaseFacts facts,
            Set<Node> external,
            TextIndexBuilder texts,
            ReleaseFiles release,
            ImportSummary summary)
            throws IOException {
        DatasetStatistics statistics = new DatasetStatistics();
        List<IORunnable> readers = new ArrayList<>();
        readers.add(() -> texts.add(current));
        readers.add(() -> statistics.count(current, external));
        List<DerivedStatements> derived = new ArrayList<>();
        for (Enrichment pass : passes(summary)) {
            DerivedStatements found = new DerivedStatements(release.derived(pass.name()));
            derived.add(found);
            readers.add(() -> found.write(out -> current.executeRead(() -> pass.add(facts, current, out))));
        }
        Tasks.run(progress.counting(DERIVING, readers));
        for (DerivedStatements found : derived) {
            DurableFiles.requireRoom(release.folder());
            current.executeWrite(
                    Failable.asRunnable(() -> found.forEach(quad -> add(quad, current, statistics, texts))));
        }
        texts.commit();
        DerivedStatements description = new DerivedStatements(release.derived(DESCRIPTION));
        description.write(out -> new ReleaseDescription(iris, out).write(statistics));
        current.executeWrite(Failable.asRunnable(() -> description.forEach(current::add)));
        statistics.write(release.statistics());
        statistics.writeStatistics(release.store());
        release.bytesBuiltWhole(release.bytes());
        current.executeRead(Failable.asRunnable(() -> ReleaseFacets.of(current).write(release.facets())));
    }

    /** The passes in their order, with that which writes the import summary at the end. */
    List<Enrichment> passes(ImportSummary summary) {
        List<Enrichment> passes = new ArrayList<>(enrichments);
        passes.add(new Enrichment(IMPORTS, (facts, dataset, out) -> new ReleaseDescription(iris, out).write(summary)));
        return passes;
    }

    /** Adds a statement to a dataset; what is new is counted and indexed on its way. */
    private static void add(Quad quad, DatasetGraph current, DatasetStatistics statistics, TextIndexBuilder texts) {
        if (!current.contains(quad)) {
            statistics.added(quad);
            if (texts.takes(quad)
                    && !current.contains(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                texts.add(quad.asTriple());
            }
            current.add(quad);
        }
    }
}
