package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.trialgraph.web.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the bundled examples, published and served. */
@Command(name = "demo")
final class DemoCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Option(names = "--port", defaultValue = "3030")
    private int port;

    @Override
    public Integer call() throws IOException {
        Path examples = Path.of(System.getProperty("trialgraph.home", "."), "examples");
        if (!Files.isDirectory(examples)) {
            throw UserError.usage("no folder " + examples + " → run ./trialgraph in the project's folder");
        }
        Path data = Files.createTempDirectory("trialgraph-demo");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(data), "clean"));
        List<String> sources = List.of(examples.toString());
        int code = PublishCommand.publish(sources, List.of(), List.of(), data, options, Optional.empty(), err());
        ServeCommand.serve(ServerOptions.usual(data).onPort(port), out());
        return code;
    }

    /** What cannot be removed stays for the system to clean. */
    private static void delete(Path folder) {
        try {
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            System.err.println("trialgraph: " + folder + " is left behind: " + e.getMessage());
        }
    }
}
