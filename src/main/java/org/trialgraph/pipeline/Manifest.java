package org.trialgraph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The list that stands beside fetched documents: per line the file's name, its address, the time it was fetched (ISO 8601)
 * and its SHA-256, separated by tabs.
 */
public final class Manifest {
    /** Name of the file. */
    public static final String FILE_NAME = "manifest.tsv";

    private Manifest() {}

    /**
     * Where one document comes from.
     *
     * @param url address it was fetched from
     * @param time when
     */
    public record Entry(String url, Instant time) {}

    /** Whether a file is a manifest and no document. */
    public static boolean isManifest(Path file) {
        return file.getFileName().toString().equals(FILE_NAME);
    }

    /** What the manifest in the folder of a file tells of the file. */
    public static Optional<Entry> entry(Path file) throws IOException {
        Path manifest = file.resolveSibling(FILE_NAME);
        if (!Files.isReadable(manifest)) {
            return Optional.empty();
        }
        String name = file.getFileName() + "\t";
        return Files.readAllLines(manifest).stream()
                .filter(line -> line.startsWith(name))
                .flatMap(line -> entry(line.split("\t")).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Entry> entry(String[] columns) {
        try {
            return columns.length < 3
                    ? Optional.empty()
                    : Optional.of(new Entry(columns[1], Instant.parse(columns[2])));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
