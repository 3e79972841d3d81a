package org.trialgraph.format.ctgovapi1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.trialgraph.format.json.FieldNames;

/**
 * The names of version 1 for the fields of version 2. Version 2 still tells them: each field of its {@code /studies/metadata}
 * has the old name as its piece. A field that the table does not list has the same name with a capital; a list stands in an
 * object of its own ({@code ConditionList}).
 */
final class ApiV1Names implements FieldNames {
    private static final String TABLE = "names.tsv";

    private final Map<String, String> names = read();

    @Override
    public String of(String notion, String name) {
        String known = names.get(notion + name);
        return known != null || name.isEmpty()
                ? Objects.requireNonNullElse(known, "")
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Map<String, String> read() {
        InputStream table = Objects.requireNonNull(ApiV1Names.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
