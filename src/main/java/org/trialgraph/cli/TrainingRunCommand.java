package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.files.TemporaryFolder;
import picocli.CommandLine.Command;

/**
 * {@code training-run}: does a little of what is done most. The launcher has the virtual machine archive the classes that it loads for
 * this, so that every later start takes them from there (application class-data sharing).
 */
@Command(name = "training-run", hidden = true)
final class TrainingRunCommand extends TrialgraphCommand {
    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("trialgraph.home", "."));
        String examples = home.resolve("examples").toString();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            String data = folder.folder().toString();
            // the query last: who writes to standard output closes it
            return Stream.of(
                            List.of(
                                    "convert",
                                    examples,
                                    "-o",
                                    folder.folder().resolve("examples.nq").toString()),
                            List.of("publish", examples, "--data", data),
                            List.of("query", "phases", "--data", data))
                    .mapToInt(line -> Main.run(line.toArray(String[]::new)))
                    .max()
                    .orElse(0);
        }
    }
}
