package org.trialgraph.format.ctgov;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.record.FieldMapper.Mapping;
import org.trialgraph.text.ResourceLines;

/**
 * The data elements of a study as one spelling has them: a column of {@code fields.tsv}, which says what its rows mean. Read once
 * for each format; immutable.
 */
final class StudyTable {
    private static final int FIRST_SPELLING = 2;
    private static final int PLACEMENT = 6;

    private final Spelling spelling;
    private final List<Mapping> rows = new ArrayList<>();
    private final Map<String, String> partFields = new HashMap<>();
    private final Set<String> partKinds = new HashSet<>();
    private final List<Field> labels = new ArrayList<>();

    /** How ClinicalTrials.gov writes a study: the columns of the table in their order. */
    enum Spelling {
        API_2,
        API_1,
        XML,
        PAGE
    }

    StudyTable(Spelling spelling) {
        this.spelling = spelling;
        String module = "";
        for (String line : ResourceLines.beside(StudyTable.class, "fields.tsv")) {
            String[] cells = line.split("\t");
            String kind = cells[0];
            String cell = cells[FIRST_SPELLING + spelling.ordinal()];
            if (kind.equals("module")) {
                module = cell.equals("-") ? "" : cell + "/";
            } else if (kind.contains(".")) {
                partFields.put(kind, cell);
                partKinds.add(kind.substring(0, kind.indexOf('.')));
            } else if (!cell.equals("-")) {
                String path = cell.startsWith("/") ? cell.substring(1) : module + cell.replace("|", "|" + module);
                rows.add(new Mapping(kind, cells[1], List.of(path.split("\\|"))));
                labels.add(label(cell.split("\\|"), cells[PLACEMENT]));
            }
        }
    }

    private static Field label(String[] labels, String placement) {
        Field field = Field.labelOnly(labels);
        for (String word : placement.split(", ")) {
            field = word.equals("-") ? field : field.with(word);
        }
        return field;
    }

    Spelling spelling() {
        return spelling;
    }

    /** The elements that the spelling has, in the order in which they are read, each with its path or the labels of pages. */
    List<Mapping> rows() {
        return rows;
    }

    /** Whether elements of a kind are parts with fields of their own. */
    boolean hasParts(String kind) {
        return partKinds.contains(kind);
    }

    /** Where the spelling has a field of a part such as {@code outcome.measure}. */
    String partField(String kind, String name) {
        return partFields.get(kind + "." + name);
    }

    /** The layout of pages, with the labels of the rows. */
    Layout layout() {
        return Layout.exact(ResourceLines.beside(StudyTable.class, "boilerplate.txt"), labels);
    }
}
