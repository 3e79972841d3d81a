package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.query.StoreQueries;
import org.trialgraph.store.release.Dump;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: dumps of a store, with their description and checksums beside them. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes all current statements into a file, with VoID and a checksum beside it.")
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Mixin
    private FormatOption format;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "export",
            description = "Folder for the files (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Syntax syntax = format.syntax();
        try (StoreQueries store = StoreQueries.open(data.folder())) {
            for (Path file : new Dump(store.dataset(), store.base()).write(syntax, folder)) {
                spec.commandLine().getOut().println(file);
            }
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
