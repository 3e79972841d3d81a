package org.trialgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.trialgraph.files.TemporaryFolder;
import org.trialgraph.web.Server;
import org.trialgraph.web.ServerOptions;
import picocli.CommandLine.Command;

/**
 * {@code training-run}: does a little of what is done most. The launcher has the virtual machine archive the classes that it loads for
 * this, so that every later start takes them from there (application class-data sharing).
 */
@Command(name = "training-run", hidden = true)
final class TrainingRunCommand extends TrialgraphCommand {
    private static final List<String> FIRST_READ = List.of(
            "",
            "search?q=anemia",
            "sparql?query=SELECT+*+%7B+%3Fs+a+%3Fc+%7D+ORDER+BY+%3Fc+LIMIT+5",
            "trial/NCT00001962");

    @Override
    public Integer call() throws IOException {
        Path home = Path.of(System.getProperty("trialgraph.home", "."));
        String examples = home.resolve("examples").toString();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            String data = folder.folder().toString();
            int failed = Stream.of(
                            List.of(
                                    "convert",
                                    examples,
                                    "-o",
                                    folder.folder().resolve("examples.nq").toString()),
                            List.of("publish", examples, "--data", data))
                    .mapToInt(line -> Main.run(line.toArray(String[]::new)))
                    .max()
                    .orElse(0);
            serve(folder.folder());
            return Math.max(failed, Main.run("query", "phases", "--data", data));
        }
    }

    /** Serves a store and reads what is read first. */
    private static void serve(Path data) throws IOException {
        try (Server server = Server.start(ServerOptions.usual(data).onPort(0))) {
            for (String path : FIRST_READ) {
                try (InputStream answer =
                        URI.create(server.address() + path).toURL().openStream()) {
                    answer.readAllBytes();
                }
            }
        }
    }
}
