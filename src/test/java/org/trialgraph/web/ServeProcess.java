package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trialgraph.cli.Main;

/** {@code trialgraph serve} as a process of its own, on a free port. */
final class ServeProcess implements AutoCloseable {
    private static final String PAGES = "pages ";

    private final Process process;
    private final String address;

    private ServeProcess(Process process, String address) {
        this.process = process;
        this.address = address;
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
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.startsWith(PAGES)) {
            line = said.readLine();
        }
        assertThat(line).as("the server says where it listens").isNotNull();
        return new ServeProcess(process, line.substring(PAGES.length()).strip());
    }

    /** Its address, ending in a slash. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
