package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.trialgraph.cli.Main;

/** {@code trialgraph serve} as a process of its own, on a free port. */
final class ServeProcess implements AutoCloseable {
    private static final String PAGES = "pages ";

    private final Process process;
    private final String address;
    private final BufferedReader said;
    private final Path errors;

    private ServeProcess(Process process, String address, BufferedReader said, Path errors) {
        this.process = process;
        this.address = address;
        this.said = said;
        this.errors = errors;
    }

    /** Starts the command over a store and waits until it says where it listens. */
    static ServeProcess start(Path data, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0"));
        command.addAll(Arrays.asList(options));
        Path errors = Files.createTempFile("serve", ".err");
        errors.toFile().deleteOnExit();
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.startsWith(PAGES)) {
            line = said.readLine();
        }
        assertThat(line).as("the server says where it listens").isNotNull();
        return new ServeProcess(process, line.substring(PAGES.length()).strip(), said, errors);
    }

    /** Its address, ending in a slash. */
    String address() {
        return address;
    }

    /** Ends it and tells what it has printed since it listened, and as errors. */
    String stop() throws IOException {
        process.toHandle().destroy();
        return said.lines().collect(Collectors.joining("\n")) + Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
