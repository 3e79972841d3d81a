package org.trialgraph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The list that stands beside fetched documents: per line the file's name, its address, the time it was fetched (ISO 8601)
 * and its SHA-256, separated by tabs.
 */
public final class Manifest {
    /** Name of the file. */
    public static final String FILE_NAME = "manifest.tsv";

    private final Map<String, Entry> entries;

    /**
     * Where one document comes from.
     *
     * @param url address it was fetched from
     * @param time when
     */
    public record Entry(String url, Instant time) {}

    private Manifest(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** The manifest in the folder of a file. */
    public static Optional<Manifest> beside(Path file) throws IOException {
        Path manifest = file.resolveSibling(FILE_NAME);
        return Files.isReadable(manifest) ? Optional.of(read(manifest)) : Optional.empty();
    }

    /** Whether a file is a manifest and no document. */
    public static boolean isManifest(Path file) {
        return file.getFileName().toString().equals(FILE_NAME);
    }

    /** What is known of a file. */
    public Optional<Entry> entry(String fileName) {
        return Optional.ofNullable(entries.get(fileName));
    }

    private static Manifest read(Path manifest) throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        for (String line : Files.readAllLines(manifest)) {
            String[] columns = line.split("\t");
            if (columns.length >= 3) {
                time(columns[2]).ifPresent(time -> entries.put(columns[0], new Entry(columns[1], time)));
            }
        }
        return new Manifest(entries);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
