package org.trialgraph.cli;

import java.io.IOException;
import java.io.OutputStream;
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

    @Override
    public Integer call() throws IOException {
        SourceReader reader = new SourceReader(options, err());
        if (engine.isSpark()) {
            if (target == null || format.syntax() != Syntax.NQUADS) {
                throw UserError.usage("--engine spark writes a folder of N-Quads → name it with -o FOLDER");
            }
            engine.run(options, spark -> reader.add(spark.convert(sources, target)));
        } else if (target != null) {
            DurableFiles.write(Path.of(target), out -> convert(reader, out));
        } else {
            try (OutputStream out = new StandardOutput()) {
                convert(reader, out);
            }
        }
        return reader.finish();
    }

    private void convert(SourceReader reader, OutputStream out) throws IOException {
        Syntax syntax = format.syntax();
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
