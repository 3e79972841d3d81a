package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.io.ResourceLines;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Flag;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.model.Value;

/**
 * The data elements of a study as one spelling has them: a column of {@code fields.tsv}, which says what its rows mean. Read once
 * for each format; immutable.
 */
final class StudyTable {
    private static final String TABLE = "fields.tsv";
    private static final int FIRST_SPELLING = 2;
    private static final int PLACEMENT = 6;
    private static final Map<String, Class<? extends Value>> VALUES = Map.of(
            "text", Text.class,
            "prose", Text.class,
            "id", Text.class,
            "coded", Coded.class,
            "date", PartialDate.class,
            "typedDate", PartialDate.class,
            "age", Age.class,
            "count", Count.class,
            "flag", Flag.class);

    private final Spelling spelling;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> partFields = new HashMap<>();

    /** How ClinicalTrials.gov writes a study: the columns of the table in their order. */
    enum Spelling {
        API_2,
        API_1,
        XML,
        PAGE
    }

    /**
     * One element.
     *
     * @param kind of the element, which says how it is read
     * @param of a property, role, concept or reason, as the kind wants it
     * @param path where the spelling has the element; the labels of a page with {@code |} between them
     * @param placement where the labels of a page stand
     * @param property of which the element is a value, where it is one
     */
    record Row(String kind, String of, String path, String placement, Optional<? extends Property<?>> property) {
        /** The property, whose values have the type of the row's kind. */
        @SuppressWarnings("unchecked") // compared with the type when the table is read
        <V extends Value> Property<V> property(Class<V> type) {
            return (Property<V>)
                    property.filter(named -> named.type() == type).orElseThrow();
        }

        /** The labels of a page. */
        List<String> labels() {
            return List.of(path.split("\\|"));
        }

        private Field field() {
            Field field = Field.labelOnly(path.split("\\|"));
            for (String word : placement.split(", ")) {
                field = switch (word) {
                    case "alone" -> field.alone();
                    case "repeated" -> field.repeated();
                    default -> word.startsWith("after ") ? field.after(word.substring("after ".length())) : field;
                };
            }
            return field;
        }
    }

    StudyTable(Spelling spelling) {
        this.spelling = spelling;
        String module = "";
        for (String line : ResourceLines.beside(StudyTable.class, TABLE)) {
            String[] cells = line.split("\t");
            String kind = cells[0];
            String cell = cells[FIRST_SPELLING + spelling.ordinal()];
            if (kind.equals("module")) {
                module = cell.equals("-") ? "" : cell + "/";
            } else if (kind.contains(".")) {
                partFields.put(kind, cell);
            } else if (!cell.equals("-")) {
                String path = cell.startsWith("/") ? cell.substring(1) : module + cell.replace("|", "|" + module);
                rows.add(new Row(kind, cells[1], path, cells[PLACEMENT], property(kind, cells[1])));
            }
        }
    }

    private static Optional<? extends Property<?>> property(String kind, String name) {
        Optional<? extends Property<?>> property =
                Optional.ofNullable(VALUES.get(kind)).flatMap(type -> TrialProperties.named(name, type));
        if (VALUES.containsKey(kind) && property.isEmpty()) {
            throw new IllegalStateException(TABLE + ": no property \"" + name + "\" of the kind " + kind);
        }
        return property;
    }

    Spelling spelling() {
        return spelling;
    }

    /** The elements that the spelling has, in the order in which they are read. */
    List<Row> rows() {
        return rows;
    }

    /** Where the spelling has a field of a part such as {@code outcome.measure}. */
    String partField(String kind, String name) {
        return partFields.get(kind + "." + name);
    }

    /** The layout of pages, with the labels of the rows. */
    Layout layout() {
        return Layout.exact(
                ResourceLines.beside(StudyTable.class, "boilerplate.txt"),
                rows.stream().map(Row::field).toList());
    }
}
