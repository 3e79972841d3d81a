package org.trialgraph.web.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.function.Uncheck;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.trialgraph.files.TemporaryFolder;
import org.trialgraph.web.data.DatasetDescription.NamedGraph;

/**
 * The graphs of a release as compressed N-Quads. A file is written when it is first asked for and kept until {@link #close}, since a
 * release never changes; the order is that of the store, so that every copy of the release gives the same bytes. All of them together
 * are the same files one after the other, which is gzip too (RFC 1952, 2.2) and takes no room.
 */
public final class DumpFiles implements Closeable {
    /** What stands for a key of a graph in the name of the file of all. */
    public static final String ALL = "all";

    private static final String SUFFIX = ".nq.gz";

    private final DatasetGraph current;
    private final Map<String, Dump> written = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private @Nullable TemporaryFolder folder;

    /** Over all current graphs. */
    public DumpFiles(DatasetGraph current) {
        this.current = current;
    }

    /**
     * A download.
     *
     * @param files its parts, one after the other
     * @param statements how many it has; more than the dataset says of itself, for that is said in it
     * @param bytes how long it is
     * @param sha256 of it, in hexadecimal digits
     */
    public record Dump(List<Path> files, long statements, long bytes, String sha256) {
        private static Dump of(List<Path> files, long statements) throws IOException {
            MessageDigest digest = DigestUtils.getSha256Digest();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
                DigestUtils.updateDigest(digest, file);
            }
            return new Dump(files, statements, bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** The name of the file of a graph. */
    public static String name(String key) {
        return key + SUFFIX;
    }

    /** The download of a graph, where it is written. */
    public Optional<Dump> known(NamedGraph graph) {
        return Optional.ofNullable(written.get(graph.key()));
    }

    /** The download of all graphs, where they are written. */
    public Optional<Dump> known(List<NamedGraph> all) {
        return all.stream().allMatch(graph -> known(graph).isPresent())
                ? Optional.of(written.computeIfAbsent(ALL, key -> together(all)))
                : Optional.empty();
    }

    private Dump together(List<NamedGraph> all) {
        List<Dump> parts = all.stream().map(graph -> known(graph).orElseThrow()).toList();
        return Uncheck.get(() -> Dump.of(
                parts.stream().flatMap(part -> part.files().stream()).toList(),
                parts.stream().mapToLong(Dump::statements).sum()));
    }

    /**
     * Writes the download of a graph, where that is not written yet.
     *
     * @throws org.trialgraph.files.FolderException if the temporary folder is full
     */
    public synchronized Dump write(NamedGraph graph) throws IOException {
        Optional<Dump> known = known(graph);
        if (known.isPresent()) {
            return known.get();
        }
        TemporaryFolder own = folder == null ? TemporaryFolder.create() : folder;
        folder = own;
        String name = name(graph.key());
        long statements;
        try (OutputStream out = new GZIPOutputStream(own.newFile(name), 64 * 1024)) {
            statements = write(NodeFactory.createURI(graph.iri()), out);
        }
        Dump dump = Dump.of(List.of(own.folder().resolve(name)), statements);
        written.put(graph.key(), dump);
        return dump;
    }

    private long write(Node graph, OutputStream out) {
        long statements = 0;
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        writer.start();
        current.begin(ReadWrite.READ);
        try {
            Iterator<Quad> quads = current.find(graph, Node.ANY, Node.ANY, Node.ANY);
            while (quads.hasNext()) {
                if (closed) {
                    throw new RuntimeIOException("the release is served no more");
                }
                writer.quad(quads.next());
                statements++;
            }
        } finally {
            current.end();
        }
        writer.finish();
        return statements;
    }

    /** Ends what is being written, and removes the files. */
    @Override
    public void close() throws IOException {
        closed = true;
        synchronized (this) {
            if (folder != null) {
                folder.close();
            }
        }
    }
}
