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
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

/** Runs an enrichment: what it finds is put aside on disk while the dataset is read, then added in one transaction. */
final class EnrichmentPass {
    private final DatasetGraph dataset;
    private final Path scratch;

    EnrichmentPass(DatasetGraph dataset, Path scratch) {
        this.dataset = dataset;
        this.scratch = scratch;
    }

    void run(Enrichment enrichment) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(scratch)))) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            stream.start();
            dataset.executeRead(() -> enrichment.add(dataset, stream));
            stream.finish();
        }
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(scratch)))) {
            dataset.executeWrite(
                    () -> RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(StreamRDFLib.dataset(dataset)));
        } finally {
            Files.delete(scratch);
        }
    }
}
