package org.trialgraph.store.release;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/**
 * Statements that follow from a release as a whole, in a compressed file of N-Quads. What two of them differ in is found with eight bytes of
 * memory for each statement.
 *
 * @param file where they are
 */
record DerivedStatements(Path file) {
    /** Writes the file. */
    void write(Consumer<StreamRDF> statements) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16))) {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            stream.start();
            statements.accept(stream);
            stream.finish();
        }
    }

    /** Reads all of them, in order. */
    void forEach(Consumer<Quad> sink) throws IOException {
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
            parse(RDFParser.source(in).lang(Lang.NQUADS), sink);
        }
    }

    private static void parse(RDFParserBuilder parser, Consumer<Quad> sink) {
        parser.checking(false).parse(new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                sink.accept(quad);
            }
        });
    }

    /** Reads those that another file does not have, in order. */
    void forEachNotIn(DerivedStatements other, Consumer<Quad> sink) throws IOException {
        long[] known = other.hashes();
        StringBuilder lines = new StringBuilder();
        forEachLine(line -> {
            if (Arrays.binarySearch(known, hash(line)) < 0) {
                lines.append(line).append('\n');
            }
        });
        parse(RDFParser.fromString(lines.toString(), Lang.NQUADS), sink);
    }

    private long[] hashes() throws IOException {
        long[][] hashes = {new long[1 << 12]};
        int[] size = {0};
        forEachLine(line -> {
            if (size[0] == hashes[0].length) {
                hashes[0] = Arrays.copyOf(hashes[0], 2 * size[0]);
            }
            hashes[0][size[0]++] = hash(line);
        });
        long[] all = Arrays.copyOf(hashes[0], size[0]);
        Arrays.sort(all);
        return all;
    }

    private void forEachLine(Consumer<String> sink) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                sink.accept(line);
            }
        }
    }

    private static long hash(String line) {
        return MurmurHash3.hash128x64(line.getBytes(StandardCharsets.UTF_8))[0];
    }
}
