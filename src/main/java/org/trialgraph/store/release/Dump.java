package org.trialgraph.store.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.VOID;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.files.TemporaryFolder;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.rdf.Iris;

/**
 * Writes a dataset into files, in an order of its own: the same statements give the same bytes, whether they came at once or one by one.
 *
 * @param dataset what is written
 * @param iris makes its IRIs
 */
public record Dump(DatasetGraph dataset, Iris iris) {
    private static final String NAME = "trialgraph";
    private static final Comparator<Quad> IN_ORDER = Comparator.comparing(Quad::getGraph, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getObject, NodeCmp::compareRDFTerms);

    /** Writes the dump, {@code void.ttl} and {@code SHA256SUMS} into a folder, and tells their paths. */
    public List<Path> write(Syntax syntax, Path folder) throws IOException {
        DurableFiles.removeLeftBehind(folder);
        Path dump = folder.resolve(NAME + "." + syntax.extension() + ".gz");
        Path description = folder.resolve("void.ttl");
        Path sums = folder.resolve("SHA256SUMS");
        String sumOfDump = file(dump, true, out -> statements(syntax, out));
        String sumOfDescription = file(description, false, out -> description(dump, out));
        String lines = sumOfDescription + "  " + description.getFileName() + "\n" + sumOfDump + "  "
                + dump.getFileName() + "\n";
        DurableFiles.write(sums, out -> out.write(lines.getBytes(StandardCharsets.UTF_8)));
        return List.of(dump, description, sums);
    }

    private void statements(Syntax syntax, OutputStream out) throws IOException {
        if (!syntax.streamed()) {
            try (RdfOutput rdf = new RdfOutput(syntax, out)) {
                each(quad -> true, rdf);
            }
            return;
        }
        TemporaryFolder.writing(() -> sorted(syntax, out));
    }

    /** Writes all statements in order, and tells how many. */
    private long sorted(Syntax syntax, OutputStream out) throws IOException {
        Function<List<Quad>, byte[]> renderer = RdfOutput.renderer(syntax);
        try (SortedLines lines = new SortedLines()) {
            dataset.executeRead(() -> dataset.stream().forEach(quad -> lines.add(renderer.apply(List.of(quad)))));
            lines.forEach(out::write);
            return lines.size();
        }
    }

    /** What {@code graph/meta} says of the dataset and its graphs by VoID, and where the dump is. */
    private void description(Path dump, OutputStream out) throws IOException {
        String graphs = iris.base() + "graph/";
        Node meta = iris.graph("meta");
        try (RdfOutput rdf = new RdfOutput(Syntax.TURTLE, out)) {
            each(
                    quad -> quad.getGraph().equals(meta)
                            && (quad.getSubject().equals(iris.dataset())
                                    || quad.getSubject().getURI().startsWith(graphs)),
                    rdf);
            Node file = NodeFactory.createURI(iris.base() + "dump/" + dump.getFileName());
            rdf.write(Quad.create(meta, iris.dataset(), VOID.dataDump.asNode(), file));
        }
    }

    private void each(Predicate<Quad> wanted, RdfOutput rdf) {
        dataset.executeRead(
                () -> dataset.stream().filter(wanted).sorted(IN_ORDER).forEach(rdf::write));
    }

    /** @param content writes what goes into the file */
    private static String file(Path file, boolean zipped, IOConsumer<OutputStream> content) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        DurableFiles.write(file, bytes -> {
            OutputStream sink = new DigestOutputStream(bytes, digest);
            if (zipped) {
                GZIPOutputStream out = new GZIPOutputStream(sink, 64 * 1024);
                content.accept(out);
                out.finish();
            } else {
                content.accept(sink);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
