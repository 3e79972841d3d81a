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
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.store.Tasks;

/**
 * What is added to a release that holds what the documents say: found while the dataset is only read, put aside on disk, then
 * added in one transaction. What is new is counted and indexed on its way.
 */
final class DerivedQuads {
    private final DatasetGraph dataset;
    private final List<Enrichment> passes;
    private final List<Path> files = new ArrayList<>();

    /**
     * @param dataset holds what the documents say, and takes the additions
     * @param passes look for additions
     * @param scratch folder for files that nobody needs afterwards
     */
    DerivedQuads(DatasetGraph dataset, List<Enrichment> passes, Path scratch) {
        this.dataset = dataset;
        this.passes = passes;
        for (int i = 0; i < passes.size(); i++) {
            files.add(scratch.resolve("found-" + i + ".nq.gz"));
        }
    }

    /** The work of putting aside what each pass finds; to be done before {@link #add}, all at the same time if need be. */
    List<Tasks.Work> finding() {
        List<Tasks.Work> work = new ArrayList<>();
        for (int i = 0; i < passes.size(); i++) {
            Enrichment pass = passes.get(i);
            Path file = files.get(i);
            work.add(() -> find(pass, file));
        }
        return work;
    }

    private void find(Enrichment pass, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            stream.start();
            dataset.executeRead(() -> pass.add(dataset, stream));
            stream.finish();
        }
    }

    /**
     * Adds what was put aside, in the order of the passes.
     *
     * @param statistics of the dataset before
     * @param texts index of the dataset before
     */
    void add(DatasetStatistics statistics, TextIndexBuilder texts) throws IOException {
        StreamRDF adding = new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                if (!dataset.contains(quad)) {
                    statistics.count(quad);
                    if (texts.takes(quad)
                            && !dataset.contains(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject())) {
                        texts.add(quad.asTriple());
                    }
                    dataset.add(quad);
                }
            }
        };
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
                dataset.executeWrite(() ->
                        RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(adding));
            }
        }
    }
}
