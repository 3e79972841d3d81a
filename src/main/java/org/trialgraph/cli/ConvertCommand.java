package org.trialgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.lang3.function.Failable;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.files.DurableFiles;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.pipeline.RdfOutput;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert}: documents in, RDF on standard output or into a file, no store touched. */
@Command(name = "convert")
final class ConvertCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "File, folder, archive, or - for standard input.")
    private List<String> sources;

    @Mixin
    private FormatOption format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private String target;

    @Mixin
    private EngineOption engine;

    @Mixin
    private ReportOption report;

    @Override
    public Integer call() throws IOException {
        Syntax syntax = format.syntax();
        if (engine.isSpark() && (target == null || syntax != Syntax.NQUADS)) {
            throw UserError.usage("--engine spark writes a folder of N-Quads → name it with -o FOLDER");
        }
        if (!engine.isSpark()) {
            ReadOptions.requireThere(sources);
            if (target != null && Files.isDirectory(Path.of(target))) {
                throw UserError.usage(target + " is a folder → name a file in it");
            }
        }
        try (SourceReader reader = new SourceReader(options, messages(), report)) {
            if (engine.isSpark()) {
                reader.add(engine.run(options, messages(), spark -> spark.convert(sources, target)));
            } else if (target != null) {
                DurableFiles.write(Path.of(target), out -> convert(reader, syntax, out));
            } else {
                try (OutputStream out = new StandardOutput()) {
                    convert(reader, syntax, out);
                }
            }
            return reader.finish();
        }
    }

    private void convert(SourceReader reader, Syntax syntax, OutputStream out) throws IOException {
        if (syntax.streamed()) {
            Function<List<Quad>, byte[]> renderer = RdfOutput.renderer(syntax);
            reader.read(sources, converted -> renderer.apply(converted.statements()), Failable.asConsumer(out::write));
        } else {
            try (RdfOutput rdf = new RdfOutput(syntax, out)) {
                reader.read(sources, Converted::statements, quads -> quads.forEach(rdf::write));
            }
        }
    }
}
