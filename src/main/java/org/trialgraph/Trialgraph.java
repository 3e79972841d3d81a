package org.trialgraph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.codes.Codes;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.format.Formats;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Trial;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.pipeline.Pipeline;
import org.trialgraph.pipeline.PulledResults;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.TrialGraph;

/**
 * Trial documents read by a program instead of by {@code ./trialgraph}: files, folders and archives in, trials as Java objects or RDF
 * out. Documents are read when their trials are asked for, on all cores, a few ahead; memory does not grow with their number. Each of
 * {@link #trials}, {@link #records}, {@link #model} and {@link #write} reads the sources anew. {@link #close} ends what still reads.
 *
 * <p>This class, what it returns and {@code org.trialgraph.model} are the interface of the library; other packages may change.
 */
public final class Trialgraph implements AutoCloseable {
    /**
     * How documents are read.
     *
     * @param format name of the format that all documents are taken for, as {@code ./trialgraph help formats} lists them; empty where
     *     each document tells its own
     * @param mesh MeSH to link with, an index made by {@code ./trialgraph mesh import} or one of NLM's files; empty for the small starter
     * @param meshThreshold least confidence, 0 to 1, of a link that also stands as plain {@code tg:mesh}
     * @param base of all IRIs, ending in a slash
     * @param contacts whether names, e-mails and phones of people are in the RDF, too
     */
    public record Options(
            Optional<String> format, Optional<Path> mesh, double meshThreshold, String base, boolean contacts) {
        /** Formats told from the documents, the starter of MeSH, no contacts of people. */
        public static final Options USUAL =
                new Options(Optional.empty(), Optional.empty(), 0.5, Iris.DEFAULT_BASE, false);

        /** The same with a format for all documents. */
        public Options withFormat(String name) {
            return new Options(Optional.of(name), mesh, meshThreshold, base, contacts);
        }

        /** The same with MeSH of a file. */
        public Options withMesh(Path file) {
            return new Options(format, Optional.of(file), meshThreshold, base, contacts);
        }

        /** The same with another base of all IRIs. */
        public Options withBase(String iri) {
            return new Options(format, mesh, meshThreshold, iri, contacts);
        }
    }

    /**
     * What came of one record of a document, or of a file that cannot be opened.
     *
     * @param document the document as a user would name it
     * @param trial what it says; empty where nothing could be read, and then a finding says why
     * @param statements the same in RDF, in the graphs of a store; none where nothing could be read
     * @param findings what was met on the way
     */
    public record DocumentRecord(
            String document, Optional<Trial> trial, List<Quad> statements, List<Finding> findings) {
        private static DocumentRecord of(Converted converted) {
            return new DocumentRecord(
                    converted.document().origin(),
                    converted.quads().map(quads -> quads.trial()),
                    converted.statements(),
                    converted.findings());
        }

        private static DocumentRecord unopened(Finding finding) {
            return new DocumentRecord(finding.document(), Optional.empty(), List.of(), List.of(finding));
        }
    }

    private final List<String> sources;
    private final Detector detector;
    private final Converter converter;
    private final Collection<PulledResults<?>> open = new ConcurrentLinkedQueue<>();

    private Trialgraph(Options options, List<String> sources) throws IOException {
        Formats formats = new Formats(new Codes());
        this.sources = sources;
        this.detector = new Detector(
                formats,
                options.format()
                        .map(name -> formats.named(name)
                                .orElseThrow(() -> new IllegalArgumentException("no format \"" + name + "\""))));
        MeshLinker linker = new MeshLinker(
                MeshIndexes.open(options.mesh().orElse(null), Path.of("")).index());
        this.converter = new Converter(new TrialGraph(
                new Iris(options.base()), linker, new ConstraintReader(), options.meshThreshold(), options.contacts()));
    }

    /**
     * Names documents to read, as usual.
     *
     * @param sources files, folders, which are walked, and archives ({@code .zip}, {@code .gz}, {@code .jsonl})
     * @throws NoSuchFileException if there is no such file
     */
    public static Trialgraph read(Path... sources) throws IOException {
        return read(Options.USUAL, sources);
    }

    /**
     * Names documents to read.
     *
     * @param sources files, folders and archives
     * @throws NoSuchFileException if there is no such file
     * @throws org.trialgraph.mesh.index.MeshFileException if the file of MeSH is none, or damaged
     * @throws IllegalArgumentException if there is no such format, or the base is none
     */
    public static Trialgraph read(Options options, Path... sources) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path source : sources) {
            if (!Files.exists(source)) {
                throw new NoSuchFileException(source.toString());
            }
            names.add(source.toString());
        }
        return new Trialgraph(options, names);
    }

    /** The trials, in the order of the documents; what gives none is left out. Nothing is turned into RDF. */
    public Stream<Trial> trials() {
        return this.<Optional<Trial>>stream((document, format, reading) -> reading.trial(), finding -> Optional.empty())
                .flatMap(Optional::stream);
    }

    /** What came of every record, in the order of the documents, with its RDF and what was met on the way. */
    public Stream<DocumentRecord> records() {
        return stream(
                (document, format, reading) -> DocumentRecord.of(converter.make(document, format, reading)),
                DocumentRecord::unopened);
    }

    /** All statements of all documents as one model, in memory. */
    public Model model() {
        Model model = ModelFactory.createDefaultModel().setNsPrefixes(Prefixes.ALL);
        try (Stream<DocumentRecord> records = records()) {
            records.forEach(record ->
                    record.statements().forEach(quad -> model.getGraph().add(quad.asTriple())));
        }
        return model;
    }

    /**
     * Writes all statements of all documents; N-Quads and N-Triples as they come, the others once all are there.
     *
     * @param out is flushed and stays open
     */
    public void write(RdfOutput.Syntax syntax, OutputStream out) throws IOException {
        try (Stream<DocumentRecord> records = records();
                RdfOutput rdf = new RdfOutput(syntax, out)) {
            records.forEach(record -> record.statements().forEach(rdf::write));
        }
    }

    private <T> Stream<T> stream(Pipeline.Work<T> work, Function<Finding, T> unopened) {
        PulledResults<T> results = new PulledResults<>(sink -> {
            try (Pipeline<T> pipeline = new Pipeline<>(detector, work, sink)) {
                pipeline.read(sources, finding -> sink.accept(unopened.apply(finding)));
            }
        });
        open.add(results);
        int order = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, order), false)
                .onClose(() -> {
                    results.close();
                    open.remove(results);
                });
    }

    /** Ends all reading. */
    @Override
    public void close() {
        open.forEach(PulledResults::close);
    }
}
