package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.trialgraph.store.ReleaseView;
import picocli.CommandLine.Option;

/** The option of every command that works on a store. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data")
    private Path data;

    Path folder() {
        return data;
    }

    /** Tells what a reader of a store takes in the temporary folder that this user may not write. */
    void tellCopies(Messages messages) throws IOException {
        long bytes = ReleaseView.copied(data);
        if (bytes > 0) {
            messages.note(String.format(
                    "%s is read-only: its files, %,d MB with holes, are copied to %s until this ends",
                    data, (bytes >> 20) + 1, System.getProperty("java.io.tmpdir")));
        }
    }
}
