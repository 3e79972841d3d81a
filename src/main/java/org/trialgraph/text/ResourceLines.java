package org.trialgraph.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the lists and tables that stand beside classes: one entry a line; a line that begins with {@code #} is a comment. */
public final class ResourceLines {
    private ResourceLines() {}

    /** The entries of a list in the folder of a class. */
    public static List<String> beside(Class<?> type, String name) {
        try (InputStream list = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
