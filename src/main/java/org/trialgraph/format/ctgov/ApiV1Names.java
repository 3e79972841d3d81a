package org.trialgraph.format.ctgov;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.trialgraph.format.record.FieldNames;
import org.trialgraph.io.ResourceLines;

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
        return ResourceLines.beside(ApiV1Names.class, TABLE).stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toUnmodifiableMap(columns -> columns[0], columns -> columns[1]));
    }
}
