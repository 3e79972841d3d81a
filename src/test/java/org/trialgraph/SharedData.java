package org.trialgraph;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real records that stand beside the project on some machines, in a folder {@code shared} next to the checkout, and are never
 * part of it. A test that needs one is skipped, and says so, where the folder is absent.
 */
public final class SharedData {
    private static final Path FOLDER = Path.of("..", "shared");

    private SharedData() {}

    /** A file or folder of the shared data; skips the calling test where it is absent. */
    public static Path file(String path) {
        Path file = FOLDER.resolve(path);
        assumeTrue(Files.exists(file), "skipped: no " + path + " in the folder of real records beside the project");
        return file;
    }
}
