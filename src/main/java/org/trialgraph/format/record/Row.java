package org.trialgraph.format.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.RecordFields;

/**
 * The values of one row by the names of their columns: in lower case, with an underline for whatever is neither letter nor
 * digit, so that {@code Public title} and {@code public_title} are one name.
 */
public final class Row implements RecordFields {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final int line;

    /**
     * @param columns names, as {@link #name} makes them
     * @param cells values in the same order; those that are missing at the end are blank
     * @param line of the document where the row begins
     */
    Row(List<String> columns, List<String> cells, int line) {
        this.line = line;
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            if (!cells.get(i).isBlank()) {
                values.putIfAbsent(columns.get(i), cells.get(i));
            }
        }
    }

    /** The name of a column as it is asked for. */
    static String name(String printed) {
        return printed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    @Override
    public List<String> texts(String name) {
        return text(name).stream().toList();
    }

    @Override
    public String place(String name) {
        return "line " + line + " " + name;
    }

    @Override
    public Optional<String> peek(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public void ignore(String name, ReadReport report, String why) {
        if (values.remove(name) != null) {
            report.ignored(place(name), why);
        }
    }

    @Override
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A row has no parts. */
    @Override
    public Row object(String name) {
        return new Row(List.of(), List.of(), line);
    }

    @Override
    public List<Row> objects(String name) {
        return List.of();
    }

    @Override
    public void unmapped(ReadReport report) {
        values.forEach((name, value) -> report.unmappedValue(place(name), value));
    }
}
