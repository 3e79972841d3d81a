package org.trialgraph.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that works on a store. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private Path data;

    Path folder() {
        return data;
    }
}
