package org.trialgraph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trialgraph.codes.Codes;
import org.trialgraph.convert.Converter;
import org.trialgraph.enrich.Linker;
import org.trialgraph.format.Format;
import org.trialgraph.format.Formats;
import org.trialgraph.intake.Detector;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.TrialGraph;
import picocli.CommandLine.Option;

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

    /** Maps trials to RDF. */
    TrialGraph graph() {
        return new TrialGraph(iris(), linker(), meshThreshold, contacts);
    }

    Converter converter() {
        return new Converter(graph());
    }

    Iris iris() {
        try {
            return new Iris(base);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }

    /** The MeSH index file that the user names. */
    Optional<Path> meshFile() {
        return Optional.ofNullable(mesh);
    }

    private Linker linker() {
        return Linker.NONE;
    }
}
