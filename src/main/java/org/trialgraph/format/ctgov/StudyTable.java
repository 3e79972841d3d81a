package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trialgraph.format.TrialReader;
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
     * @param path where the spelling has the element
     * @param value takes the element where it is a value of a property; does nothing for others
     */
    record Row(String kind, String of, String path, Taker value) {}

    /** Takes a value of a study into a trial. */
    interface Taker {
        void take(StudyFields study, TrialReader trial);
    }

    private interface Kind<V extends Value> {
        void take(TrialReader trial, Property<V> property, StudyFields study, String path);
    }

    private final Spelling spelling;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> partFields = new HashMap<>();

    StudyTable(Spelling spelling) {
        this.spelling = spelling;
        String module = "";
        for (String line : ResourceLines.beside(StudyTable.class, TABLE)) {
            String[] cells = line.split("\t");
            String cell = cells[2 + spelling.ordinal()];
            if (cells[0].equals("module")) {
                module = cell.equals("-") ? "" : cell + "/";
            } else if (cells[0].contains(".")) {
                partFields.put(cells[0], cell);
            } else if (!cell.equals("-")) {
                String path = cell.startsWith("/") ? cell.substring(1) : module + cell.replace("|", "|" + module);
                rows.add(new Row(cells[0], cells[1], path, taker(cells[0], cells[1], path)));
            }
        }
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

    private static Taker taker(String kind, String of, String path) {
        return switch (kind) {
            case "text" -> value(of, Text.class, TrialReader::text, path);
            case "prose" ->
                value(of, Text.class, (trial, property, study, p) -> trial.prose(property, study.prose(p)), path);
            case "id" -> value(of, Text.class, TrialReader::id, path);
            case "coded" -> value(of, Coded.class, TrialReader::coded, path);
            case "date" -> value(of, PartialDate.class, TrialReader::date, path);
            case "age" -> value(of, Age.class, TrialReader::age, path);
            case "count" -> value(of, Count.class, TrialReader::count, path);
            case "flag" -> value(of, Flag.class, TrialReader::flag, path);
            default -> (study, trial) -> {};
        };
    }

    private static <V extends Value> Taker value(String property, Class<V> type, Kind<V> kind, String path) {
        Property<V> named = TrialProperties.named(property, type)
                .orElseThrow(() -> new IllegalStateException(TABLE + ": no property \"" + property + "\" of its kind"));
        return (study, trial) -> kind.take(trial, named, study, path);
    }
}
