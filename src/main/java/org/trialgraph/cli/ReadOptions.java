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
import org.apache.commons.codec.digest.DigestUtils;
import org.trialgraph.codes.Codes;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.files.FileSum;
import org.trialgraph.files.Progress;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.mesh.index.MeshIndex;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that reads documents. */
final class ReadOptions {
    @Option(names = "--source", paramLabel = "NAME")
    private String source;

    @Option(names = "--base", paramLabel = "IRI", defaultValue = Iris.DEFAULT_BASE)
    private String base;

    @Mixin
    private MeshOption mesh;

    @Option(names = "--mesh-threshold", paramLabel = "C", defaultValue = "0.5")
    private double meshThreshold;

    @Option(names = "--contacts")
    private boolean contacts;

    private Path dataFolder = Path.of("data");
    private MeshIndex meshIndex;
    private MeshLinker linker;

    /** Reads the documents of the sources that are wanted; see {@link Pipeline}. */
    <T> void read(
            List<String> sources,
            Predicate<SourceDocument> wanted,
            Pipeline.Work<T> work,
            Consumer<T> sink,
            Consumer<Finding> findings,
            Progress progress)
            throws IOException {
        try (Pipeline<T> pipeline = new Pipeline<>(detector(), work, sink)) {
            pipeline.read(sources, wanted, findings, progress);
        } catch (Pipeline.EndlessReadings e) {
            throw new UserError(e.getMessage());
        } catch (NoSuchFileException e) {
            throw noSource(e.getFile());
        }
    }

    /** Refuses sources that are not there, before anything is made. */
    static void requireThere(List<String> sources) {
        for (String source : sources) {
            if (!source.equals("-") && !Files.exists(Path.of(source))) {
                throw noSource(source);
            }
        }
    }

    private static UserError noSource(String source) {
        return UserError.usage("no file or folder \"" + source + "\" → check the path");
    }

    private Detector detector() {
        Formats formats = new Formats(new Codes());
        Optional<Format> forced = Optional.ofNullable(source).flatMap(formats::named);
        if (source != null && forced.isEmpty()) {
            List<String> names = formats.all().stream().map(Format::name).toList();
            throw UserError.usage("no format \"" + source + "\" → "
                    + NearestNames.of(source, names, "./trialgraph help formats lists them"));
        }
        return new Detector(formats, forced);
    }

    /** Turns readings into RDF. */
    Converter converter(Messages messages) {
        if (meshThreshold < 0 || meshThreshold > 1) {
            throw UserError.usage("--mesh-threshold " + meshThreshold + " is no confidence → give one from 0 to 1");
        }
        return new Converter(new TrialGraph(iris(), linker(messages), new ConstraintReader(), meshThreshold, contacts));
    }

    /** What the tasks of another engine read documents with. */
    Reading reading(Messages messages) {
        detector(); // tells of a format that there is not
        iris();
        return new Reading(
                base,
                Objects.requireNonNullElse(source, ""),
                meshThreshold,
                contacts,
                meshIndex(messages).bytes());
    }

    /** Links with that index. */
    MeshLinker linker(Messages messages) {
        linker = linker == null ? new MeshLinker(meshIndex(messages)) : linker;
        return linker;
    }

    /** The MeSH index to link with, opened once: building the starter takes longer than reading a few documents. */
    MeshIndex meshIndex(Messages messages) {
        meshIndex = meshIndex == null ? mesh.open(dataFolder, messages).index() : meshIndex;
        return meshIndex;
    }

    /**
     * What beside documents decides what is published.
     *
     * @param mesh the index that is linked with
     * @param organizations a sum of the organisations to link to, empty for none
     */
    Inputs inputs(MeshIndex mesh, String organizations) throws IOException {
        String both = String.join(" ", program(), Long.toHexString(mesh.checksum()), base);
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
