package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that last as long as a command. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    /** Removes a folder with all it holds; what cannot be removed stays for the system to clean. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("trialgraph: " + folder + " is left behind: " + e.getMessage());
        }
    }
}
