package org.trialgraph.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code convert}: documents in, RDF on standard output, no store touched. */
@Command(name = "convert")
final class ConvertCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private List<String> sources;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        Syntax syntax = format.syntax();
        SourceReader reader = new SourceReader(options, err());
        // Not System.out: a PrintStream swallows the error when the reader at the other end has gone.
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            if (syntax.streamed()) {
                reader.read(
                        sources,
                        converted -> RdfOutput.render(syntax, converted.statements()),
                        bytes -> write(out, bytes));
            } else {
                try (RdfOutput rdf = new RdfOutput(syntax, out)) {
                    reader.read(sources, Converted::statements, quads -> quads.forEach(rdf::write));
                }
            }
        }
        return reader.finish();
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UserError("standard output was closed before the end");
        }
    }
}
