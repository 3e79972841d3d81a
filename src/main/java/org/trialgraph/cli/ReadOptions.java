package org.trialgraph.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.trialgraph.codes.Codes;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.files.FileSum;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.pipeline.Pipeline;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.spark.Reading;
import org.trialgraph.store.FileList;
import org.trialgraph.store.release.Publication.Inputs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that reads documents. */
final class ReadOptions {
    @Option(names = "--source", paramLabel = "NAME")
    private String source;

    @Option(names = "--base", paramLabel = "IRI", defaultValue = Iris.DEFAULT_BASE)
    private String base;

    @Option(names = "--mesh", paramLabel = "FILE")
    private Path mesh;

    @Option(names = "--mesh-threshold", paramLabel = "C", defaultValue = "0.5")
    private double meshThreshold;

    @Option(names = "--contacts")
    private boolean contacts;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private Path dataFolder = Path.of("data");
    private MeshIndexes.Opened meshIndex;
    private MeshLinker linker;

    /** Reads every document of the sources; see {@link Pipeline}. */
    <T> void read(List<String> sources, Pipeline.Work<T> work, Consumer<T> sink, Consumer<Finding> findings)
            throws IOException {
        read(sources, document -> true, work, sink, findings);
    }

    /** Reads the documents of the sources that are wanted. */
    <T> void read(
            List<String> sources,
            Predicate<SourceDocument> wanted,
            Pipeline.Work<T> work,
            Consumer<T> sink,
            Consumer<Finding> findings)
            throws IOException {
        try (Pipeline<T> pipeline = new Pipeline<>(detector(), work, sink)) {
            pipeline.read(sources, wanted, findings);
        } catch (Pipeline.EndlessReadings e) {
            throw new UserError(e.getMessage());
        } catch (NoSuchFileException e) {
            throw UserError.usage("no file or folder \"" + e.getFile() + "\" → check the path");
        }
    }

    private Detector detector() {
        Formats formats = new Formats(new Codes());
        Optional<Format> forced = Optional.ofNullable(source).flatMap(formats::named);
        if (source != null && forced.isEmpty()) {
            String names = formats.all().stream().map(Format::name).collect(Collectors.joining(", "));
            throw UserError.usage("no format \"" + source + "\" → one of " + names);
        }
        return new Detector(formats, forced);
    }

    /** Turns readings into RDF; tells on standard error when it links with the starter index only. */
    Converter converter() {
        tellOfStarter(meshIndex());
        return new Converter(new TrialGraph(iris(), linker(), new ConstraintReader(), meshThreshold, contacts));
    }

    private void tellOfStarter(MeshIndexes.Opened opened) {
        if (opened.starter()) {
            spec.commandLine().getErr().println("linking with " + opened.description());
        }
    }

    /** What the tasks of another engine read documents with. */
    Reading reading() {
        detector(); // tells of a format that there is not
        iris();
        MeshIndexes.Opened opened = meshIndex();
        tellOfStarter(opened);
        return new Reading(
                base,
                Objects.requireNonNullElse(source, ""),
                meshThreshold,
                contacts,
                opened.index().bytes());
    }

    /** Links with that index. */
    MeshLinker linker() {
        linker = linker == null ? new MeshLinker(meshIndex().index()) : linker;
        return linker;
    }

    /** The MeSH index to link with, opened once: building the starter takes longer than reading a few documents. */
    MeshIndexes.Opened meshIndex() {
        try {
            meshIndex = meshIndex == null ? MeshIndexes.open(mesh, dataFolder) : meshIndex;
            return meshIndex;
        } catch (MeshFileException e) {
            throw new UserError(e.getMessage());
        } catch (IOException e) {
            throw new UserError("the MeSH index cannot be read: " + e.getMessage());
        }
    }

    /**
     * What beside documents decides what is published.
     *
     * @param organizations a sum of the organisations to link to, empty for none
     */
    Inputs inputs(String organizations) throws IOException {
        String both =
                String.join(" ", program(), Long.toHexString(meshIndex().index().checksum()), base);
        String read =
                String.join(" ", both, String.valueOf(source), String.valueOf(meshThreshold), String.valueOf(contacts));
        return new Inputs(read, both + " " + organizations);
    }

    /** A sum of this program, which two builds of the same sources share. */
    private static String program() throws IOException {
        try {
            Path code = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Object sums = Files.isDirectory(code) ? FileList.sums(code) : FileSum.of(code);
            return DigestUtils.sha256Hex(sums.toString());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    Iris iris() {
        return iris(base);
    }

    /** Makes IRIs below a base that a user gives. */
    static Iris iris(String base) {
        try {
            return new Iris(base);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    /** Sets the folder of the store, beside which an index of MeSH may stand. */
    void dataFolder(Path folder) {
        dataFolder = folder;
    }
}
