package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.mesh.index.MeshFileException;
import org.trialgraph.mesh.index.MeshIndexes;
import org.trialgraph.mesh.link.MeshLinker;
import org.trialgraph.pipeline.Converter;
import org.trialgraph.pipeline.Detector;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that reads documents. */
public final class ReadOptions {
    @Option(names = "--source", paramLabel = "NAME", description = "Take every document for this format.")
    private String source;

    @Option(
            names = "--base",
            paramLabel = "IRI",
            defaultValue = Iris.DEFAULT_BASE,
            description = "Base of all IRIs of data (default: ${DEFAULT-VALUE}).")
    private String base;

    @Option(names = "--mesh", paramLabel = "FILE", description = "MeSH index made by 'mesh import'.")
    private Path mesh;

    @Option(
            names = "--mesh-threshold",
            paramLabel = "C",
            defaultValue = "0.5",
            description = "Least confidence of a link that is published as tg:mesh (default: ${DEFAULT-VALUE}).")
    private double meshThreshold;

    @Option(names = "--contacts", description = "Publish names, e-mails, phones and addresses of people.")
    private boolean contacts;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private Path dataFolder = Path.of("data");
    private MeshIndexes.Opened meshIndex;

    /** Tells the formats of documents. */
    Detector detector() {
        Formats formats = new Formats(new Codes());
        if (source == null) {
            return new Detector(formats, Optional.empty());
        }
        Optional<Format> forced = formats.named(source);
        if (forced.isEmpty()) {
            List<Format> all = formats.all();
            String names = all.stream().map(Format::name).collect(Collectors.joining(", "));
            throw UserError.usage("no format \"" + source + "\" → one of " + names);
        }
        return new Detector(formats, forced);
    }

    /** Turns readings into RDF; tells on standard error when it links with the starter index only. */
    Converter converter() {
        MeshIndexes.Opened opened = meshIndex();
        if (opened.starter()) {
            spec.commandLine().getErr().println("linking with " + opened.description());
        }
        return new Converter(new TrialGraph(iris(), new MeshLinker(opened.index()), meshThreshold, contacts));
    }

    /** The MeSH index to link with, opened once: building the starter takes longer than reading a few documents. */
    MeshIndexes.Opened meshIndex() {
        if (meshIndex == null) {
            meshIndex = opened();
        }
        return meshIndex;
    }

    private MeshIndexes.Opened opened() {
        try {
            return MeshIndexes.open(mesh, dataFolder);
        } catch (MeshFileException e) {
            throw new UserError(e.getMessage());
        } catch (IOException e) {
            throw new UserError("the MeSH index cannot be read: " + e.getMessage());
        }
    }

    Iris iris() {
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
