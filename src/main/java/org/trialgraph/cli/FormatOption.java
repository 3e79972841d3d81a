package org.trialgraph.cli;

import org.trialgraph.pipeline.RdfOutput.Syntax;
import picocli.CommandLine.Option;

/** The option of every command that writes RDF. */
final class FormatOption {
    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "nquads")
    private String format;

    Syntax syntax() {
        return Syntax.named(format)
                .orElseThrow(() -> UserError.usage(
                        "no format \"" + format + "\" → one of nquads, trig, turtle, jsonld, ntriples"));
    }
}
