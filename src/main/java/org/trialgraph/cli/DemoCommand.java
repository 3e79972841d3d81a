package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trialgraph.files.TemporaryFolder;
import org.trialgraph.web.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the bundled examples, published and served. */
@Command(name = "demo")
final class DemoCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Option(names = "--port", paramLabel = "N", defaultValue = "3030")
    private int port;

    @Override
    public Integer call() throws IOException {
        Path examples = Path.of(System.getProperty("trialgraph.home", "."), "examples");
        if (!Files.isDirectory(examples)) {
            throw UserError.usage("no folder " + examples + " → run ./trialgraph in the project's folder");
        }
        TemporaryFolder folder = TemporaryFolder.create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "clean"));
        Path data = folder.folder();
        List<String> sources = List.of(examples.toString());
        int code = PublishCommand.publish(sources, data, options, messages());
        ServeCommand.serve(ServerOptions.usual(data).onPort(port), out());
        return code;
    }

    private static void delete(TemporaryFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            System.err.println("trialgraph: " + folder.folder() + " is left behind: " + e.getMessage());
        }
    }
}
