package org.trialgraph.format.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.io.ResourceLines;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.model.Value;

/**
 * ValueFields whose labels stand in a table beside a class. A row is a kind of field by the name of its method in {@link ValueFields},
 * {@link ListFields} or {@link Field}, what the field is of (a property, a role, a polarity; {@code -} where the kind says it),
 * and labels. Rows that differ in their labels alone are one field.
 */
public final class FieldTable {
    private final Map<Row, List<String>> rows;

    private record Row(String kind, String of) {}

    private FieldTable(Map<Row, List<String>> rows) {
        this.rows = rows;
    }

    /** The table of a name in the folder of a class. */
    public static FieldTable beside(Class<?> type, String name) {
        return new FieldTable(ResourceLines.beside(type, name).stream()
                .map(line -> List.of(line.split("\t")))
                .collect(Collectors.groupingBy(
                        cells -> new Row(cells.get(0), cells.get(1)),
                        LinkedHashMap::new,
                        Collectors.flatMapping(cells -> cells.stream().skip(2), Collectors.toList()))));
    }

    /**
     * The fields in the order of the table.
     *
     * @param codes of the site
     * @param certain whether values that are not what their field should hold are left where they stand
     */
    public List<Field> of(CodeTable codes, boolean certain) {
        ValueFields fields = new ValueFields(codes, certain);
        ListFields parts = new ListFields(codes);
        return rows.entrySet().stream()
                .map(row -> field(row.getKey(), row.getValue().toArray(String[]::new), fields, parts))
                .toList();
    }

    private static Field field(Row row, String[] labels, ValueFields fields, ListFields parts) {
        return Stream.of(value(row, labels, fields), part(row, labels, parts), around(row, labels))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of field \"" + row.kind() + "\""));
    }

    private static Optional<Field> value(Row row, String[] labels, ValueFields fields) {
        return Optional.ofNullable(
                switch (row.kind()) {
                    case "text" -> fields.text(property(row.of(), Text.class), labels);
                    case "prose" -> fields.prose(property(row.of(), Text.class), labels);
                    case "coded" -> fields.coded(property(row.of(), Coded.class), labels);
                    case "date" -> fields.date(property(row.of(), PartialDate.class), labels);
                    case "typedDate" ->
                        fields.date(
                                property(row.of(), PartialDate.class),
                                property(row.of() + "Type", Coded.class),
                                labels);
                    case "enrollment" -> fields.enrollment(labels);
                    case "minimumAge" -> fields.minimumAge(labels);
                    case "maximumAge" -> fields.maximumAge(labels);
                    case "ages" -> fields.ages(labels);
                    case "healthyVolunteers" -> fields.healthyVolunteers(labels);
                    default -> null;
                });
    }

    private static Optional<Field> part(Row row, String[] labels, ListFields parts) {
        String constant = row.of().toUpperCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (row.kind()) {
                    case "number" -> parts.number(labels);
                    case "otherIds" -> parts.otherIds(labels);
                    case "sponsor" -> parts.sponsor(Sponsor.Role.valueOf(constant), labels);
                    case "sponsors" -> parts.sponsors(Sponsor.Role.valueOf(constant), labels);
                    case "keywords" -> parts.keywords(labels);
                    case "conditions" -> parts.conditions(labels);
                    case "interventions" -> parts.interventions(labels);
                    case "criteria" -> parts.criteria(Polarity.valueOf(constant), labels);
                    case "outcomes" -> parts.outcomes(Outcome.Kind.valueOf(constant), labels);
                    default -> null;
                });
    }

    private static Optional<Field> around(Row row, String[] labels) {
        return Optional.ofNullable(
                switch (row.kind()) {
                    case "heading" -> Field.heading(labels);
                    case "persons" -> Persons.headings();
                    case "aside" -> Field.aside(labels);
                    default -> null;
                });
    }

    private static <V extends Value> Property<V> property(String name, Class<V> type) {
        return TrialProperties.named(name, type)
                .orElseThrow(
                        () -> new IllegalStateException("no property \"" + name + "\" of " + type.getSimpleName()));
    }
}
