package org.trialgraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * What is added to a release that holds what the documents say: found while the dataset is only read, put aside on disk, then
 * added in one transaction. What is new is counted and indexed on its way.
 */
final class DerivedQuads {
    private final DatasetGraph dataset;
    private final DatasetStatistics contents;
    private final TextIndexing texts;

    /**
     * @param dataset takes the additions
     * @param contents of the dataset before
     * @param texts of the dataset before
     */
    DerivedQuads(DatasetGraph dataset, DatasetStatistics contents, TextIndexing texts) {
        this.dataset = dataset;
        this.contents = contents;
        this.texts = texts;
    }

    /** Puts aside what a pass finds. Several may look at the same time. */
    static void find(Enrichment pass, DatasetGraph dataset, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            stream.start();
            dataset.executeRead(() -> pass.add(dataset, stream));
            stream.finish();
        }
    }

    /** Adds what a pass put aside. */
    void add(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            dataset.executeWrite(
                    () -> RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(new StreamRDFBase() {
                        @Override
                        public void quad(Quad quad) {
                            add(quad);
                        }
                    }));
        }
    }

    private void add(Quad quad) {
        if (dataset.contains(quad)) {
            return;
        }
        contents.count(quad);
        if (texts.takes(quad)
                && !dataset.contains(Node.ANY, quad.getSubject(), quad.getPredicate(), quad.getObject())) {
            texts.add(quad.asTriple());
        }
        dataset.add(quad);
    }
}
