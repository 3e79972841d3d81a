package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.trialgraph.query.StoreQueries;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.release.Dump;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: dumps of a store, with their description and checksums beside them. */
@Command(name = "export")
final class ExportCommand extends TrialgraphCommand {
    @Mixin
    private DataOption data;

    @Mixin
    private FormatOption format;

    @Option(names = "--to", paramLabel = "DIR", defaultValue = "export")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        data.tellCopies(messages());
        try (StoreQueries store = StoreQueries.open(data.folder())) {
            new Dump(store.dataset(), new Iris(store.base()))
                    .write(format.syntax(), folder)
                    .forEach(out()::println);
        }
        return 0;
    }
}
