package org.trialgraph.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    public record Entry(String url, Instant time) {
        /** What SingleFile writes into the head of a page that it saves; the time as browsers print dates. */
        private static final Pattern SAVED =
                Pattern.compile("Page saved with SingleFile\\s{1,9}url: (https?://\\S{1,2000})\\s{1,9}"
                        + "saved date: \\w{3} (\\w{3} \\d{2} \\d{4} \\d{2}:\\d{2}:\\d{2}) GMT([+-]\\d{4})");

        private static final DateTimeFormatter PRINTED =
                DateTimeFormatter.ofPattern("MMM dd uuuu HH:mm:ssxx", Locale.ENGLISH);
        private static final int HEAD = 4096;

        /** What a page tells of where and when a browser saved it; empty where it does not. */
        static Optional<Entry> ofSavedPage(byte[] page) {
            if (page.length == 0 || page[0] != '<') {
                return Optional.empty();
            }
            String head = new String(page, 0, Math.min(page.length, HEAD), StandardCharsets.UTF_8);
            Matcher saved = SAVED.matcher(head);
            try {
                return saved.find()
                        ? Optional.of(new Entry(
                                saved.group(1),
                                OffsetDateTime.parse(saved.group(2) + saved.group(3), PRINTED)
                                        .toInstant()))
                        : Optional.empty();
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

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
        return entry(lines(manifest), file.getFileName().toString());
    }

    /** What the lines of a manifest tell of a file of the folder. */
    public static Optional<Entry> entry(Stream<String> lines, String file) {
        return lines.filter(line -> line.startsWith(file + "\t"))
                .flatMap(line -> entry(line.split("\t")).stream())
                .reduce((earlier, later) -> later);
    }

    /** The latest time in the manifest of a folder. */
    public static Optional<Instant> latest(Path folder) throws IOException {
        Path manifest = folder.resolve(FILE_NAME);
        return !Files.isReadable(manifest)
                ? Optional.empty()
                : lines(manifest)
                        .flatMap(line -> entry(line.split("\t")).stream())
                        .map(Entry::time)
                        .max(Comparator.naturalOrder());
    }

    private static Stream<String> lines(Path manifest) throws IOException {
        return new String(Files.readAllBytes(manifest), StandardCharsets.UTF_8).lines();
    }

    private static Optional<Entry> entry(String[] columns) {
        return columns.length < 3 ? Optional.empty() : time(columns[2]).map(time -> new Entry(columns[1], time));
    }

    /** The instant that a text is; empty where it is none. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
